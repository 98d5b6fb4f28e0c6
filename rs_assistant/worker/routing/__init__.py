# SPDX-License-Identifier: GPL-2.0-or-later
"""From what people type to a plan: words are mended, cues weighed, follow-ups resolved."""
