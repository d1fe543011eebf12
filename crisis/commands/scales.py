"""Wishes about the words in which assessments are made."""

from __future__ import annotations

from crisis.commands.base import Command
from crisis.terms.assessments import Hazards, Labels, Scale


class WordScale(Command, frozen=True, kw_only=True):
    """Say the words of a scale's five steps, from 1 to 5. Dansk: sæt skalaens ord.

    seen: the words one has read; with none it is the last word.
    """

    scale: Scale
    labels: Labels
    seen: Labels | None = None


class WordHazards(Command, frozen=True, kw_only=True):
    """Say which hazards are offered; any other may be written too. Dansk: sæt truselskatalog.

    seen: the list one has read; with none it is the last word.
    """

    hazards: Hazards
    seen: Hazards | None = None
