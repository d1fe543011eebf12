"""When a cited entry is corrected: flagged texts, the ready correction, and letting it stand."""

from __future__ import annotations

import pytest

from crisis.commands.log import CorrectEntry
from crisis.commands.publishing import RetractStatement
from crisis.commands.statements import (
    DiscardStatement,
    DraftStatement,
    KeepStatement,
    PrepareCorrection,
)
from crisis.projections.statements import Flag
from crisis.terms.log import Certainty
from crisis.terms.statements import BODY_LIMIT, Delivery, Fact, StatementKind, StatementState
from tests.given import spoken_by
from tests.press_staff import OFFICE, TEXT, PressStaff, code


@pytest.fixture
def staff() -> PressStaff:
    return PressStaff()


def cited(staff: PressStaff, number: int = 1) -> int:
    return staff.one(number).content.facts[0].entry


def corrected(staff: PressStaff, number: int) -> int:
    """The ready correction is signed and let out; give its number."""
    staff.must(PrepareCorrection(statement=number), OFFICE)
    made = staff.submitted(staff.situation.statements.last)
    staff.signed(made, "formand", "kolding")
    staff.must(staff.releasing(made), OFFICE)
    return made


@pytest.mark.parametrize("make", ["drafted", "ready", "released", "published"])
def test_every_text_that_may_leave_or_is_out_is_flagged(staff: PressStaff, make: str) -> None:
    if make == "drafted":
        staff.drafted(staff.fact())
    else:
        getattr(staff, make)()
    entry = cited(staff)
    later = staff.corrects(entry)
    assert staff.one().flags == (Flag(entry=entry, corrected_by=later),)


def test_who_does_not_cite_it_or_is_done_with_it_is_not_flagged(staff: PressStaff) -> None:
    entry = staff.fact()
    other = staff.drafted(staff.fact())
    dropped = staff.drafted(entry)
    staff.must(DiscardStatement(statement=dropped), OFFICE)
    back = staff.signed(staff.ready((entry,)), "formand", "kolding")
    staff.must(staff.releasing(back), OFFICE)
    staff.retracted(back)
    staff.corrects(entry)
    assert all(staff.one(number).flags == () for number in (other, dropped, back))


def test_a_flag_follows_the_last_word_on_the_matter(staff: PressStaff) -> None:
    number = staff.published()
    entry = cited(staff)
    last = staff.corrects(staff.corrects(entry), text="Havnegade er våd igen")
    assert staff.one(number).flags == (Flag(entry=entry, corrected_by=last),)


def test_a_draft_loses_its_flag_with_the_fact(staff: PressStaff) -> None:
    number = staff.drafted(staff.fact())
    later = staff.corrects(cited(staff))
    staff.changed(number, facts=(Fact(entry=later, cited_as=Certainty.UNCONFIRMED),))
    assert staff.one(number).flags == ()


def test_the_ready_correction_cites_and_says_what_is_right_now(staff: PressStaff) -> None:
    other = staff.fact("vejle")
    entry = staff.fact()
    number = staff.submitted(staff.drafted(entry, other, place="Kolding", signers=("brs",)))
    staff.signed(number, "formand", "kolding", "vejle", "brs")
    staff.must(staff.releasing(number), OFFICE)
    later = staff.corrects(entry)
    staff.must(PrepareCorrection(statement=number), "logfoerer")
    made = staff.one(2)
    assert (made.state, made.content.kind, made.content.corrects) == (
        StatementState.DRAFT,
        StatementKind.CORRECTION,
        number,
    )
    assert [fact.entry for fact in made.content.facts] == [later, other]
    assert made.content.title == "Rettelse: Vand i midtbyen"
    assert "Havnegade er tør" in made.content.text
    assert (made.content.place, made.signers) == ("Kolding", ("brs",))
    staff.submitted(2)
    assert {one.authority for one in staff.one(2).required} == {"politi", "kolding", "vejle", "brs"}


def test_what_the_log_is_not_sure_of_the_correction_does_not_say_as_sure(
    staff: PressStaff,
) -> None:
    number = staff.published()
    entry = cited(staff)
    wish = CorrectEntry(number=entry, text="Måske tør", certainty=Certainty.UNCONFIRMED)
    later = staff.must(wish, "kolding")
    staff.must(PrepareCorrection(statement=number), OFFICE)
    made = staff.one(2).content
    assert "Det er endnu ikke bekræftet: Måske tør" in made.text
    assert made.facts == (Fact(entry=later, cited_as=Certainty.UNCONFIRMED),)
    staff.submitted(2)


def test_the_authority_whose_fact_was_put_right_by_the_log_office_signs_the_correction(
    staff: PressStaff,
) -> None:
    number = staff.published()
    staff.corrects(cited(staff), "logfoerer")
    staff.must(PrepareCorrection(statement=number), OFFICE)
    staff.signed(staff.submitted(2), "formand")
    assert code(staff.do(staff.releasing(2), OFFICE)) == "statement.signatures_missing"
    staff.signed(2, "kolding")
    staff.must(staff.releasing(2), OFFICE)


def test_a_long_entry_makes_no_correction_that_is_longer_than_a_statement(
    staff: PressStaff,
) -> None:
    number = staff.published()
    staff.corrects(cited(staff), text="å" * 10_000)
    staff.must(PrepareCorrection(statement=number), OFFICE)
    text = staff.one(2).content.text
    assert len(text) == BODY_LIMIT
    assert text.endswith("…")


def test_there_is_one_correction_at_a_time(staff: PressStaff) -> None:
    number = staff.published()
    assert code(staff.do(PrepareCorrection(statement=number), OFFICE)) == (
        "statement.nothing_to_correct"
    )
    staff.corrects(cited(staff))
    staff.must(PrepareCorrection(statement=number), OFFICE)
    for wish in (PrepareCorrection(statement=number), DraftStatement(**TEXT, corrects=number)):
        answer = staff.do(wish, OFFICE)
        assert code(answer) == "statement.correction_begun"
        assert answer.facts["number"] == "P2"
    staff.must(DiscardStatement(statement=2), OFFICE)
    assert staff.drafted(corrects=number) == 3
    assert staff.one(3).content.kind is StatementKind.CORRECTION


def test_only_what_is_outside_is_put_right_and_never_by_telephone(staff: PressStaff) -> None:
    number = staff.drafted(staff.fact())
    staff.corrects(cited(staff))
    assert code(staff.do(PrepareCorrection(statement=number), OFFICE)) == "statement.state"
    assert code(staff.do(DraftStatement(**TEXT, corrects=number), OFFICE)) == "statement.state"
    wish = PrepareCorrection(statement=number)
    assert code(staff.do(wish, "stabschef", spoken_by("brs"))) == "statement.not_by_phone"
    assert code(staff.do(PrepareCorrection(statement=9), OFFICE)) == "statement.unknown"


def test_the_correction_let_out_takes_the_old_ones_place_in_the_same_entry(
    staff: PressStaff,
) -> None:
    number = staff.published()
    staff.corrects(cited(staff))
    made = corrected(staff, number)
    old, new = staff.one(number), staff.one(made)
    assert (old.state, old.corrected_by, old.flags) == (StatementState.CORRECTED, made, ())
    assert (new.state, old.changed_at) == (StatementState.RELEASED, new.released_at)
    assert {one.channel for one in new.dispatches} == {one.channel for one in old.dispatches}


def test_what_arrives_late_does_not_undo_the_correction(staff: PressStaff) -> None:
    number = staff.released()
    staff.corrects(cited(staff))
    corrected(staff, number)
    staff.told(number, Delivery.DELIVERED)
    assert staff.state(number) is StatementState.CORRECTED


def test_what_was_taken_back_meanwhile_needs_no_correction(staff: PressStaff) -> None:
    number = staff.published()
    staff.corrects(cited(staff))
    staff.must(PrepareCorrection(statement=number), OFFICE)
    staff.signed(staff.submitted(2), "formand", "kolding")
    staff.must(RetractStatement(statement=number, notice="Gælder ikke"), "formand")
    assert staff.one(number).flags == ()
    answer = staff.do(staff.releasing(2), OFFICE)
    assert code(answer) == "statement.state"
    assert answer.facts["state"] == "retracted"


def test_a_correction_is_itself_put_right(staff: PressStaff) -> None:
    first = staff.published()
    staff.corrects(cited(staff))
    second = corrected(staff, first)
    staff.corrects(cited(staff, second), text="Våd igen")
    third = corrected(staff, second)
    assert [staff.state(one) for one in (first, second, third)] == [
        StatementState.CORRECTED, StatementState.CORRECTED, StatementState.RELEASED,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("seat", "may"),
    [(OFFICE, True), ("formand", True), ("logfoerer", True), ("kolding", False), ("brs", False)],
)
def test_the_texts_authority_lets_it_stand_and_says_why(
    staff: PressStaff, seat: str, may: bool
) -> None:
    number = staff.published()
    later = staff.corrects(cited(staff))
    answer = staff.do(KeepStatement(statement=number, entry=later, reason="Kun stavefejl"), seat)
    assert isinstance(answer, int) is may
    assert bool(staff.one(number).flags) is not may
    if not may:
        assert code(answer) == "statement.not_yours"


def test_only_a_flag_that_is_there_is_taken_away(staff: PressStaff) -> None:
    number = staff.published()
    later = staff.corrects(cited(staff))
    wish = KeepStatement(statement=number, entry=later, reason="Kun stavefejl")
    assert code(staff.do(wish, "stabschef", spoken_by("brs"))) == "statement.not_by_phone"
    wrong = KeepStatement(statement=number, entry=cited(staff), reason="x")
    assert code(staff.do(wrong, OFFICE)) == "statement.no_such_flag"
    staff.must(wish, OFFICE)
    assert code(staff.do(wish, OFFICE)) == "statement.no_such_flag"


def test_what_was_let_stand_is_flagged_again_when_the_correction_is_corrected(
    staff: PressStaff,
) -> None:
    """The yes was to the first correction and not to whatever comes after it."""
    number = staff.published()
    entry = cited(staff)
    spelling = staff.corrects(entry, text="Havnegade er oversvømmet")
    staff.must(KeepStatement(statement=number, entry=spelling, reason="Kun stavefejl"), OFFICE)
    last = staff.corrects(spelling, text="Havnegade er tør")
    assert staff.one(number).flags == (Flag(entry=entry, corrected_by=last),)
    assert staff.one(number).kept == ()


def test_a_correction_cites_anew_also_what_was_let_stand(staff: PressStaff) -> None:
    first, second = staff.fact(), staff.fact()
    number = staff.signed(staff.ready((first, second)), "formand", "kolding")
    staff.must(staff.releasing(number), OFFICE)
    spelling = staff.corrects(first, text="Stavefejl")
    staff.must(KeepStatement(statement=number, entry=spelling, reason="Kun stavefejl"), OFFICE)
    right = staff.corrects(second, text="Tørt")
    staff.must(PrepareCorrection(statement=number), OFFICE)
    made = staff.one(2).content
    assert [fact.entry for fact in made.facts] == [spelling, right]
    assert "Stavefejl" not in made.text
    staff.submitted(2)
