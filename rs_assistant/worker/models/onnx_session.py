# SPDX-License-Identifier: GPL-2.0-or-later
"""The one place where a model's file is opened: in its pack's folder, and nothing outside of it."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import onnxruntime

from rs_assistant.engine.errors import ModelUnavailable
from rs_assistant.worker.models.external_data import external_files


def open_session(
    folder: Path, name: str, threads: int, *, sizes_vary: bool = False, keep_memory: bool = True
) -> onnxruntime.InferenceSession:
    """A session on the CPU over ``folder/name`` whose int8 weights are widened once, at loading.

    ``sizes_vary`` says that inputs come in many sizes; ``keep_memory`` False gives a run's memory
    back to the system.

    Raises:
        ModelUnavailable: the file is missing, wants files outside of the folder, or ONNX Runtime
            refuses it.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Threads that spin while they wait take the processor from QGIS, and from each other: on a
    # busy machine everything is three times as fast without.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # int8 is how weights are stored, not how they are used: full-precision arithmetic, and no
    # widening anew at every run.
    options.add_session_config_entry("session.disable_quant_qdq", "1")
    if sizes_vary:  # a plan per size would only hold memory
        options.enable_mem_pattern = False
    options.enable_cpu_mem_arena = keep_memory
    try:
        path = _inside(folder, name)
        for other in external_files(path):
            _inside(path.parent, other)
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # the errors of the runtime share no base class
        raise ModelUnavailable(
            f"The model file '{PurePosixPath(name).name}' cannot be opened.",
            "Reinstall the model pack.",
            str(error),
        ) from error


def _inside(folder: Path, name: str) -> Path:
    """A file below a folder, links followed. Raises `ValueError` for one that is elsewhere."""
    root = folder.resolve()
    path = (root / name).resolve()
    if root not in path.parents:
        raise ValueError(f"{name!r} is outside of the pack")
    return path
