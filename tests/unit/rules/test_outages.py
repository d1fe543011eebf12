"""What is out of use: a report with time and source; the last that one may read stands."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import msgspec
import pytest

from crisis.commands.erasure import EraseEntry
from crisis.commands.incidents import ChangeIncident, OpenIncident
from crisis.commands.log import CorrectEntry, RecordEntry, SupplementEntry
from crisis.commands.operations import OpenOperation
from crisis.commands.outages import ReportDown, ReportUp
from crisis.commands.sight import ClassifyEntry
from crisis.rules.outages import touched
from crisis.rules.visibility import hides, view
from crisis.terms.incidents import IncidentStatus
from crisis.terms.operations import Mode
from crisis.terms.places import Point
from crisis.terms.register import Classification
from crisis.terms.sight import Readers, Sight
from tests.given import HARBOUR, NOON, by
from tests.press_staff import PressStaff, code

ONLY_KOLDING = Readers(sight=Sight.RESTRICTED, only_for=("kolding",))
BY_PHONE: dict[str, Any] = {"object": HARBOUR.id, "source": "havnevagten"}


@pytest.fixture
def staff() -> PressStaff:
    made = PressStaff()
    made.must(OpenOperation(name="Stormflod", mode=Mode.LIVE), "stabschef")
    return made


def flood(staff: PressStaff) -> None:
    staff.must(OpenIncident(kind="flood", title="Vand", shape=Point((9.5, 55.5))), "kolding")


def test_that_something_is_out_of_use_is_a_row_of_the_log(staff: PressStaff) -> None:
    number = staff.must(ReportDown(**BY_PHONE, as_of=NOON - timedelta(hours=1)), "kolding")

    row = staff.situation.log.get(number)
    assert row is not None and row.text == "Kolding Havn er ude af drift fra kl. 12:00."
    assert staff.situation.outages[HARBOUR.id].now.down
    assert (
        code(staff.do(CorrectEntry(number=number, text="Nej"), "kolding")) == "log.outage_reported"
    )


def test_it_needs_a_source_that_is_there_and_a_place_of_the_register(staff: PressStaff) -> None:
    assert code(staff.do(ReportDown(object=HARBOUR.id), "kolding")) == "outage.source_missing"
    unknown = ReportDown(object=HARBOUR.id, entry=99)
    assert code(staff.do(unknown, "kolding")) == "log.unknown_entry"
    nowhere = ReportDown(object="ob-00000000000x", source="vagten")
    assert code(staff.do(nowhere, "kolding")) == "register.unknown_object"
    late = ReportDown(**BY_PHONE, as_of=NOON + timedelta(hours=1))
    assert code(staff.do(late, "kolding")) == "log.occurred_in_future"


def test_the_last_report_stands_and_is_not_older_than_the_one_before(staff: PressStaff) -> None:
    staff.must(ReportDown(**BY_PHONE, as_of=NOON), "kolding")

    assert code(staff.do(ReportDown(**BY_PHONE), "kolding")) == "outage.unchanged"
    early = ReportUp(**BY_PHONE, as_of=NOON - timedelta(hours=2))
    assert code(staff.do(early, "kolding")) == "outage.older"
    staff.must(ReportUp(**BY_PHONE), "kolding")
    assert not staff.situation.outages[HARBOUR.id].now.down
    assert code(staff.do(ReportUp(**BY_PHONE), "kolding")) == "outage.unchanged"


def test_that_it_works_is_said_as_often_as_it_was_seen_and_of_what_nobody_missed(
    staff: PressStaff,
) -> None:
    staff.must(ReportUp(**BY_PHONE, as_of=NOON - timedelta(hours=2)), "kolding")
    staff.must(ReportUp(**BY_PHONE), "kolding")

    early = ReportUp(**BY_PHONE, as_of=NOON - timedelta(hours=1))
    assert code(staff.do(early, "kolding")) == "outage.older"
    assert staff.situation.outages[HARBOUR.id].now.as_of == NOON


def test_a_word_from_before_the_incident_says_nothing_of_what_it_touches(
    staff: PressStaff,
) -> None:
    staff.must(ReportUp(**BY_PHONE, as_of=NOON - timedelta(hours=2)), "kolding")
    flood(staff)

    assert set(touched(staff.situation)) == {HARBOUR.id}


def test_what_an_incident_touches_may_be_said_to_work_while_it_goes_on(staff: PressStaff) -> None:
    flood(staff)

    assert set(touched(staff.situation)) == {HARBOUR.id}
    staff.must(ReportUp(**BY_PHONE), "kolding")
    assert touched(staff.situation) == {}


def test_what_lies_in_it_by_the_register_of_now_is_touched_beside_what_was_written(
    staff: PressStaff,
) -> None:
    flood(staff)
    lying = {1: {"ob-00000000late"}, 2: {"ob-000000nobody"}}

    assert set(touched(staff.situation, lying)) == {HARBOUR.id, "ob-00000000late"}
    staff.must(ChangeIncident(incident=1, status=IncidentStatus.OVER), "kolding")
    assert touched(staff.situation, lying) == {}


def test_what_is_over_takes_nothing_out_of_use(staff: PressStaff) -> None:
    flood(staff)
    staff.must(ChangeIncident(incident=1, status=IncidentStatus.OVER), "kolding")

    assert touched(staff.situation) == {}


def test_a_hidden_incident_takes_nothing_out_of_use_for_who_may_not_see_it(
    staff: PressStaff,
) -> None:
    wish = OpenIncident(kind="flood", title="Vand", shape=Point((9.5, 55.5)), readers=ONLY_KOLDING)
    staff.must(wish, "kolding")

    assert touched(view(staff.situation, by("vejle"))) == {}
    assert set(touched(view(staff.situation, by("kolding")))) == {HARBOUR.id}


def test_a_report_for_some_is_hidden_from_others_with_the_entry_it_is_from(
    staff: PressStaff,
) -> None:
    # What is written last is for whom it is.
    secret = staff.must(RecordEntry(text="Trussel", readers=ONLY_KOLDING), "kolding") - 1
    number = staff.must(ReportDown(object=HARBOUR.id, entry=secret), "kolding") - 1

    theirs = view(staff.situation, by("vejle"))
    assert HARBOUR.id not in theirs.outages and theirs.log.get(number) is None
    assert HARBOUR.id in view(staff.situation, by("kolding")).outages


def test_classified_later_the_report_before_it_stands_for_the_others(staff: PressStaff) -> None:
    staff.must(ReportDown(**BY_PHONE, as_of=NOON - timedelta(hours=2)), "kolding")
    number = staff.must(ReportUp(**BY_PHONE), "kolding")
    staff.must(ClassifyEntry(number=number, readers=ONLY_KOLDING), "kolding")

    assert view(staff.situation, by("vejle")).outages[HARBOUR.id].now.down
    assert not view(staff.situation, by("kolding")).outages[HARBOUR.id].now.down


def test_what_is_in_a_municipalitys_own_plan_is_not_told_to_all_by_its_name(
    staff: PressStaff,
) -> None:
    own = {"classification": Classification.OWN_PLAN, "municipality": "kolding"}
    hidden = msgspec.structs.replace(HARBOUR, **own)
    staff.places.objects = {HARBOUR.id: hidden}

    assert code(staff.do(ReportDown(**BY_PHONE), "vejle")) == "register.unknown_object"
    assert code(staff.do(ReportDown(**BY_PHONE), "kolding")) == "outage.own_plan"
    staff.must(ReportDown(**BY_PHONE, readers=ONLY_KOLDING), "kolding")


def test_nor_is_its_report_told_the_chief_of_staff_who_reads_all_else(staff: PressStaff) -> None:
    own = {"classification": Classification.OWN_PLAN, "municipality": "kolding"}
    staff.places.objects = {HARBOUR.id: msgspec.structs.replace(HARBOUR, **own)}
    number = staff.must(ReportDown(**BY_PHONE, readers=ONLY_KOLDING), "kolding") - 1
    added = staff.must(SupplementEntry(number=number, text="Siden kl. 13"), "kolding")

    for seat in ("stabschef", "vejle", "logfoerer"):
        theirs = view(staff.situation, by(seat))
        assert HARBOUR.id not in theirs.outages, seat
        told = [theirs.log.get(one) for one in (number, added)]
        assert all(one is None or one.hidden for one in told), seat
        hidden = hides(staff.situation, by(seat))
        rows = [one for one in staff.written if one.stamp.number in (number, added)]
        assert len(rows) == 2 and all(map(hidden, rows)), seat
    for seat in ("kolding", "formand"):
        assert HARBOUR.id in view(staff.situation, by(seat)).outages, seat
    # Who is named by the municipality reads it.
    for_police = Readers(sight=Sight.RESTRICTED, only_for=("kolding", "politi"))
    staff.must(ClassifyEntry(number=number, readers=for_police), "kolding")
    assert HARBOUR.id in view(staff.situation, by("stabschef")).outages


def test_the_report_that_stands_is_said_anew_before_it_is_erased(staff: PressStaff) -> None:
    number = staff.must(ReportDown(**BY_PHONE, as_of=NOON - timedelta(hours=1)), "kolding")
    erase = EraseEntry(entry=number, reason="uden betydning", basis="GDPR art. 17")

    assert code(staff.do(erase, "formand")) == "erasure.outage_stands"
    staff.must(ReportDown(**BY_PHONE, as_of=NOON), "kolding")
    staff.must(erase, "formand")
    assert [one.as_of for one in staff.situation.outages[HARBOUR.id].reports] == [NOON]
