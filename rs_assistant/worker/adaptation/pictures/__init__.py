# SPDX-License-Identifier: GPL-2.0-or-later
"""Pictures with words: training folders read into examples, and the names to tell apart."""
