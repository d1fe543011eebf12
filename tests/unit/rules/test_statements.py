"""A statement's text: written by anybody of the staff, frozen, changed, sent back, dropped."""

from __future__ import annotations

from datetime import timedelta

import pytest

from crisis.commands.incidents import ChangeIncident, OpenIncident
from crisis.commands.statements import (
    ChangeStatement,
    DiscardStatement,
    DraftStatement,
    ReturnStatement,
    SubmitStatement,
)
from crisis.errors import Refused
from crisis.terms.log import Certainty
from crisis.terms.places import Point
from crisis.terms.statements import Audience, Fact, StatementKind, StatementState
from tests.given import NOON, spoken_by
from tests.press_staff import OFFICE, TEXT, PressStaff, code


@pytest.fixture
def staff() -> PressStaff:
    return PressStaff()


def refused(answer: object) -> tuple[str, str | None]:
    assert isinstance(answer, Refused), answer
    return answer.code, answer.field


@pytest.mark.parametrize("seat", ["kolding", "logfoerer", "vagtcentral", "presse-kolding", "brs"])
def test_anybody_of_the_staff_may_write_a_draft(staff: PressStaff, seat: str) -> None:
    number = staff.drafted(seat=seat)
    one = staff.one(number)
    assert (one.state, one.version, one.content.kind) == (
        StatementState.DRAFT,
        1,
        StatementKind.ORDINARY,
    )
    assert (one.edition.account, one.edition.seat) != (1, "")
    assert one.hash is None


def test_statements_are_numbered_from_one_and_no_number_comes_twice(staff: PressStaff) -> None:
    first = staff.drafted()
    staff.must(DiscardStatement(statement=first), OFFICE)
    assert (first, staff.drafted()) == (1, 2)


@pytest.mark.parametrize(
    ("more", "code_", "field"),
    [
        ({"title": " \n"}, "statement.title_missing", "title"),
        ({"text": "\n \t"}, "statement.text_missing", "text"),
        ({"next_update_at": NOON}, "log.expected_in_past", "next_update_at"),
        ({"expires_at": NOON - timedelta(hours=1)}, "log.expected_in_past", "expires_at"),
        ({"facts": (Fact(entry=1), Fact(entry=1))}, "statement.fact_twice", "facts"),
        ({"facts": (Fact(entry=1), Fact(entry=99))}, "log.unknown_entry", "facts[1].entry"),
        ({"incident": 7}, "incident.unknown", "incident"),
        ({"signers": ("kolding", "nowhere")}, "authority.unknown", "signers"),
        ({"corrects": 9}, "statement.unknown", "corrects"),
    ],
)
def test_a_wrong_text_is_refused_beside_its_field(
    staff: PressStaff, more: dict[str, object], code_: str, field: str
) -> None:
    staff.fact()
    answer = staff.do(DraftStatement(**{**TEXT, **more}), "kolding")
    assert refused(answer) == (code_, field)


@pytest.mark.parametrize("known", list(Certainty))
@pytest.mark.parametrize("cited", list(Certainty))
def test_a_fact_is_cited_as_no_surer_than_the_log_has_it(
    staff: PressStaff, known: Certainty, cited: Certainty
) -> None:
    entry = staff.fact(certainty=known)
    facts = (Fact(entry=entry, cited_as=cited),)
    answer = staff.do(DraftStatement(**TEXT, facts=facts), OFFICE)
    too_sure = cited is Certainty.CONFIRMED and known is not Certainty.CONFIRMED
    assert isinstance(answer, Refused) is too_sure
    if too_sure:
        assert refused(answer) == ("statement.not_confirmed", "facts[0].entry")


def test_a_fact_that_was_corrected_is_not_cited(staff: PressStaff) -> None:
    entry = staff.fact()
    later = staff.corrects(entry)
    answer = staff.do(DraftStatement(**TEXT, facts=(Fact(entry=entry),)), OFFICE)
    assert refused(answer) == ("statement.fact_corrected", "facts[0].entry")
    assert (answer.facts["number"], answer.facts["by"]) == (entry, later)


def test_the_area_is_the_incidents_as_it_is_drawn_when_the_text_is_written(
    staff: PressStaff,
) -> None:
    here, there = Point((9.47, 55.49)), Point((9.5, 55.5))
    staff.must(OpenIncident(kind="flood", title="Kolding Å", shape=here), "stabschef")
    number = staff.drafted(incident=1, audience=Audience.AREA)
    staff.must(ChangeIncident(incident=1, shape=there), "stabschef")
    assert staff.one(number).content.shape == here
    staff.changed(number, incident=1)
    assert staff.one(number).content.shape == there


@pytest.mark.parametrize(
    ("seat", "may"),
    [
        ("presse-kolding", True), ("kolding", True),
        ("formand", True), ("stabschef", True), ("presse-politi", True),
        ("logfoerer", False), ("vagtcentral", False), ("vejle", False), ("brs", False),
    ],
)  # fmt: skip
@pytest.mark.parametrize("what", ["change", "submit", "discard"])
def test_the_text_is_its_authoritys_and_the_police_press_offices(
    staff: PressStaff, what: str, seat: str, may: bool
) -> None:
    number = staff.drafted(seat="kolding")
    wish = {
        "change": staff.change(number, text="Andet"),
        "submit": SubmitStatement(statement=number, version=1),
        "discard": DiscardStatement(statement=number),
    }[what]
    answer = staff.do(wish, seat)
    assert isinstance(answer, int) is may
    if not may:
        assert code(answer) == "statement.not_yours"


def test_nobody_overwrites_anothers_words(staff: PressStaff) -> None:
    number = staff.drafted()
    staff.changed(number, text="Først")
    answer = staff.do(staff.change(number, text="Samtidig", base=1), "stabschef")
    assert refused(answer) == ("statement.text_changed", "base")
    assert answer.facts["version"] == 2


def test_a_change_that_changes_nothing_is_refused(staff: PressStaff) -> None:
    number = staff.drafted()
    assert code(staff.do(staff.change(number), OFFICE)) == "statement.unchanged"
    staff.changed(number, signers=("vejle",))
    assert staff.one(number).signers == ("vejle",)


def test_all_versions_of_the_text_are_kept(staff: PressStaff) -> None:
    number = staff.drafted()
    staff.changed(number, text="To")
    staff.changed(number, text="Tre", seat="formand")
    assert [(each.version, each.content.text) for each in staff.one(number).editions] == [
        (1, TEXT["text"]),
        (2, "To"),
        (3, "Tre"),
    ]


def test_a_draft_is_frozen_once_and_by_the_version_that_was_read(staff: PressStaff) -> None:
    number = staff.drafted()
    staff.changed(number, text="To")
    old = SubmitStatement(statement=number, version=1)
    assert refused(staff.do(old, OFFICE)) == ("statement.text_changed", "version")
    staff.submitted(number)
    again = SubmitStatement(statement=number, version=2)
    assert refused(staff.do(again, OFFICE)) == ("statement.state", "statement")


def test_a_text_whose_time_has_run_out_is_not_frozen(staff: PressStaff) -> None:
    number = staff.drafted(expires_at=NOON + timedelta(hours=1))
    staff.passes(hours=1)
    assert code(staff.do(SubmitStatement(statement=number, version=1), OFFICE)) == (
        "statement.expired"
    )


def test_whoever_must_sign_and_whoever_wrote_may_send_the_text_back(staff: PressStaff) -> None:
    for seat in ("kolding", "presse-kolding", "logfoerer", "formand", OFFICE):
        number = staff.returned(staff.ready(), seat)
        one = staff.one(number)
        assert (one.state, one.hash, one.required) == (StatementState.DRAFT, None, ())
        assert one.returned is not None
        assert one.returned.reason == "Forkert gade"


def test_who_is_not_asked_sends_nothing_back(staff: PressStaff) -> None:
    wish = ReturnStatement(statement=staff.ready(), version=1, reason="Nej")
    assert code(staff.do(wish, "vejle")) == "statement.not_yours"
    assert code(staff.do(ReturnStatement(statement=1, version=2, reason="Nej"), "kolding")) == (
        "statement.text_changed"
    )


def test_a_text_that_was_sent_back_is_changed_before_it_is_asked_about_again(
    staff: PressStaff,
) -> None:
    """Else a signature that its authority took back by sending it back would hold again."""
    number = staff.returned(staff.signed(staff.ready(), "kolding"), "kolding")
    answer = staff.do(SubmitStatement(statement=number, version=1), OFFICE)
    assert refused(answer) == ("statement.unchanged", "text")
    staff.changed(number, text="Hold jer væk fra åen.")
    staff.submitted(number)
    assert staff.one(number).valid == ()
    assert staff.one(number).returned is None


@pytest.mark.parametrize("state", ["released", "published", "retracted"])
@pytest.mark.parametrize("what", ["change", "submit", "return", "discard"])
def test_what_has_left_is_neither_changed_nor_dropped(
    staff: PressStaff, what: str, state: str
) -> None:
    number = staff.published() if state == "published" else staff.released()
    if state == "retracted":
        staff.retracted(number)
    wish = {
        "change": staff.change(number, text="Andet"),
        "submit": SubmitStatement(statement=number, version=1),
        "return": ReturnStatement(statement=number, version=1, reason="Nej"),
        "discard": DiscardStatement(statement=number),
    }[what]
    answer = staff.do(wish, OFFICE)
    assert code(answer) == "statement.state"
    assert answer.facts["state"] == state


def test_what_was_dropped_stays_dropped(staff: PressStaff) -> None:
    number = staff.ready()
    staff.must(DiscardStatement(statement=number, reason="Overhalet"), OFFICE)
    assert staff.state(number) is StatementState.DISCARDED
    for wish in (staff.change(number, text="Nyt"), staff.signing(number), staff.releasing(number)):
        assert code(staff.do(wish, "formand")) == "statement.state"


def test_nothing_about_a_text_is_done_over_the_telephone(staff: PressStaff) -> None:
    ready, said = staff.ready(), spoken_by("kolding")
    draft = staff.drafted(seat="stabschef")
    wishes = (
        DraftStatement(**TEXT),
        staff.change(ready, text="Andet"),
        SubmitStatement(statement=draft, version=1),
        staff.signing(ready),
        ReturnStatement(statement=ready, version=1, reason="Nej"),
        DiscardStatement(statement=draft),
        staff.releasing(ready),
    )
    for wish in wishes:
        assert refused(staff.do(wish, "stabschef", said)) == (
            "statement.not_by_phone",
            "on_behalf_of",
        ), wish


def test_an_unknown_statement_is_unknown(staff: PressStaff) -> None:
    for wish in (
        ChangeStatement(statement=5, base=1, **TEXT),
        SubmitStatement(statement=5, version=1),
        ReturnStatement(statement=5, version=1, reason="x"),
        DiscardStatement(statement=5),
    ):
        assert refused(staff.do(wish, OFFICE)) == ("statement.unknown", "statement")
