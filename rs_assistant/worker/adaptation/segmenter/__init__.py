# SPDX-License-Identifier: GPL-2.0-or-later
"""The segmenter: dense sets, network, losses, training, export, figures."""
