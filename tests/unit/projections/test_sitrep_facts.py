"""What the board itself puts into the situation picture, with source and time."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest

from crisis.commands.contradictions import ReportContradiction
from crisis.commands.figures import SetFigure
from crisis.commands.incidents import ChangeIncident, OpenIncident
from crisis.commands.log import CorrectEntry, RecordEntry
from crisis.commands.operations import OpenOperation
from crisis.commands.priorities import SetPriorities
from crisis.commands.sectors import ReportSectorStatus
from crisis.commands.sitreps import WriteSitrepField
from crisis.commands.tasks import AskTask, MoveTask
from crisis.projections.sitrep_facts import Fact, changes_since
from crisis.projections.sitrep_prefill import MUST_BE_COUNTED, prefill, uncounted
from crisis.projections.sitrep_unsaid import unsaid
from crisis.projections.situation import Situation
from crisis.rules.sitreps import Besides, picture
from crisis.terms.figures import FigureKind
from crisis.terms.incidents import IncidentStatus
from crisis.terms.log import Certainty, Channel, EntryKind
from crisis.terms.operations import Mode
from crisis.terms.places import Point, Whereabouts
from crisis.terms.priority import Aim
from crisis.terms.sectors import Colour
from crisis.terms.sitreps import FactKind, SitrepField, Unsaid
from crisis.terms.tasks import TaskMove
from tests.deciding import wish as decision
from tests.press_staff import PressStaff
from tests.stocked import FIRST, Stocked, asks, at, pumps

POINT = Point((9.47, 55.49))


@pytest.fixture
def staff() -> PressStaff:
    made = PressStaff()
    made.must(OpenOperation(name="Stormflod", mode=Mode.LIVE), "stabschef")
    return made


def of(staff: PressStaff, kind: FactKind) -> list[Fact]:
    return [one for one in prefill(staff.situation) if one.kind is kind]


def test_every_fact_has_a_source_and_a_time_and_stands_in_the_order_of_the_fields(
    staff: PressStaff,
) -> None:
    busy(staff)
    found = prefill(staff.situation)
    order = list(SitrepField)
    places = [order.index(one.field) for one in found]
    assert places == sorted(places)
    assert len({one.about for one in found}) == len(found)
    assert [one.kind for one in found if not one.number] == [FactKind.PRIORITIES]
    for one in found:
        if one.values.get("assumed"):
            continue
        assert one.who, f"{one.kind} has no source"
        assert 1 <= one.number <= staff.situation.number
        assert one.at <= staff.now


def busy(staff: PressStaff) -> None:
    staff.must(OpenIncident(kind="flood", title="Kolding Å", shape=POINT), "stabschef")
    staff.must(SetFigure(figure=FigureKind.MISSING, value=2, source="Vagten"), "kolding")
    report = ReportSectorStatus(colour=Colour.RED, consequence="Kloak ude", need="3 pumper")
    staff.must(report, "kolding")
    staff.must(RecordEntry(text="Pumper sat op", kind=EntryKind.ACTION), "kolding")
    staff.must(AskTask(kind="pump", title="Pump", authority="kolding"), "stabschef")
    staff.must(decision(), "stabschef")


def test_what_is_exposed_is_one_line_a_top_with_what_stands_under_it(staff: PressStaff) -> None:
    staff.must(OpenIncident(kind="flood", title="Kolding Å", shape=POINT), "stabschef")
    found = staff.situation.incidents
    one = found.incidents[1]
    counts = {"Industri": 2, "Industri / Kølehuse": 3, "Tele": 4}
    exposed = msgspec.structs.replace(one.exposure, counts=counts, total=9)
    kept = found.incidents.set(1, msgspec.structs.replace(one, exposure=exposed))
    incidents = msgspec.structs.replace(found, incidents=kept)
    staff.situation = msgspec.structs.replace(staff.situation, incidents=incidents)
    told = [fact.values for fact in of(staff, FactKind.EXPOSED)]
    assert [(each["category"], each["count"]) for each in told] == [("Industri", 5), ("Tele", 4)]
    assert told[0]["under"] == [("Kølehuse", 3)]


def test_a_figure_says_how_sure_it_is_of_when_and_by_whose_word(staff: PressStaff) -> None:
    earlier = staff.now - timedelta(minutes=20)
    wish = SetFigure(
        figure=FigureKind.EVACUATED,
        value=12,
        source="EPC Kolding",
        as_of=earlier,
        certainty=Certainty.PRESUMED,
    )
    number = staff.must(wish, "kolding")
    (one,) = of(staff, FactKind.FIGURE)
    assert (one.values["value"], one.number, one.at) == (12, number, earlier)
    assert (one.certainty, one.who) == (Certainty.PRESUMED, "EPC Kolding")


def test_what_nobody_counted_is_unknown_and_nought_is_not(staff: PressStaff) -> None:
    assert uncounted(staff.situation) == MUST_BE_COUNTED
    staff.must(SetFigure(figure=FigureKind.DEAD, value=0, source="AMK"), "region-syddanmark")
    assert FigureKind.DEAD not in uncounted(staff.situation)
    assert [one.values["value"] for one in of(staff, FactKind.FIGURE)] == [0]


def test_households_and_animals_are_unknown_until_somebody_counts_them(staff: PressStaff) -> None:
    both = {FigureKind.HOUSEHOLDS, FigureKind.ANIMALS}
    assert both <= set(uncounted(staff.situation))
    for figure in both:
        staff.must(SetFigure(figure=figure, value=0, source="Kommunen"), "kolding")
    assert not both & set(uncounted(staff.situation))


def test_what_only_people_can_say_is_unknown_until_they_write(staff: PressStaff) -> None:
    asked = {
        SitrepField.OUTLOOK: {Unsaid.PROBABLE, Unsaid.WORST},
        SitrepField.COMMUNICATION: {Unsaid.MEDIA, Unsaid.RUMOURS, Unsaid.SPOKESPERSON},
        SitrepField.INCIDENT: {Unsaid.CAUSE},
        SitrepField.INTENT: {Unsaid.INTENT},
        SitrepField.AFFECTED: {Unsaid.NEIGHBOURS},
    }
    assert not unsaid(staff.situation, SitrepField.INCIDENT), "nothing has happened"
    staff.must(OpenIncident(kind="flood", title="Kolding Å", shape=POINT), "stabschef")
    edge = moved(staff, Whereabouts(municipalities=("kolding",), estimated=True))
    for field, missing in asked.items():
        assert set(unsaid(edge, field)) == missing
        staff.must(WriteSitrepField(field=field, text="Sagt"), "kolding")
        assert unsaid(staff.situation, field) == ()
    assert unsaid(staff.situation, SitrepField.MEASURES) == ()


def test_an_incident_says_where_it_lies_and_boundaries_say_whose_ground(staff: PressStaff) -> None:
    staff.must(OpenIncident(kind="flood", title="Lillebælt", shape=POINT), "stabschef")
    known = moved(staff, Whereabouts(municipalities=("kolding", "middelfart")))
    found = prefill(known)
    (one,) = [fact for fact in found if fact.kind is FactKind.INCIDENT]
    assert (one.values["where"], one.values["estimated"]) == (("kolding", "middelfart"), False)
    assert unsaid(known, SitrepField.AFFECTED) == ()


def moved(staff: PressStaff, there: Whereabouts) -> Situation:
    """The situation as if its first incident lay there."""
    found = staff.situation.incidents
    one = msgspec.structs.replace(found.incidents[1], whereabouts=there)
    incidents = msgspec.structs.replace(found, incidents=found.incidents.set(1, one))
    return msgspec.structs.replace(staff.situation, incidents=incidents)


def test_what_the_media_say_and_what_disagrees_stands_with_communication(
    staff: PressStaff,
) -> None:
    heard = staff.must(RecordEntry(text="Dæmningen er brudt", channel=Channel.MEDIA), "kolding")
    other = staff.must(RecordEntry(text="Dæmningen holder"), "vejle")
    said = [one for one in prefill(staff.situation) if one.field is SitrepField.COMMUNICATION]
    assert [(one.number, one.who) for one in said] == [(heard, "Kolding Kommune")]
    staff.must(ReportContradiction(entries=(heard, other), about="Dæmningen"), "stabschef")
    (one,) = of(staff, FactKind.CONTRADICTION)
    assert (one.values["about"], one.who) == ("Dæmningen", "Sydøstjyllands Politi")


def test_what_was_corrected_or_is_over_is_not_in_it(staff: PressStaff) -> None:
    wrong = staff.must(RecordEntry(text="Dæmning bygget", kind=EntryKind.ACTION), "kolding")
    staff.must(CorrectEntry(number=wrong, text="Dæmning påbegyndt", reason="Set"), "kolding")
    assert [one.values["text"] for one in of(staff, FactKind.ENTRY)] == ["Dæmning påbegyndt"]
    staff.must(OpenIncident(kind="flood", title="Åen", shape=POINT), "stabschef")
    assert len(of(staff, FactKind.INCIDENT)) == 1
    staff.must(ChangeIncident(incident=1, status=IncidentStatus.OVER), "stabschef")
    assert of(staff, FactKind.INCIDENT) == []


def test_what_is_expected_is_there_until_it_should_have_come(staff: PressStaff) -> None:
    later = staff.now + timedelta(hours=6)
    staff.must(RecordEntry(text="Vandet topper", expected_at=later), "kolding")
    assert [one.values["expected_at"] for one in of(staff, FactKind.EXPECTED)] == [later]
    staff.passes(hours=7)
    staff.must(RecordEntry(text="Intet nyt"), "kolding")
    assert of(staff, FactKind.EXPECTED) == []


def test_what_changed_is_told_fact_by_fact(staff: PressStaff) -> None:
    busy(staff)
    before = prefill(staff.situation)
    assert not changes_since(before, prefill(staff.situation)).any
    number = staff.situation.figures["missing"].number
    more = SetFigure(figure=FigureKind.MISSING, value=5, source="Vagten", seen=number)
    staff.must(more, "kolding")
    staff.must(MoveTask(task=1, move=TaskMove.ACCEPT), "kolding")
    staff.must(SetFigure(figure=FigureKind.DEAD, value=0, source="AMK"), "region-syddanmark")
    staff.must(ChangeIncident(incident=1, status=IncidentStatus.OVER), "stabschef")
    found = changes_since(before, prefill(staff.situation))
    assert [one.key for one in found.new] == ["dead:Omkomne"]
    assert [(one.before.values["value"], one.now.values["value"]) for one in found.moved[:1]] == [
        (2, 5)
    ]
    assert [one.now.kind for one in found.moved] == [FactKind.FIGURE, FactKind.TASK]
    assert FactKind.INCIDENT in {one.kind for one in found.gone}


def test_the_same_said_again_is_no_change(staff: PressStaff) -> None:
    busy(staff)
    before = prefill(staff.situation)
    report = ReportSectorStatus(colour=Colour.RED, consequence="Kloak ude", need="3 pumper")
    staff.passes(minutes=30)
    staff.must(report, "kolding")
    assert not changes_since(before, prefill(staff.situation)).any


def test_a_request_says_what_is_promised_and_what_is_missing_once() -> None:
    staff = Stocked(Mode.LIVE, pumps())
    staff.must(asks(5, ("trekantbrand",)), "kolding")
    found = picture(staff.situations[FIRST], Besides(staff.stock, staff.now, ())).facts
    (one,) = [fact for fact in found if fact.kind is FactKind.REQUEST]
    said = {name: one.values[name] for name in ("amount", "promised", "missing", "status")}
    assert said == {"amount": 5, "promised": 0, "missing": 5, "status": "waiting"}
    wanted = {name: one.values[name] for name in ("path", "place", "begin", "end")}
    assert wanted == {"path": "district", "place": "Hejlsminde", "begin": at(1), "end": at(9)}


def test_the_order_of_the_aims_is_a_decision_and_only_the_last_stands(staff: PressStaff) -> None:
    aims = (Aim.LIFE, Aim.ENVIRONMENT, Aim.SUPPLY, Aim.PROPERTY)
    first = staff.must(SetPriorities(order=aims, ground="Olien driver"), "stabschef")
    again = SetPriorities(order=tuple(Aim), ground="Strømmen svigter", seen=first)
    staff.must(again, "stabschef")
    found = [one for one in prefill(staff.situation) if one.field is SitrepField.DECISIONS]
    assert [one.number for one in found] == [staff.situation.number]
    assert "rækkefølge" in found[0].values["text"]


def test_the_order_of_the_aims_stands_with_the_intent_and_is_assumed_until_it_is_decided(
    staff: PressStaff,
) -> None:
    (one,) = of(staff, FactKind.PRIORITIES)
    assert (one.field, one.number, one.at) == (SitrepField.INTENT, 0, staff.now)
    assert (one.values["order"], one.values["assumed"]) == (tuple(Aim), True)
    before = prefill(staff.situation)
    staff.passes(minutes=20)
    aims = (Aim.LIFE, Aim.ENVIRONMENT, Aim.SUPPLY, Aim.PROPERTY)
    number = staff.must(SetPriorities(order=aims, ground="Olien driver"), "formand")
    (one,) = of(staff, FactKind.PRIORITIES)
    assert (one.values["order"], one.values["ground"]) == (aims, "Olien driver")
    assert (one.number, one.at, one.who) == (number, staff.now, "Formand, Sydøstjyllands Politi")
    assert FactKind.PRIORITIES in {
        each.now.kind for each in changes_since(before, prefill(staff.situation)).moved
    }
