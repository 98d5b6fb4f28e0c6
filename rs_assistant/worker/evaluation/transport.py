# SPDX-License-Identifier: GPL-2.0-or-later
"""A worker process driven from a script; lives in the engine because Processing uses it too."""

from rs_assistant.engine.worker_pipe import Worker

__all__ = ["Worker"]
