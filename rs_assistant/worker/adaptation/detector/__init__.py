# SPDX-License-Identifier: GPL-2.0-or-later
"""The detector: instance sets, network, losses, training, export, figures."""
