"""By what a script says that a drill is judged, as a review takes it."""

from __future__ import annotations

from collections.abc import Iterator

from crisis.drills.due import DEEDS
from crisis.drills.injects import Criterion, Goal, Inject, Target
from crisis.drills.script import Script, forward
from crisis.review import criteria as review
from crisis.terms.review import Grade


def criteria(script: Script) -> review.Criteria:
    """Give goals and expectations; the script has been checked."""
    seats = {one.role: one.seat for one in script.cast}
    return review.Criteria(
        purpose=script.purpose,
        goals=tuple(_goal(one, seats) for one in script.goals),
        expectations=tuple(each for one in script.injects for each in _expected(one)),
    )


def _goal(one: Goal, seats: dict[str, str | None]) -> review.Goal:
    targets = tuple(_target(each, seats) for each in one.targets)
    return review.Goal(id=one.id, text=one.text, measure=one.measure, targets=targets)


def _target(one: Target, seats: dict[str, str | None]) -> review.Target:
    return review.Target(
        name=one.deed.value,
        types=frozenset(name for name, deed in DEEDS.items() if deed is one.deed),
        within=forward(one.within, "within"),
        seat=seats.get(one.by) if one.by else None,
    )


def _expected(one: Inject) -> Iterator[review.Expectation]:
    told = one.expects
    if told is not None:
        yield review.Expectation(
            inject=one.id,
            reaction=told.reaction,
            doctrine=told.doctrine,
            within=forward(told.within, "within") if told.within else None,
            goal=told.goal,
            criterion=_grades(told.criterion),
        )


def _grades(one: Criterion | None) -> tuple[tuple[Grade, str], ...]:
    if one is None:
        return ()
    said = (
        (Grade.PERFORMED, one.performed),
        (Grade.SOME, one.some),
        (Grade.MAJOR, one.major),
        (Grade.UNABLE, one.unable),
    )
    return tuple((grade, text) for grade, text in said if text)
