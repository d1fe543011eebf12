"""Gathers what a rule wants to know besides its own operation: the answers to its NEEDS."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from crisis.commands.base import Command
from crisis.projections.incidents import Incident
from crisis.projections.planning import Planning
from crisis.projections.register import fold as fold_register
from crisis.projections.situation import Folded, Situation
from crisis.rules.known import Places, Question
from crisis.terms.places import Shape


@dataclass(frozen=True, kw_only=True)
class About:
    """What is asked about: the command, and what is known where it wants to act."""

    command: Command
    planning: Planning
    situation: Situation | None


def answers(
    about: About,
    needs: tuple[Question, ...],
    operation_names: Callable[[], frozenset[str]],
    places: Places,
) -> dict[Question, Any]:
    """Answer each question a rule has declared, and no other."""
    found: dict[Question, Any] = {}
    for question in needs:
        match question:
            case Question.OPERATION_NAMES:
                found[question] = operation_names()
            case Question.PLACE:
                shape, distance = _looked_at(about)
                if shape is not None:
                    found[question] = places.facts(shape, distance, about.planning.grounds)
            case Question.OBJECT_NAMES:
                found[question] = places.names(_linked(about))
            case Question.REGISTER:
                found[question] = places.about(about.command)
    return found


def later(answers: Mapping[Question, Any], missed: Iterable[Folded]) -> Mapping[Question, Any]:
    """Give the answers as they are once others' entries are taken in."""
    if Question.REGISTER not in answers:
        return answers
    standing = fold_register(answers[Question.REGISTER], missed)
    return {**answers, Question.REGISTER: standing}


def _looked_at(about: About) -> tuple[Shape | None, int]:
    """Give the shape and the distance a command is about; what it leaves out is as it was."""
    old = _old_incident(about)
    shape = getattr(about.command, "shape", None) or (old.shape if old else None)
    distance = getattr(about.command, "distance_m", None)
    if distance is None:
        distance = old.exposure.distance_m if old else 0
    return shape, distance


def _linked(about: About) -> tuple[str, ...]:
    """Give the register objects a command links; what it leaves out is as it was."""
    named: tuple[str, ...] | None = getattr(about.command, "objects", None)
    if named is not None:
        return named
    old = _old_incident(about)
    return old.objects if old else ()


def _old_incident(about: About) -> Incident | None:
    number = getattr(about.command, "incident", None)
    if about.situation is None or not isinstance(number, int):
        return None
    return about.situation.incidents.get(number)
