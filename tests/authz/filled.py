"""Every wish that says who may read it, sent by Kolding or by the police for BRS, with words that
only they read in each of its fields. A new one is told here, or the walk over the words fails."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from crisis.commands import COMMANDS
from crisis.commands.assessments import AssessScenario, DescribeScenario
from crisis.commands.base import Command
from crisis.commands.cards import LayOutCard
from crisis.commands.decisions import TakeDecision
from crisis.commands.first import AssessFirst
from crisis.commands.incidents import ChangeIncident, OpenIncident
from crisis.commands.lessons import ChangeLesson, NoteLesson
from crisis.commands.log import CorrectEntry, RecordEntry, SupplementEntry
from crisis.commands.meetings import OpenMeeting
from crisis.commands.minutes import NoteSaid
from crisis.commands.outages import ReportDown, ReportUp
from crisis.commands.requests import MakeRequest
from crisis.commands.sight import ClassifyEntry
from crisis.commands.sitreps import FreezeSitrep, WriteSitrepField
from crisis.commands.tasks import AskTask
from crisis.terms.assessments import Measure
from crisis.terms.decisions import Competence
from crisis.terms.ids import PLANNING
from crisis.terms.meetings import AgendaItem
from crisis.terms.operations import Mode
from crisis.terms.places import Point
from crisis.terms.priority import Aim
from crisis.terms.resources import Capability, Need, Spot, Window
from crisis.terms.sight import Readers, Sight
from crisis.terms.sitreps import SitrepField
from tests.authz.given import Cells
from tests.authz.routes import OBJECT, PLAN

POLICE = "police"
WORDS: dict[str, str] = {
    Sight.PUBLIC: "ord-til-alle",
    Sight.INTERNAL: "ord-til-staben",
    Sight.RESTRICTED: "ord-hemmeligt",
    POLICE: "ord-fortroligt",
}
"""By for whom they are. What is the log's office's to write is written by the police."""
SECRET, OURS = WORDS[Sight.RESTRICTED], WORDS[POLICE]
FOR_BRS = Readers(sight=Sight.RESTRICTED, only_for=("brs",))
POINT = Point(coordinates=(9.4722, 55.4907))
Do = Callable[..., int]
"""Does a wish as Kolding, or as who is named; gives the first number that was written."""


class Filling:
    """What was sent, so that nothing with readers is forgotten."""

    def __init__(self, cells: Cells) -> None:
        self.cells = cells
        self.sent: set[str] = set()

    def doing(self, stream: str, mode: Mode) -> Do:
        desk = self.cells.house.desk

        def do(wish: Command, seat: str = "kolding") -> int:
            self.sent.add(type(wish).__name__)
            return desk.do(wish, seat, stream, mode=mode).entries[0]

        return do


def fill(cells: Cells) -> None:
    """All that can be classified, in each operation and in the planning."""
    filling = Filling(cells)
    for mode, operation in cells.operations.items():
        do = filling.doing(operation, mode)
        _log(do)
        _cases(do)
        _decided(do, cells)
        _met(do)
        _pictured(do)
    _planned(filling.doing(PLANNING, Mode.LIVE), cells)
    takes = {name for name, kind in COMMANDS.items() if "readers" in kind.__struct_fields__}
    assert takes == takes & filling.sent, f"not filled: {sorted(takes - filling.sent)}"


def _log(do: Do) -> None:
    for sight, word in WORDS.items():
        if sight == POLICE:
            continue
        readers = FOR_BRS if sight == Sight.RESTRICTED else Readers(sight=Sight(sight))
        number = do(RecordEntry(text=word, source=word, place=word, readers=readers))
        do(SupplementEntry(number=number, text=f"{word} mere"))
        do(CorrectEntry(number=number, text=f"{word} rettet", reason=word))
    later = do(RecordEntry(text=f"{SECRET} senere", source=SECRET))
    do(ClassifyEntry(number=later, readers=FOR_BRS))


def _cases(do: Do) -> None:
    do(OpenIncident(kind="flood", title=SECRET, shape=POINT, readers=FOR_BRS))
    do(ChangeIncident(incident=2, title=f"{SECRET} værre"))
    asked = {"kind": "roads", "incident": 2, "authority": "brs", "title": SECRET, "place": SECRET}
    do(AskTask(**asked, readers=FOR_BRS))
    do(LayOutCard(plan=PLAN, card=1, incident=2, readers=FOR_BRS))
    # Of one that becomes for some, what was asked for because of it comes along.
    opened = do(OpenIncident(kind="flood", title=f"{SECRET} senere", shape=POINT))
    do(AskTask(**{**asked, "incident": 3}))
    only = Readers(sight=Sight.RESTRICTED, only_for=("brs", "kolding"))
    do(ClassifyEntry(number=opened, readers=only), "stabschef")


def _decided(do: Do, cells: Cells) -> None:
    told: dict[str, Any] = dict.fromkeys(("question", "ground", "known", "unknown"), SECRET)
    do(TakeDecision(**told, options=(SECRET,), chosen=1, competence=Competence.OWN_SECTOR,
                    competence_note=SECRET, decided_by=SECRET, readers=FOR_BRS))  # fmt: skip
    begin = cells.house.desk.now + timedelta(days=1)
    need = Need(capability=Capability.PUMPING, amount=1, window=Window(begin=begin),
                spot=Spot(name=SECRET), why=SECRET)  # fmt: skip
    do(MakeRequest(need=need, aim=Aim.LIFE, asked=("brs",), incident=2, readers=FOR_BRS))
    for report in (ReportDown, ReportUp, ReportDown):
        do(report(object=OBJECT, source=SECRET, readers=FOR_BRS))


def _met(do: Do) -> None:
    """By the log's keeper: an assessment, and what was said at a meeting."""
    said = RecordEntry(text=OURS, readers=FOR_BRS)
    told = dict.fromkeys(("what", "known", "place", "unknown", "affected", "outlook"), OURS)
    do(AssessFirst(entry=do(said, "logfoerer"), **told, readers=FOR_BRS), "logfoerer")
    do(OpenMeeting(), "stabschef")
    do(NoteSaid(meeting=1, item=AgendaItem.SITUATION, words=OURS, readers=FOR_BRS), "logfoerer")


def _pictured(do: Do) -> None:
    wish = WriteSitrepField(field=SitrepField.SENSITIVE, text=SECRET, readers=FOR_BRS)
    do(FreezeSitrep(sitrep=2, seen=do(wish) + 1), "stabschef")


def _planned(do: Do, cells: Cells) -> None:
    """Lessons and numbers of Kolding, and a scenario of the police."""
    until = date(2099, 1, 1)
    told: dict[str, Any] = {"what": SECRET, "owner": "kolding", "due": until, "readers": FOR_BRS}
    number = do(NoteLesson(text=SECRET, **told))
    do(ChangeLesson(text=f"{SECRET} rettet", lesson=number, seen=number, **told))
    place: dict[str, Any] = {"hazard": "Vand", "municipality": "kolding"}
    open_to_all = do(DescribeScenario(title="Å", text="Åen", **place), "planlaegger")
    hidden = dict.fromkeys(("hazard", "title", "text"), OURS)
    do(DescribeScenario(**{**place, **hidden}, readers=FOR_BRS), "planlaegger")
    scores: dict[Measure, int | float] = dict.fromkeys(Measure, 3)
    do(AssessScenario(scenario=1, described=open_to_all, scores=scores, review_on=until,
                      note=SECRET, readers=FOR_BRS))  # fmt: skip
