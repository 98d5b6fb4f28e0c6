# SPDX-License-Identifier: GPL-2.0-or-later
"""What comes back: measured geometries, GeoPackages, styled layers, their undo."""
