# SPDX-License-Identifier: GPL-2.0-or-later
"""What desktop and worker share: plain data and functions (standard library and numpy only)."""
