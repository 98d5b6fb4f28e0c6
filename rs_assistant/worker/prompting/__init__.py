# SPDX-License-Identifier: GPL-2.0-or-later
"""Outlines from clicks and boxes: prompters, and the views that they keep ready."""
