# SPDX-License-Identifier: GPL-2.0-or-later
"""One sentence for every reason why a step was not answered, and what to do instead."""

from __future__ import annotations

from collections.abc import Callable

from rs_assistant.engine.answers.model import Part, Translate
from rs_assistant.engine.answers.wording import Words
from rs_assistant.engine.phrases import parse_phrase
from rs_assistant.engine.results import StepResult


def declined(result: StepResult, words: Words) -> Part:
    """The part of an answer that says why not."""
    wording = _WORDINGS.get(result.declined)
    text = (
        wording(result, words)
        if wording is not None
        else _sentences(words.tr).get(result.declined)
        or words.tr("I can't answer that from this image.")
    )
    return Part(text, declined=True, confidence=result.confidence)


def _sentences(tr: Translate) -> dict[str, str]:
    """The reasons that are the same whatever was asked for."""
    return {
        "map": tr(
            "This looks like a drawn map rather than a photograph, so I'd rather not describe it. "
            "Show a satellite or aerial image layer, or choose one in the context bar, and ask "
            "again."
        ),
        "hillshade": tr(
            "This looks like a shaded relief or an elevation model rather than a photograph. "
            "Show a satellite or aerial image layer and ask again."
        ),
        "cloud": tr(
            "Clouds cover practically all of this view, so the ground can't be told. Try another "
            "date, or move to a clear part."
        ),
        "blank": tr(
            "There is nothing to see here: the view is blank, or of one single colour. Zoom to "
            "the imagery, or check the layer's stretch (contrast), and ask again."
        ),
        "too_coarse": tr(
            "The imagery is too coarse here: a pixel covers so much ground that nothing can be "
            "recognised. Zoom in, or use imagery of a finer resolution."
        ),
        "too_small": tr(
            "The view holds too few pixels to recognise anything. Draw a larger region, or zoom "
            "so that the imagery shows more detail."
        ),
        "no_view": tr("I can't see any imagery. Open an image layer, zoom to it and ask again."),
        "needs_two_views": tr(
            "Comparing needs two dates. Choose the second layer in the context bar (compare), and "
            "ask again."
        ),
        "no_overlap": tr(
            "The two pictures don't overlap here. Zoom to a place that both layers cover, and ask "
            "again."
        ),
        "same_picture": tr(
            "Both dates show exactly the same picture. Choose two different layers to compare."
        ),
        "not_about_imagery": tr(
            "I can only speak about what the imagery shows: describe it, count and outline things, "
            "measure land cover, or compare two dates. Type **/help** for examples."
        ),
        "needs_archive": tr(
            "Searching by words or by example needs an archive of imagery that has been indexed, "
            "and none has been set up yet. I can look in the view that is open: try *find ships* "
            "or *where is water?*"
        ),
        "no_previous": tr(
            "There is no earlier result to change. Ask me to find, count or segment something "
            "first."
        ),
        "unreadable_language": tr(
            "I understand English best. Please ask in English, or use the buttons and commands "
            "(type **/help**)."
        ),
        "height": tr(
            "A picture from above doesn't tell heights. Ask how long, how wide or how large things "
            "are instead."
        ),
        "length": tr(
            "I can't tell how long or wide land cover, water and roads are. Ask what area or share "
            "of the view they cover instead."
        ),
        "people": tr(
            "How many people there are can't be seen from above. Ask how many buildings or cars "
            "there are instead."
        ),
        "model_missing": tr(
            "The model that is needed for this is not installed. Install the starter pack in the "
            "settings, and ask again."
        ),
    }


def _asked(result: StepResult, words: Words) -> str:
    """What was asked for, as a list of nouns."""
    targets = [t.label or t.word for t in parse_phrase(result.step.phrase).targets if t.word]
    nouns = dict.fromkeys(words.noun(word) for word in targets)
    return words.listing(list(nouns)) or _phrase(result, words)


def _phrase(result: StepResult, words: Words) -> str:
    return str(result.step.phrase or result.value or words.tr("that"))


def _outside_vocabulary(result: StepResult, words: Words) -> str:
    tr = words.tr
    text = tr("I don't know how to recognise “{phrase}”.").format(phrase=_phrase(result, words))
    known = [statement.label for statement in result.statements if statement.subject == "known"]
    if known:
        offered = words.alternatives([words.noun(label) for label in known])
        text += " " + tr("I can look for {things}, for example.").format(things=offered)
    return text


def _too_coarse_for(result: StepResult, words: Words) -> str:
    tr = words.tr
    text = tr("At this ground resolution {things} can't be told apart reliably.").format(
        things=_asked(result, words)
    )
    if not isinstance(result.value, float):
        return text + " " + tr("Zoom in or use finer imagery.")
    needed = tr("They need about {size} per pixel or finer.")
    return text + " " + needed.format(size=words.length(result.value))


def _too_fine_for(result: StepResult, words: Words) -> str:
    tr = words.tr
    text = tr("At this ground resolution {things} can't be told apart reliably.").format(
        things=_asked(result, words)
    )
    needed = tr("The pixels are too fine: they need about {size} per pixel or more. Zoom out.")
    return text + " " + needed.format(size=words.length(float(result.value or 0.0)))


def _wrong_scale_for(result: StepResult, words: Words) -> str:
    return words.tr(
        "I can't map {things} at this ground resolution. Built-up land, farmland, forest, "
        "meadow and water can be mapped at every scale."
    ).format(things=_asked(result, words))


def _scene_only(result: StepResult, words: Words) -> str:
    return words.tr(
        "I can say whether I see {things}, but not count or measure: nothing outlines them one "
        "by one."
    ).format(things=_asked(result, words))


_WORDINGS: dict[str, Callable[[StepResult, Words], str]] = {
    "outside_vocabulary": _outside_vocabulary,
    "too_coarse_for": _too_coarse_for,
    "too_fine_for": _too_fine_for,
    "wrong_scale_for": _wrong_scale_for,
    "scene_only": _scene_only,
}
"""The reasons that name what was asked for."""
