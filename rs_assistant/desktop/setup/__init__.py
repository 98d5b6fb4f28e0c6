# SPDX-License-Identifier: GPL-2.0-or-later
"""First steps on a new machine: the worker's environment and the model packs."""
