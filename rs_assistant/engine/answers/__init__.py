# SPDX-License-Identifier: GPL-2.0-or-later
"""Evidence to measured sentences: what a person reads, and the features that they count."""

from __future__ import annotations

from rs_assistant.engine.answers.compose import compose
from rs_assistant.engine.answers.model import Answer, FeatureGroup, MeasuredFeature

__all__ = ["Answer", "FeatureGroup", "MeasuredFeature", "compose"]
