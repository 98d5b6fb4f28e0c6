# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentences for the worker's notes on how an answer came about."""

from __future__ import annotations

from collections.abc import Sequence

from rs_assistant.engine.answers.wording import Words


def note_sentences(codes: Sequence[str], words: Words) -> tuple[str, ...]:
    """One sentence per known code, in order, none twice; unknown codes are left out."""
    tr = words.tr
    known = {
        "similarity_only": tr(
            "Found by likeness to the words, not by a trained detector: look before you rely on it."
        ),
        "partly_cloudy": tr("Clouds hide part of {whole}; what lies below them is unknown.").format(
            whole=words.whole
        ),
        "scale_unknown": tr("The ground resolution is unknown; the picture was read as it is."),
        "joined_buildings": tr(
            "Buildings that touch may count as one; “with right angles” squares their outlines."
        ),
        "wider_class": tr("Mapped as the wider class; finer kinds can't be told at this scale."),
        "as_cover": tr(
            "Single ones can't be told at this ground resolution: what they cover is outlined."
        ),
        "fine_for_cover": tr(
            "Land cover was learnt from coarser imagery; on detail as fine as this it is a rough "
            "guide."
        ),
        "upsampled": tr("The image is coarser than the model expects; small things may be missed."),
        "not_aligned": tr("The two dates could not be aligned with confidence."),
        "resampled": tr("The finer picture was reduced to the coarser one's resolution."),
        "no_cover_maps": tr("Only where it changed is known, not from what to what."),
        "untold_colour": tr("Colours were judged from the pixels inside of the outlines."),
        "no_scale": tr("The picture has no scale, so nothing could be measured."),
    }
    return tuple(dict.fromkeys(known[code] for code in codes if code in known))
