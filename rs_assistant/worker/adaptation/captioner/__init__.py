# SPDX-License-Identifier: GPL-2.0-or-later
"""The captioner of *speak*: network, words, training, scores, export."""
