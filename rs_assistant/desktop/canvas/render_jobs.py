# SPDX-License-Identifier: GPL-2.0-or-later
"""Render jobs that nobody waits for any more."""

from __future__ import annotations

from qgis.core import QgsMapRendererParallelJob
from qgis.PyQt.QtCore import Qt

_ending: set[QgsMapRendererParallelJob] = set()


def end_quietly(job: QgsMapRendererParallelJob) -> None:
    """Cancel a job without waiting; it is kept until it has ended, as its threads still use it."""

    def ended() -> None:
        _ending.discard(job)
        job.deleteLater()

    job.finished.disconnect()
    if job.isActive():
        _ending.add(job)
        job.finished.connect(ended, Qt.ConnectionType.QueuedConnection)
        job.cancelWithoutBlocking()
    else:
        job.deleteLater()
