"""What may leave the house: released texts, and incidents that somebody said may be passed on."""

from __future__ import annotations

from crisis.commands.incidents import OpenIncident
from crisis.commands.log import RecordEntry
from crisis.commands.sight import ClassifyEntry
from crisis.rules.visibility import PUBLIC, view
from crisis.terms.places import Point
from crisis.terms.sight import STAFF, Readers, Sight
from tests.press_staff import PressStaff

PLACE = Point((9.47, 55.49))
OPEN = Readers(sight=Sight.PUBLIC)


def test_an_incident_may_be_passed_on_when_it_is_marked_so_and_not_what_is_tied_to_it() -> None:
    staff = PressStaff()
    entry = staff.must(RecordEntry(text="Vandet stiger"), "formand")
    staff.must(OpenIncident(kind="flood", title="Intern", shape=PLACE), "formand")
    told = OpenIncident(kind="flood", title="Kolding Å", shape=PLACE, entries=(entry,))
    staff.must(told, "formand")
    assert not view(staff.situation, PUBLIC).incidents.all()
    opened = staff.situation.incidents.all()[-1].opened
    staff.must(ClassifyEntry(number=opened, readers=OPEN), "stabschef")
    (seen,) = view(staff.situation, PUBLIC).incidents.all()
    assert (seen.title, seen.shape, seen.entries) == ("Kolding Å", PLACE, ())
    assert (seen.objects, seen.object_names, seen.exposure.total) == ((), (), 0)
    staff.must(ClassifyEntry(number=opened, readers=STAFF), "stabschef")
    assert not view(staff.situation, PUBLIC).incidents.all()
