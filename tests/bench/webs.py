"""An edit in the register through one web process until another one answers with it.

Two webs on one PostgreSQL, as `docker-compose.yml` starts them, with 100,000 objects. The limit is
the same question to the same web with nothing edited.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from crisis.terms.parcels import parcels
from crisis.terms.places import Point
from crisis.terms.register import RegisterObject
from tests.bench import bare
from tests.bench.exposure import objects
from tests.bench.goals import at_most
from tests.composed import WEBS, Composed
from tests.processes import until
from tests.rig import Line

OBJECTS, EDITS = 100_000, 20
GOAL = 1.0
AT = Point((9.5, 56.5))
"""Where nothing else stands: the answer is short and what is measured is the index."""
QUESTION = {"positions": "56.5, 9.5", "drawn": "point", "distance_m": 50}


def measure() -> Iterator[str]:
    """Give the lines of the table."""
    with tempfile.TemporaryDirectory() as name:
        board = Composed(Path(name)).up()
        try:
            one, other = (_line(board, web) for web in WEBS)
            made = objects(OBJECTS)
            for some in parcels(made):
                _does(one, "RegisterObjects", objects=some)
            cold = [bare.seconds(lambda line=line: _names(line), 1)[0] for line in (one, other)]
            yield f"first answer of each of two webs, {OBJECTS:,} objects: {_seconds(cold)}"
            limit = bare.seconds(lambda: _names(other), EDITS)
            yield f"bare: the same web asked with nothing edited: {_seconds(limit)}"
            yield from _edits(one, other, made)
        finally:
            board.end()


def _edits(one: Line, other: Line, made: list[RegisterObject]) -> Iterator[str]:
    saved, heard, own = [], [], []
    for number in range(EDITS):
        writer, reader = (one, other) if number % 2 else (other, one)
        wanted = f"Flyttet {number}"
        moved = msgspec.structs.replace(made[number], name=wanted, shape=AT)
        begun = time.perf_counter()
        _does(writer, "ChangeObject", object=moved)
        saved.append(time.perf_counter() - begun)
        until(lambda line=reader, name=wanted: name in _names(line), 30, pause=0.0)
        heard.append(time.perf_counter() - begun)
        again = time.perf_counter()
        assert wanted in _names(writer)
        own.append(time.perf_counter() - again)
    yield f"edit sent to one web until it is saved: {_seconds(saved)}"
    goal = at_most(GOAL, max(heard), "s")
    yield f"edit sent to one web until the other answers with it: {_seconds(heard)} {goal}"
    yield f"the first answer after an edit of the web that took it: {_seconds(own)}"


def _line(board: Composed, web: str) -> Line:
    made = Line(board.urls[web])
    made.log_in("planlaegger", board.password("planlaegger"))
    return made


def _does(line: Line, command: str, **fields: Any) -> None:
    answer = line.post(f"/api/v1/planning/commands/{command}", msgspec.to_builtins(fields))
    assert answer.status_code == 201, answer.text


def _names(line: Line) -> list[str]:
    answer = line.get("/api/v1/exposure", **QUESTION)
    assert answer.status_code == 200, answer.text
    return [one["name"] for one in answer.json()["report"]["objects"]]


def _seconds(times: list[float]) -> str:
    return f"p50 {bare.percentile(times, 0.5):.3f} s, worst {max(times):.3f} s"


if __name__ == "__main__":
    for line in measure():
        print(line, flush=True)
