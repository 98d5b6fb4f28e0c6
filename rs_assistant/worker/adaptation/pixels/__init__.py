# SPDX-License-Identifier: GPL-2.0-or-later
"""What the three pixel models share: backbone, command line, export, images."""
