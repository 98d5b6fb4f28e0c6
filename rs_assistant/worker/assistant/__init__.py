# SPDX-License-Identifier: GPL-2.0-or-later
"""From a plan to evidence: one recipe per kind of step."""
