# SPDX-License-Identifier: GPL-2.0-or-later
"""Roofs that the segmenter lets grow together are taken apart where it hesitates between them.

The cores of roofs are where the network is sure, less the width of a wall; each pixel of a patch
goes to the core that it is reached from first. No ground is lost or won: only lines are drawn.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from rs_assistant.worker.models.change_decision import labelled

Mask = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int32]

SURE = 0.75  # probability of a roof's core
WALL = 1.0  # metres that a core keeps from where the network is less sure
CORE = 8.0  # square metres of the smallest core
COARSEST = 0.65  # metres per pixel beyond which gaps between roofs are not seen
STEPS = ((0, 1), (0, -1), (1, 1), (1, -1))  # axis and direction


def taken_apart(
    probability: npt.NDArray[np.floating], mask: Mask, metres_per_pixel: float
) -> Numbers:
    """Number the roofs of a mask from 1, 0 outside of it; arrays are (height, width).

    Patches of the mask (4-neighbourhood) are never joined; where the view is too coarse to see
    gaps, each is one roof.
    """
    patches, count = numbered(mask)
    if metres_per_pixel > COARSEST or not count:
        return patches
    wall = max(1, round(WALL / metres_per_pixel))
    cores, found = numbered(_shrunk(mask & (probability >= SURE), wall))
    if found < 2:
        return patches
    sizes = np.bincount(cores.ravel(), minlength=found + 1)
    large = sizes >= max(4.0, CORE / metres_per_pixel**2)
    large[0] = False
    # The patch of each core, and which patches have several.
    flat = np.flatnonzero(cores)
    home = np.zeros(found + 1, np.int64)
    home[cores.ravel()[flat]] = patches.ravel()[flat]
    several = np.flatnonzero(np.bincount(home[large], minlength=count + 1) > 1)
    if not len(several):
        return patches
    for patch, (rows, columns) in zip(several.tolist(), _windows(patches, several)):
        inside = patches[rows, columns] == patch
        seeds = np.where(inside & large[cores[rows, columns]], cores[rows, columns], 0)
        grown = _grown(seeds.astype(np.int32), inside)
        own = np.unique(grown[grown > 0])
        # The first keeps the patch's number, the others get new ones.
        for number in own[1:].tolist():
            count += 1
            patches[rows, columns][grown == number] = count
    return patches


def numbered(mask: Mask) -> tuple[Numbers, int]:
    """Connected parts of a mask (4-neighbourhood), numbered from 1, and how many there are."""
    found = labelled(mask)
    return found, int(found.max(initial=0))


def _shrunk(mask: Mask, pixels: int) -> Mask:
    """A mask less a rim; beyond the picture it goes on."""
    for _ in range(pixels):
        inner = mask.copy()
        inner[1:] &= mask[:-1]
        inner[:-1] &= mask[1:]
        inner[:, 1:] &= mask[:, :-1]
        inner[:, :-1] &= mask[:, 1:]
        mask = inner
    return mask


def _windows(patches: Numbers, wanted: npt.NDArray[np.intp]) -> list[tuple[slice, slice]]:
    """Rows and columns that hold each of these patches."""
    chosen = np.isin(patches, wanted)
    rows, columns = np.nonzero(chosen)
    order = np.argsort(patches[rows, columns], kind="stable")
    rows, columns = rows[order], columns[order]
    starts = np.searchsorted(patches[rows, columns], wanted)
    found = []
    for part_rows, part_columns in zip(np.split(rows, starts[1:]), np.split(columns, starts[1:])):
        found.append(
            (
                slice(int(part_rows.min()), int(part_rows.max()) + 1),
                slice(int(part_columns.min()), int(part_columns.max()) + 1),
            )
        )
    return found


def _grown(seeds: Numbers, inside: Mask) -> Numbers:
    """Every pixel inside gets the number of the seed from which it is reached first."""
    left = int((inside & (seeds == 0)).sum())
    while left:
        before = seeds.copy()
        for axis, direction in STEPS:
            target = [slice(None), slice(None)]
            source = [slice(None), slice(None)]
            target[axis] = slice(1, None) if direction > 0 else slice(None, -1)
            source[axis] = slice(None, -1) if direction > 0 else slice(1, None)
            here, there = seeds[tuple(target)], before[tuple(source)]
            put = (here == 0) & (there > 0) & inside[tuple(target)]
            here[put] = there[put]
        now = int((inside & (seeds == 0)).sum())
        if now == left:
            break
        left = now
    return seeds
