# SPDX-License-Identifier: GPL-2.0-or-later
"""Training code of the starter models; also adapts them to a user's own pairs. Needs torch."""
