"""A drill that runs survives that every process is killed: what is due comes, and comes once."""

from __future__ import annotations

import pytest

from tests.drilling import CODE_WORD
from tests.processes import until
from tests.rig import Line, Rig

SCRIPT = """\
format: 1
title: Genstart
seed: 1
operation: {name: Genstart}
cast:
  - {role: kolding, seat: kolding}
  - {role: borger, cell: citizens}
injects:
  - {id: foerst, from: borger, to: [kolding], at: 1s, text: Vand på vejen.}
  - {id: saa, from: borger, to: [kolding], at: 1h, text: Vand i kælderen.}
"""


def texts(line: Line, operation: str) -> list[str]:
    found = (one for one in line.journal(operation) if one["type"] == "InjectGiven")
    return [one["event"]["text"] for one in found]


@pytest.mark.processes
def test_a_drill_goes_on_when_all_its_processes_were_killed(rig: Rig) -> None:
    control, receiver = rig.line("planlaegger"), rig.line("kolding")
    operation = rig.opens(mode="EXERCISE")
    control.does(operation, "PrepareDrill", script=SCRIPT, code_word=CODE_WORD)
    base = control.does(operation, "SetDrillClock", move="start", base=0)
    until(lambda: len(texts(receiver, operation)) == 1, 20)
    for part in ("keep", "web"):
        rig.kill(part)
    until(rig.answers, 20)
    control.does(operation, "SetDrillClock", move="jump", base=base, to_s=3600)
    until(lambda: len(texts(receiver, operation)) == 2, 20)
    assert texts(receiver, operation) == ["Vand på vejen.", "Vand i kælderen."]
    others = rig.line("vejle").journal(operation)
    assert "Vand" not in str([one for one in others if one["type"] != "OperationOpened"])
