"""What rings in a drill tells nobody what control does, or that another seat was told something."""

from __future__ import annotations

from pathlib import Path

from crisis.commands.drills import (
    AnswerInject,
    EndDrill,
    NoteWrongCodeWord,
    PrepareDrill,
    ReleaseInject,
    SetDrillClock,
    WriteInject,
)
from crisis.commands.log import RecordEntry
from crisis.terms.drills import ClockMove, DrillEnding
from crisis.terms.operations import Mode
from tests.drilling import CODE_WORD, CONTROL, SCRIPT
from tests.given import Desk

NEUTRAL = "EntriesClassified"
"""As for what only some may read anywhere else."""


def test_a_drill_rings_alike_for_all_that_is_not_for_all(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    operation = desk.opens("Øvelse klokke", Mode.EXERCISE)

    def does(command: object, seat: str = CONTROL) -> int:
        return desk.do(command, seat, operation, mode=Mode.EXERCISE).entries[0]

    does(PrepareDrill(script=SCRIPT, code_word=CODE_WORD))
    does(SetDrillClock(move=ClockMove.START, base=0))
    desk.hints.clear()
    does(ReleaseInject(inject="joker"))
    given = does(WriteInject(sender="Borger", text="Vand", seats=("kolding",)))
    does(AnswerInject(given=given, text="Kør udenom"), "kolding")
    does(NoteWrongCodeWord(), "vejle")
    assert [one.type for one in desk.hints] == [NEUTRAL] * 4
    desk.hints.clear()
    does(RecordEntry(text="Diget holder"), "kolding")
    does(EndDrill(kind=DrillEnding.FINISHED))
    assert [one.type for one in desk.hints] == ["EntryRecorded", "DrillEnded", "EntryRecorded"]
    desk.database.close()
