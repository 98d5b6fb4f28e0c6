# SPDX-License-Identifier: GPL-2.0-or-later
"""Quality figures of the shipped packs, through the product's own worker and answers."""
