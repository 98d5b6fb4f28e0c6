# SPDX-License-Identifier: GPL-2.0-or-later
"""The chat dock: widgets that display the session and forward what the user does."""
