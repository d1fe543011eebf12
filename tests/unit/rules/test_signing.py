"""Signatures: who must, on what exactly, by whom never, and with which proof."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest

from crisis.commands.publishing import (
    IssueHoldingStatement,
    ReleaseStatement,
    RetractStatement,
)
from crisis.commands.statements import PrepareCorrection, SignStatement, SubmitStatement
from crisis.errors import Refused
from crisis.events.statements import Content, StatementDrafted
from crisis.journal.codec import decode_event, encode_event
from crisis.rules.known import Proof
from crisis.rules.permissions import may
from crisis.rules.signing import fingerprint
from crisis.terms.log import Certainty
from crisis.terms.operations import Mode
from crisis.terms.places import Point
from crisis.terms.statements import Audience, Fact, StatementKind
from tests.given import NOON, OPERATION, by, spoken_by
from tests.press_staff import OFFICE, PressStaff, code, exercise

CONTENT = Content(
    title="Vand", text="Hold jer væk.", audience=Audience.EVERYBODY, place=None, incident=None,
    shape=None, next_update_at=None, expires_at=None, facts=(Fact(entry=4),),
)  # fmt: skip
OTHER = {
    "title": "Vand.", "text": "Hold jer  væk.", "audience": Audience.MEDIA, "place": "Kolding",
    "incident": 1, "shape": Point((9.0, 55.0)), "next_update_at": NOON, "expires_at": NOON,
    "facts": (Fact(entry=4, cited_as=Certainty.PRESUMED),), "kind": StatementKind.HOLDING,
    "corrects": 2,
}  # fmt: skip


@pytest.fixture
def staff() -> PressStaff:
    return PressStaff()


def must_sign(staff: PressStaff, number: int) -> dict[str, tuple[int, ...]]:
    return {one.authority: one.entries for one in staff.one(number).required}


def test_the_police_must_always_sign(staff: PressStaff) -> None:
    number = staff.submitted(staff.drafted(seat="kolding"), "kolding")
    assert must_sign(staff, number) == {"politi": ()}


def test_every_authority_that_owns_a_cited_entry_must_sign(staff: PressStaff) -> None:
    first, second, third = staff.fact("kolding"), staff.fact("vejle"), staff.fact("kolding")
    number = staff.ready((first, second, third))
    assert must_sign(staff, number) == {"politi": (), "kolding": (first, third), "vejle": (second,)}


def test_what_was_said_by_telephone_is_signed_by_whose_words_they_are(staff: PressStaff) -> None:
    entry = staff.fact("logfoerer", on_behalf_of=spoken_by("brs"))
    assert must_sign(staff, staff.ready((entry,))) == {"politi": (), "brs": (entry,)}


def test_a_correction_by_the_log_office_takes_no_fact_from_its_authority(
    staff: PressStaff,
) -> None:
    """Else the police could put Kolding's words right and tell them without Kolding."""
    told = staff.fact("kolding")
    right = staff.corrects(told, "logfoerer")
    assert must_sign(staff, staff.ready((right,))) == {"politi": (right,), "kolding": (right,)}
    again = staff.corrects(right, "vagtcentral", text="Våd igen")
    assert must_sign(staff, staff.ready((again,))) == {"politi": (again,), "kolding": (again,)}


def test_those_the_author_adds_must_sign_too_and_nobody_twice(staff: PressStaff) -> None:
    more = {"signers": ("vejle", "politi", "vejle", "kolding")}
    entry = staff.fact("kolding")
    number = staff.ready((entry,), **more)
    assert must_sign(staff, number) == {"politi": (), "kolding": (entry,), "vejle": ()}


def test_who_must_sign_is_named_anew_when_a_frozen_text_is_changed(staff: PressStaff) -> None:
    number = staff.ready((staff.fact("kolding"),))
    entry = staff.fact("brs")
    staff.changed(number, facts=(Fact(entry=entry),))
    assert must_sign(staff, number) == {"politi": (), "brs": (entry,)}


@pytest.mark.parametrize("field", sorted(OTHER))
def test_the_hash_binds_all_that_leaves_the_house(field: str) -> None:
    assert set(OTHER) == set(Content.__struct_fields__)
    other = msgspec.structs.replace(CONTENT, **{field: OTHER[field]})
    assert fingerprint(OPERATION, 1, 1, other) != fingerprint(OPERATION, 1, 1, CONTENT)


def test_the_hash_binds_operation_number_and_version() -> None:
    asked = [(OPERATION, 1, 1), ("op-000000000002", 1, 1), (OPERATION, 2, 1), (OPERATION, 1, 2)]
    assert len({fingerprint(*one, CONTENT) for one in asked}) == 4


def test_the_hash_is_the_same_after_the_journal() -> None:
    whole = msgspec.structs.replace(CONTENT, **OTHER)
    event = StatementDrafted(
        statement=1, content=whole, signers=(), seat_name="x", authority_name="y"
    )
    read = decode_event("StatementDrafted", encode_event(event))
    assert isinstance(read, StatementDrafted)
    assert fingerprint(OPERATION, 1, 1, read.content) == fingerprint(OPERATION, 1, 1, whole)


@pytest.mark.parametrize(("version", "hash_"), [(2, None), (1, "f" * 64)])
def test_whoever_signs_names_the_exact_text_he_read(
    staff: PressStaff, version: int, hash_: str | None
) -> None:
    one = staff.one(staff.ready())
    wish = SignStatement(statement=1, version=version, hash=hash_ or str(one.hash))
    answer = staff.do(wish, "kolding")
    assert (code(answer), answer.field) == ("statement.text_changed", "hash")


def test_a_change_voids_every_signature_and_each_signs_again(staff: PressStaff) -> None:
    number = staff.signed(staff.ready(), "formand", "kolding")
    assert staff.one(number).missing == ()
    old = staff.signing(number)
    staff.changed(number, text="Hold jer væk fra åen.")
    one = staff.one(number)
    assert (len(one.signatures), one.valid) == (2, ())
    assert one.hash == fingerprint(OPERATION, number, 2, one.content) != old.hash
    assert {each.authority for each in one.missing} == {"politi", "kolding"}
    assert code(staff.do(old, "formand")) == "statement.text_changed"
    staff.signed(number, "kolding", "formand")
    assert staff.one(number).missing == ()


def test_a_change_back_to_the_old_words_does_not_bring_signatures_back(staff: PressStaff) -> None:
    number = staff.signed(staff.ready(), "formand", "kolding")
    words = staff.one(number).content.text
    staff.changed(number, text="Andet")
    staff.changed(number, text=words)
    assert staff.one(number).valid == ()


def test_an_authority_signs_a_text_once(staff: PressStaff) -> None:
    number = staff.signed(staff.ready(), "kolding")
    for seat in ("kolding", "presse-kolding"):
        assert code(staff.do(staff.signing(number), seat)) == "statement.already_signed"


def test_one_person_signs_for_one_authority_only(staff: PressStaff) -> None:
    number = staff.ready((staff.fact("kolding"), staff.fact("vejle")))
    staff.must(staff.signing(number), "kolding", account=77)
    answer = staff.do(staff.signing(number), "vejle", account=77)
    assert code(answer) == "statement.signed_by_you"
    staff.signed(number, "vejle")


def test_nobody_signs_what_he_wrote_in_any_version_and_from_any_seat(staff: PressStaff) -> None:
    number = staff.drafted(staff.fact("kolding"), seat="logfoerer", account=77)
    staff.must(staff.change(number, text="To"), "formand", account=78)
    staff.must(staff.change(number, text="Tre"), OFFICE, account=79)
    staff.submitted(number)
    for account in (77, 78, 79):
        for seat in ("formand", "kolding"):
            answer = staff.do(staff.signing(number), seat, account=account)
            assert code(answer) == "statement.own_words"
    staff.must(staff.signing(number), "formand", account=80)


def test_whoever_prepared_a_correction_wrote_it(staff: PressStaff) -> None:
    number = staff.published()
    staff.corrects(staff.one(number).content.facts[0].entry)
    staff.must(PrepareCorrection(statement=number), "formand")
    made = staff.submitted(2)
    assert code(staff.do(staff.signing(made), "formand")) == "statement.own_words"
    staff.signed(made, "stabschef")


def test_who_is_not_asked_does_not_sign(staff: PressStaff) -> None:
    assert code(staff.do(staff.signing(staff.ready()), "vejle")) == "statement.not_asked"


def test_what_no_longer_holds_is_not_signed(staff: PressStaff) -> None:
    entry = staff.fact()
    number = staff.ready((entry,))
    staff.corrects(entry)
    answer = staff.do(staff.signing(number), "kolding")
    assert (code(answer), answer.facts["number"]) == ("statement.fact_corrected", entry)
    late = staff.ready((staff.fact(),), expires_at=NOON + timedelta(hours=1))
    staff.passes(hours=1)
    assert code(staff.do(staff.signing(late), "kolding")) == "statement.expired"


def test_alone_in_an_exercise_one_may_practise_both_seats_but_not_from_one() -> None:
    staff = exercise()
    number = staff.drafted(staff.fact("kolding", account=7), account=7)
    staff.must(SubmitStatement(statement=number, version=1), OFFICE, account=7)
    own = staff.do(staff.signing(number), OFFICE, account=7)
    assert code(own) == "statement.own_words"
    staff.must(staff.signing(number), "formand", account=7)
    staff.must(staff.signing(number), "kolding", account=7)
    staff.must(staff.releasing(number), OFFICE, account=7)


WEIGHTY = (SignStatement, ReleaseStatement, IssueHoldingStatement, RetractStatement)
FRESH = Proof(how="password", at=NOON - timedelta(minutes=15))
STALE = Proof(how="password", at=NOON - timedelta(minutes=15, seconds=1))


@pytest.mark.parametrize("kind", WEIGHTY)
@pytest.mark.parametrize(
    ("more", "want"),
    [
        ({"proved": FRESH}, None),
        ({}, "permission.proof_needed"),
        ({"proved": STALE}, "permission.proof_old"),
        ({"proved": FRESH, "program": True}, "permission.program"),
        ({"proved": FRESH, "made_at": NOON - timedelta(minutes=3)}, "permission.queued"),
    ],
)
def test_signing_and_letting_out_need_a_person_with_a_fresh_proof(
    kind: type, more: dict[str, object], want: str | None
) -> None:
    answer = may(kind, by("formand", **more))
    assert (answer.code if isinstance(answer, Refused) else None) == want
    assert may(kind, by("formand", mode=Mode.EXERCISE)) is None


def test_who_put_a_fact_right_for_another_takes_it_from_nobody(staff: PressStaff) -> None:
    """The log office corrects Kolding's entry: the fact is still Kolding's to sign for."""
    later = staff.corrects(staff.fact("kolding"), "stabschef")
    assert set(must_sign(staff, staff.ready((later,)))) == {"politi", "kolding"}
