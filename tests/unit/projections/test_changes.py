"""What has changed since an entry."""

from __future__ import annotations

from crisis.commands.figures import SetFigure
from crisis.commands.incidents import ChangeIncident, OpenIncident
from crisis.commands.log import ConfirmEntry, CorrectEntry, RecordEntry
from crisis.commands.operations import DecideLevel
from crisis.commands.sectors import ReportSectorStatus
from crisis.commands.tasks import AskTask
from crisis.projections.changes import Changes, changes
from crisis.terms.figures import FigureKind
from crisis.terms.incidents import Severity
from crisis.terms.operations import Level
from crisis.terms.places import Point
from crisis.terms.sectors import Colour
from tests.given import Staff, spoken_by


def test_nothing_has_changed_since_now(staff: Staff) -> None:
    staff.do(RecordEntry(text="a"), "kolding")
    assert changes(staff.situation, staff.situation) == Changes()
    assert not changes(staff.situation, staff.situation).any


def test_each_thing_is_counted_once_and_ones_own_entries_are_no_news(staff: Staff) -> None:
    staff.do(RecordEntry(text="før"), "kolding")
    staff.do(RecordEntry(text="sagt"), "logfoerer", spoken_by("vejle"))
    staff.do(OpenIncident(kind="flood", title="Å", shape=Point((9.4, 55.4))), "kolding")
    staff.do(SetFigure(figure=FigureKind.EVACUATED, value=80, source="EPC"), "kolding")
    then = staff.situation
    staff.do(RecordEntry(text="ny"), "kolding")
    staff.do(RecordEntry(text="min"), "vejle")
    staff.do(CorrectEntry(number=1, text="efter"), "kolding")
    staff.do(ConfirmEntry(number=2), "vejle")
    now = staff.situation
    told = changes(then, now, seat="vejle")
    assert (told.entries, told.corrections, told.confirmed) == (1, 1, 1)
    assert changes(then, now).entries == 2
    assert (told.incidents, told.tasks, told.level) == ((), (), None)


def test_incidents_tasks_figures_sectors_and_the_level(staff: Staff) -> None:
    staff.do(OpenIncident(kind="flood", title="Å", shape=Point((9.4, 55.4))), "kolding")
    then = staff.situation
    staff.do(ChangeIncident(incident=1, severity=Severity.RED), "kolding")
    staff.do(OpenIncident(kind="flood", title="Ny", shape=Point((9.4, 55.4))), "kolding")
    staff.do(AskTask(kind="pump", title="Pumper", authority="kolding"), "stabschef")
    staff.do(SetFigure(figure=FigureKind.EVACUATED, value=90, source="EPC"), "kolding")
    staff.do(ReportSectorStatus(colour=Colour.RED, consequence="Strøm"), "kolding")
    level = DecideLevel(seen=then.level, level=Level.OPERATIONS, reason="Varsel", basis="DMI")
    staff.do(level, "formand")
    told = changes(then, staff.situation)
    assert told.incidents_moved == (1,)
    assert told.incidents == (2,)
    assert told.tasks == (1,)
    assert len(told.figures) == 1
    assert told.sectors == ("kolding",)
    assert told.level is Level.OPERATIONS
