# SPDX-License-Identifier: GPL-2.0-or-later
"""What a request leaves free in the heap goes back to the system."""

from __future__ import annotations

import platform
import subprocess
import sys
import weakref

import pytest

from rs_assistant.worker.device import give_back_memory

# Blocks in the heap, of which only the last one stays: without a word they stay with the process.
SCRIPT = """
from rs_assistant.worker.device import give_back_memory, memory
blocks = [bytes(100_000) for _ in range(2000)]
last = blocks[-1]
blocks.clear()
before = memory()["used"]
give_back_memory()
print(before, memory()["used"], len(last))
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc keeps what is free")
def test_free_blocks_below_one_in_use_are_given_back() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True
    )
    before, after, _ = (int(word) for word in done.stdout.split())
    assert before - after > 100 * 2**20


def test_things_that_refer_to_each_other_are_let_go() -> None:
    class Seen:
        pass

    one, other = Seen(), Seen()
    one.other, other.one = other, one
    gone = weakref.ref(one)
    del one, other
    give_back_memory()
    assert gone() is None
