"""A drill that is prepared and moved by the people of a house, for the tests of its pages."""

from __future__ import annotations

import itertools
import json

from tests.unit.drills.injected import INJECTED
from tests.visiting import House

WORD = "blå hejre"
CONTROL = "planlaegger"
_numbers = itertools.count(1)


def prepared(house: House, script: str = INJECTED) -> str:
    """An exercise in which a drill lies ready."""
    control = house.visit(CONTROL)
    operation = control.opens(f"Øvelse {next(_numbers)}", mode="EXERCISE")
    control.does(operation, "PrepareDrill", script=script, code_word=WORD)
    return operation


def started(house: House, script: str = INJECTED) -> str:
    """The same, and it runs."""
    operation = prepared(house, script)
    moved(house, operation, "start")
    return operation


def moved(house: House, operation: str, move: str, **fields: object) -> int:
    """Control moves the clock, from the newest move there is."""
    control = house.visit(CONTROL)
    base = house.desk.handler.whole(operation).drill.base
    return control.does(operation, "SetDrillClock", move=move, base=base, **fields)


def told(house: House, operation: str, *seats: str, text: str = "Må vi filme?") -> int:
    """Somebody phones seats by hand."""
    fields = {"sender": "TV Syd", "seats": list(seats), "text": text}
    return house.visit(CONTROL).does(operation, "WriteInject", **fields)


def texts_of(page: str) -> dict[str, str]:
    """The words that a page gives its scripts."""
    block = page.partition('id="texts">')[2].partition("</script>")[0]
    words: dict[str, str] = json.loads(block)
    return words
