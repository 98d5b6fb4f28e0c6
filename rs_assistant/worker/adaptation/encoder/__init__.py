# SPDX-License-Identifier: GPL-2.0-or-later
"""The dual encoder of *see*: network, training, its second stage, calibration, export."""
