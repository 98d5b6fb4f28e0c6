# SPDX-License-Identifier: GPL-2.0-or-later
"""The assistant as algorithms: Toolbox, Model Builder, qgis_process."""
