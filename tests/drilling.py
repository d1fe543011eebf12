"""What a test of a played drill starts from: a script to be played, and a staff in a drill."""

from __future__ import annotations

from typing import Any

from crisis.commands.drills import EndDrill, GiveInject, PrepareDrill, SetDrillClock
from crisis.commands.operations import OpenOperation
from crisis.terms.drills import ClockMove, DrillEnding
from crisis.terms.operations import Mode
from tests.press_staff import PressStaff

CONTROL = "planlaegger"
CODE_WORD = "Blå måge"
SCRIPT = """\
format: 1
title: Vand ved Hejlsminde
seed: 7
operation: {name: Øvelse Hejlsminde}
start: Det har blæst fra øst i to døgn.
cast:
  - {role: formand, seat: formand}
  - {role: kolding, seat: kolding}
  - {role: dmi, cell: answering}
  - {role: borger, cell: citizens}
injects:
  - {id: varsel, from: dmi, to: [formand, kolding], at: 1m, text: "Vandet stiger til 1,90 m."}
  - {id: dige, from: kolding, at: 10m, command: RecordEntry, fields: {text: Diget er blødt.}}
  - id: opkald
    from: borger
    to: [kolding]
    at: 15m
    one_of: ["Må jeg køre hjem?", "Hvor er der sandsække?"]
    repeat: {every: 5m, times: 3}
  - {id: aviser, from: borger, to: [formand], after: 5m, text: Hvorfor siger I intet}
  - {id: tak, from: borger, to: [formand], text: Tak for beskeden.}
  - {id: joker, from: dmi, to: [formand], held: true, text: Prognosen er hævet.}
branches:
  - {id: varslet, if: {deed: warned}, at: 40m, then: [tak], else: [aviser]}
"""


class DrillStaff(PressStaff):
    """A staff in a drill, which control leads from the planner's seat."""

    def __init__(self) -> None:
        super().__init__(Mode.EXERCISE)
        self.must(OpenOperation(name="Øvelse Hejlsminde", mode=Mode.EXERCISE), CONTROL)

    def prepared(self, script: str = SCRIPT, **more: Any) -> DrillStaff:
        """The script is laid ready."""
        self.must(PrepareDrill(script=script, code_word=CODE_WORD, **more), CONTROL)
        return self

    def started(self, **more: Any) -> DrillStaff:
        """It is laid ready and runs."""
        if not self.situation.drill.number:
            self.prepared()
        self.moves(ClockMove.START, **more)
        return self

    def moves(self, move: ClockMove, **more: Any) -> int:
        """Control moves the clock, as it stands."""
        return self.must(self.move(move, **more), CONTROL)

    def move(self, move: ClockMove, **more: Any) -> SetDrillClock:
        """Give the wish to move the clock, by whoever has seen its newest move."""
        return SetDrillClock(move=move, **{"base": self.situation.drill.base, **more})

    def gives(self, inject: str, time: int = 1, due_s: float | None = 0.0) -> int:
        """The clock gives an inject."""
        return self.must(GiveInject(inject=inject, time=time, due_s=due_s), CONTROL)

    def ends(self, kind: DrillEnding = DrillEnding.FINISHED) -> int:
        """Control ends it."""
        return self.must(EndDrill(kind=kind), CONTROL)
