# SPDX-License-Identifier: GPL-2.0-or-later
"""What is looked at: imagery of the map as pictures with a place, and tools to draw regions."""
