# SPDX-License-Identifier: GPL-2.0-or-later
"""The one way to do something off the main thread."""
