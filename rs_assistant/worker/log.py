# SPDX-License-Identifier: GPL-2.0-or-later
"""The worker's log is its stderr, which the asking side writes to a file that the user can open."""

from __future__ import annotations

import logging
import sys
import time


def start_logging(level: int = logging.INFO) -> None:
    """Send the root logger to stderr, with UTC times so that logs of two machines compare."""
    handler = logging.StreamHandler(sys.stderr)
    formatter = logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s")
    formatter.converter = time.gmtime
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
