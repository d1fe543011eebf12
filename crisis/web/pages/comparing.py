"""The solver beside the greedy rule: both measured by the chair's criteria, on one table."""

from __future__ import annotations

from threading import Semaphore
from typing import Any

from flask import request

from crisis.rules.overview import differences
from crisis.rules.proposing import as_it_stands, first_come, propose
from crisis.rules.weighing import Proposal
from crisis.solving import SECONDS, solve
from crisis.web.explaining import line_sentence
from crisis.web.pages.cut_lists import cut
from crisis.web.pages.sharing import Sharing
from crisis.web.times import clock_time
from crisis.web.words import word

MOST_ASKED = 100
"""With more requests it finds nothing good in so short a time (measured)."""
_ONE = Semaphore(1)
"""It has a core to itself; whoever asks meanwhile waits for his turn."""


def comparing(shared: Sharing, shown: int | None) -> dict[str, Any] | None:
    """Give how each way of sharing out measures, when the address asks for the solver. shown: so
    many of its lines; None is all."""
    if request.args.get("loeser") != "1":
        return None
    base = {"time": clock_time(shared.where.by.now), "seconds": round(SECONDS), "rows": []}
    if len(shared.asked) > MOST_ASKED:
        return {**base, "state": "many", "most": MOST_ASKED}
    with _ONE:
        answer = solve(shared.scene)
    if answer is None:
        return {**base, "state": "none"}
    solved, finished = answer
    greedy = propose(shared.scene)
    ways = [as_it_stands(shared.scene), first_come(shared.scene), greedy, solved]
    better = solved.score < greedy.score
    return {
        **base,
        "state": "better" if better else "same" if solved.score == greedy.score else "worse",
        "finished": finished,
        "rows": _rows(shared, ways),
        "lines": _lines(shared, solved, shown) if better else None,
    }


def _rows(shared: Sharing, ways: list[Proposal]) -> list[dict[str, Any]]:
    """Give each criterion in the order it counts, and what each way comes to; what is the same
    everywhere says nothing and is left out."""
    order, language = shared.scene.order, shared.where.language
    aims = [word(aim, language) for aim in order]
    kinds = [(kind, aim) for kind in ("missing", "late") for aim in aims]
    kinds += [("moved", ""), ("way", "")]
    found = []
    for at, (kind, aim) in enumerate(kinds):
        values = [float(one.score[at]) for one in ways]
        if len(set(values)) > 1:
            shown = [f"{one:.1f}" if kind == "missing" else f"{one:.0f}" for one in values]
            comma = [one.replace(".", ",") if language == "da" else one for one in shown]
            found.append({"kind": kind, "aim": aim, "values": comma})
    return found


def _lines(shared: Sharing, solved: Proposal, shown: int | None) -> dict[str, Any]:
    """Give what the solver would change, each line with why; what is not for the reader is out."""
    changed = differences(shared.scene, solved)
    gains = [one for one in changed if one.after > one.before and one.want in shared.seen]
    mine = [each for one in gains for each in one.lines]
    return cut(mine, lambda one: line_sentence(one, shared.told), shown)
