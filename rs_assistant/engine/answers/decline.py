# SPDX-License-Identifier: GPL-2.0-or-later
"""One sentence for every reason why a step was not answered, and what to do instead."""

from __future__ import annotations

from rs_assistant.engine.answers.model import Part
from rs_assistant.engine.answers.wording import Words
from rs_assistant.engine.phrases import parse_phrase
from rs_assistant.engine.plans import Step
from rs_assistant.engine.results import StepResult


def declined(result: StepResult, words: Words) -> Part:
    """The part of an answer that says why not."""
    text = _text(result.declined, result.step, result, words)
    return Part(text, declined=True, confidence=result.confidence)


def _text(code: str, step: Step, result: StepResult, words: Words) -> str:
    tr = words.tr
    phrase = step.phrase or result.value or tr("that")
    targets = [t.label or t.word for t in parse_phrase(step.phrase).targets if t.word]
    asked = words.listing(list(dict.fromkeys(words.noun(word) for word in targets))) or phrase
    known = [statement.label for statement in result.statements if statement.subject == "known"]
    sentences = {
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
    }
    if code in sentences:
        return sentences[code]
    if code == "outside_vocabulary":
        text = tr("I don't know how to recognise “{phrase}”.").format(phrase=phrase)
        if known:
            offered = words.alternatives([words.noun(label) for label in known])
            text += " " + tr("I can look for {things}, for example.").format(things=offered)
        return text
    if code == "too_coarse_for":
        text = tr("At this ground resolution {things} can't be told apart reliably.").format(
            things=asked
        )
        if isinstance(result.value, float):
            text += " " + tr("They need about {size} per pixel or finer.").format(
                size=words.length(result.value)
            )
        else:
            text += " " + tr("Zoom in or use finer imagery.")
        return text
    if code == "wrong_scale_for":
        return tr(
            "I can't map {things} at this ground resolution. Built-up land, farmland, forest, "
            "meadow and water can be mapped at every scale."
        ).format(things=asked)
    if code == "scene_only":
        return tr(
            "I can say whether I see {things}, but not count or measure: nothing outlines them one "
            "by one."
        ).format(things=asked)
    if code == "model_missing":
        return tr(
            "The model that is needed for this is not installed. Install the starter pack in the "
            "settings, and ask again."
        )
    return tr("I can't answer that from this image.")
