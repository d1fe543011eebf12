"""By what a script says that a drill is judged, as a review takes it."""

from __future__ import annotations

from collections.abc import Iterator

from crisis.drills.due import DEEDS
from crisis.drills.injects import Criterion, Deed, Inject
from crisis.drills.script import Script, forward
from crisis.review import criteria as review
from crisis.terms.review import Grade


def criteria(script: Script) -> review.Criteria:
    """Give goals and expectations; the script has been checked."""
    return review.Criteria(
        purpose=script.purpose,
        goals=tuple(
            review.Goal(id=one.id, text=one.text, measure=one.measure) for one in script.goals
        ),
        expectations=tuple(each for one in script.injects for each in _expected(one)),
    )


def _expected(one: Inject) -> Iterator[review.Expectation]:
    told = one.expects
    if told is not None:
        yield review.Expectation(
            inject=one.id,
            reaction=told.reaction,
            doctrine=told.doctrine,
            within=forward(told.within, "within") if told.within else None,
            deed=told.deed.value if told.deed else "",
            types=frozenset(name for name, deed in DEEDS.items() if deed is told.deed),
            own=told.deed is Deed.WROTE,
            goal=told.goal,
            criterion=grades(told.criterion),
        )


def grades(one: Criterion | None) -> tuple[tuple[Grade, str], ...]:
    """Give the words of each grade that has some."""
    if one is None:
        return ()
    said = (
        (Grade.PERFORMED, one.performed),
        (Grade.SOME, one.some),
        (Grade.MAJOR, one.major),
        (Grade.UNABLE, one.unable),
    )
    return tuple((grade, text) for grade, text in said if text)
