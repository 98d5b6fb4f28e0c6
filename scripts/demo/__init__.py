# SPDX-License-Identifier: GPL-2.0-or-later
"""The scripted conversation of `make demo`, and of `make run` without a display."""
