# SPDX-License-Identifier: GPL-2.0-or-later
"""The change model: real and composed pairs, network, training, export, figures."""
