# SPDX-License-Identifier: GPL-2.0-or-later
"""From a message to a plan to evidence."""
