"""What leaves the house: the signed text and which authorities stand behind it, nothing else."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest

from crisis.commands.incidents import OpenIncident
from crisis.commands.publishing import IssueHoldingStatement
from crisis.commands.statements import DiscardStatement
from crisis.commands.tasks import AskTask
from crisis.events.operations import OperationOpened
from crisis.journal.port import Entry
from crisis.projections import situation as fold
from crisis.projections.log import LogBook
from crisis.rules.visibility import PUBLIC, view
from crisis.terms.log import Certainty
from crisis.terms.operations import Level, Mode
from crisis.terms.places import Point
from crisis.terms.statements import Delivery, Fact, StatementState
from tests.given import OPERATION, by, stamp
from tests.press_staff import OFFICE, PressStaff

SECRET = "Hemmelig indsats"


@pytest.fixture
def staff() -> PressStaff:
    made = PressStaff()
    opened = OperationOpened(
        name=SECRET, mode=Mode.LIVE, level=Level.STAFF, seat_name="x", authority_name="y"
    )
    first = Entry(stamp=stamp(1), type="OperationOpened", event=opened)
    made.situation = fold.fold(made.situation, [first])
    made.must(OpenIncident(kind="flood", title="Indre sag", shape=Point((9.47, 55.49))), "formand")
    made.must(AskTask(kind="evacuate", incident=1), "formand")
    return made


def test_every_seat_sees_the_situation_as_it_is(staff: PressStaff) -> None:
    staff.drafted()
    for seat in ("kolding", "observatoer", "planlaegger"):
        assert view(staff.situation, by(seat)) is staff.situation


def test_the_public_sees_no_log_no_case_and_no_name_of_the_operation(staff: PressStaff) -> None:
    staff.published()
    seen = view(staff.situation, PUBLIC)
    assert (seen.name, seen.level, seen.log, seen.hash) == ("", Level.DAILY, LogBook(), "")
    assert not seen.incidents.all()
    assert not seen.tasks.tasks
    assert not seen.sectors
    assert (seen.operation, seen.mode) == (OPERATION, Mode.LIVE)
    assert SECRET not in repr(seen)


@pytest.mark.parametrize(
    ("state", "seen"),
    [("draft", False), ("ready", False), ("discarded", False),
     ("released", True), ("published", True), ("retracted", True)],
)  # fmt: skip
def test_the_public_sees_what_has_been_let_out_and_no_draft(
    staff: PressStaff, state: str, seen: bool
) -> None:
    made = {"draft": staff.drafted, "discarded": staff.drafted, "retracted": staff.published}
    number = made.get(state, getattr(staff, state, None))()
    if state == "discarded":
        staff.must(DiscardStatement(statement=number), OFFICE)
    if state == "retracted":
        staff.retracted(number)
    found = view(staff.situation, PUBLIC).statements.get(number)
    assert (found is not None) is seen
    if found is not None:
        assert found.state is StatementState(state)


def test_of_a_statement_the_public_sees_one_text_and_no_fact(staff: PressStaff) -> None:
    entry = staff.fact()
    number = staff.drafted(entry, text="KLADDE: navnet på den omkomne", incident=1, place="Kolding")
    staff.submitted(number)
    staff.returned(number)
    staff.changed(number, text="Hold jer væk.", incident=1, place="Kolding", signers=("brs",))
    staff.submitted(number)
    staff.signed(number, "formand", "kolding", "brs")
    staff.must(staff.releasing(number), OFFICE)
    staff.told(number, Delivery.DELIVERED)
    staff.corrects(entry)
    one = view(staff.situation, PUBLIC).statements.get(number)
    assert one is not None
    assert [each.content.text for each in one.editions] == ["Hold jer væk."]
    assert (one.content.facts, one.content.incident) == ((), None)
    assert (one.content.place, one.content.shape) == ("Kolding", Point((9.47, 55.49)))
    assert (one.flags, one.kept, one.dispatches, one.signers) == ((), (), (), ())
    assert one.returned is None
    assert "KLADDE" not in repr(one)
    assert {each.entries for each in one.required} == {()}


def test_authorities_stand_behind_a_statement_and_no_person_and_no_seat(
    staff: PressStaff,
) -> None:
    number = staff.published()
    one = view(staff.situation, PUBLIC).statements.get(number)
    assert one is not None
    assert {each.authority_name for each in one.valid} == {
        "Sydøstjyllands Politi",
        "Kolding Kommune",
    }
    assert one.missing == ()
    marks = (one.edition, *one.signatures)
    assert {(each.account, each.seat, each.seat_name) for each in marks} == {(0, "", "")}


def test_signatures_on_an_older_text_are_nobodys_business(staff: PressStaff) -> None:
    number = staff.signed(staff.ready(), "formand", "kolding")
    staff.changed(number, text="Andet")
    staff.signed(number, "stabschef", "presse-kolding")
    staff.must(staff.releasing(number), OFFICE)
    one = view(staff.situation, PUBLIC).statements.get(number)
    assert one is not None
    assert {each.version for each in one.signatures} == {2}


def test_a_holding_statement_is_seen_as_any_other(staff: PressStaff) -> None:
    wish = IssueHoldingStatement(what="Brand", next_update_at=staff.now + timedelta(hours=1))
    staff.must(wish, "formand")
    one = view(staff.situation, PUBLIC).statements.get(1)
    assert one is not None
    assert [each.authority for each in one.valid] == ["politi"]


def test_what_is_seen_of_the_log_is_in_no_words_of_what_the_public_gets(
    staff: PressStaff,
) -> None:
    """The whole of it, written out: nothing of the inside is in it anywhere."""
    entry = staff.fact(certainty=Certainty.PRESUMED)
    facts = (Fact(entry=entry, cited_as=Certainty.PRESUMED),)
    number = staff.submitted(staff.drafted(facts=facts))
    staff.signed(number, "formand", "kolding")
    staff.must(staff.releasing(number), OFFICE)
    staff.drafted(title="Næste kladde")
    out = msgspec.structs.replace(view(staff.situation, PUBLIC), number=0)
    text = repr(out)
    for inside in ("Vand i Havnegade", "Næste kladde", "Indre sag", "evacuate", "presumed", OFFICE):
        assert inside not in text
