# SPDX-License-Identifier: GPL-2.0-or-later
"""Model adapters: one short class per file."""
