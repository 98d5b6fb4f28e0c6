# SPDX-License-Identifier: GPL-2.0-or-later
"""The models and what runs them: a child process with an interpreter of its own."""
