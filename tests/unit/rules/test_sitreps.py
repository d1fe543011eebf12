"""The situation picture: words by field, frozen once under its number, due in time."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisis.commands.erasure import EraseEntry
from crisis.commands.figures import SetFigure
from crisis.commands.log import CorrectEntry, RecordEntry
from crisis.commands.operations import OpenOperation
from crisis.commands.sight import ClassifyEntry
from crisis.commands.sitreps import FreezeSitrep, NoteSitrepSent, WriteSitrepField
from crisis.errors import Refused
from crisis.projections import situation as fold
from crisis.projections.situation import Situation
from crisis.rules.sitreps import picture
from crisis.rules.visibility import view
from crisis.terms.figures import FigureKind
from crisis.terms.log import Certainty, EntryKind
from crisis.terms.national import NationalStaff
from crisis.terms.operations import Mode
from crisis.terms.sight import Readers, Sight
from crisis.terms.sitreps import UNWRITTEN, SitrepField
from tests.given import by, spoken_by
from tests.opening import STAFFED
from tests.press_staff import PressStaff, code
from tests.unit.rules.test_sight_leaks import anew

FIELD = SitrepField.INTENT
FOR_BRS = Readers(sight=Sight.RESTRICTED, only_for=("brs",))
MEETING = timedelta(hours=2)


@pytest.fixture
def staff() -> PressStaff:
    made = PressStaff()
    made.must(OpenOperation(name="Stormflod", mode=Mode.LIVE, **STAFFED), "stabschef")
    return made


def words(text: str = "Liv først", seen: int | None = None, **more: object) -> WriteSitrepField:
    return WriteSitrepField(**{"field": FIELD, "text": text, "seen": seen, **more})


def freezes(staff: PressStaff, sitrep: int = 1, seat: str = "stabschef", **more: object) -> object:
    wish = {"sitrep": sitrep, "seen": staff.situation.number, **more}
    return staff.do(FreezeSitrep(**wish), seat)


def then(staff: PressStaff, sitrep: int = 1, seat: str = "vejle") -> Situation:
    """What a frozen picture is made of, for one reader."""
    found = staff.situation.sitreps.get(sitrep)
    assert found is not None
    begin = fold.start(staff.situation.operation, staff.mode)
    past = fold.fold(begin, staff.written[: found.until])
    return view(past, by(seat, staff.now, staff.mode), staff.situation)


def test_what_is_written_in_a_field_stands_with_its_author_and_its_time(staff: PressStaff) -> None:
    number = staff.must(words(), "kolding")
    one = staff.situation.sitreps.words[FIELD]
    assert (one.text, one.number, one.authority, one.at) == (
        "Liv først", number, "kolding", staff.now
    )  # fmt: skip


def test_of_two_who_write_in_one_field_the_second_is_told_and_nothing_is_lost(
    staff: PressStaff,
) -> None:
    first = staff.must(words("Liv først"), "kolding")
    told = staff.do(words("Forsyning først"), "vejle")
    assert isinstance(told, Refused)
    assert (told.code, told.facts["who"]) == ("sitrep.words_moved", "Kolding Kommune")
    assert staff.situation.sitreps.words[FIELD].text == "Liv først"
    staff.must(words("Liv, så forsyning", seen=first), "vejle")
    kept = [one.event.text for one in staff.written if hasattr(one.event, "field")]
    assert kept == ["Liv først", "Liv, så forsyning"]


def test_two_may_write_in_two_fields_at_once(staff: PressStaff) -> None:
    staff.must(words(), "kolding")
    staff.must(words("Kuling", field=SitrepField.WEATHER), "vejle")
    assert set(staff.situation.sitreps.words) == {FIELD, SitrepField.WEATHER}


def test_what_the_board_says_itself_is_not_written_by_hand(staff: PressStaff) -> None:
    for field in UNWRITTEN:
        assert code(staff.do(words(field=field), "kolding")) == "sitrep.not_written"


def test_the_same_words_twice_are_no_news_and_none_take_them_away(staff: PressStaff) -> None:
    first = staff.must(words(), "kolding")
    assert code(staff.do(words(seen=first), "kolding")) == "sitrep.unchanged"
    gone = staff.must(words("", seen=first), "kolding")
    assert picture(staff.situation).words.get(FIELD) is None
    assert code(staff.do(words(" ", seen=gone), "kolding")) == "sitrep.unchanged"


def test_words_say_how_sure_they_are_and_that_alone_may_be_put_right(staff: PressStaff) -> None:
    first = staff.must(words("Dæmningen brast", certainty=Certainty.PRESUMED), "kolding")
    assert staff.situation.sitreps.words[FIELD].certainty is Certainty.PRESUMED
    same = words("Dæmningen brast", seen=first, certainty=Certainty.PRESUMED)
    assert code(staff.do(same, "vejle")) == "sitrep.unchanged"
    sure = words("Dæmningen brast", seen=first, certainty=Certainty.CONFIRMED)
    second = staff.must(sure, "vejle")
    assert staff.situation.sitreps.words[FIELD].certainty is Certainty.CONFIRMED
    staff.must(words("", seen=second, certainty=Certainty.CONFIRMED), "vejle")
    assert staff.situation.sitreps.words[FIELD].certainty is None, "nothing is not sure"
    assert code(staff.do(words(""), "vejle")) == "sitrep.words_moved"


def test_nobody_writes_for_another_and_only_the_heads_freeze(staff: PressStaff) -> None:
    spoken = {"on_behalf_of": spoken_by("kolding")}
    assert code(staff.do(words(), "logfoerer", **spoken)) == "on_behalf.not_allowed"
    for seat in ("logfoerer", "kolding", "observatoer", "planlaegger"):
        assert code(freezes(staff, seat=seat)) == "permission.role"


def test_of_two_who_freeze_at_once_one_does_and_the_other_is_told_the_number(
    staff: PressStaff,
) -> None:
    seen = staff.situation.number
    assert isinstance(freezes(staff, seen=seen), int)
    told = freezes(staff, seat="formand", seen=seen)
    assert isinstance(told, Refused)
    assert (told.code, told.facts["sitrep"]) == ("sitrep.frozen_already", 1)
    assert told.facts["who"] == "Stabschef, Sydøstjyllands Politi"
    assert len(staff.situation.sitreps.frozen) == 1


def test_what_is_frozen_is_what_was_seen(staff: PressStaff) -> None:
    seen = staff.situation.number
    staff.must(words(), "kolding")
    told = freezes(staff, seen=seen)
    assert isinstance(told, Refused)
    assert (told.code, told.facts["who"]) == ("sitrep.moved", "Kolding Kommune")
    freezes(staff)
    one = staff.situation.sitreps.last
    assert one is not None
    assert (one.sitrep, one.until, one.after) == (1, one.number - 1, 0)


def test_a_frozen_picture_never_changes_whatever_comes_after(staff: PressStaff) -> None:
    first = staff.must(words(), "kolding")
    figure = SetFigure(figure=FigureKind.EVACUATED, value=12, source="EPC")
    counted = staff.must(figure, "trekantbrand")
    freezes(staff)
    before = picture(then(staff))
    staff.must(words("Ejendom først", seen=first), "kolding")
    more = SetFigure(figure=FigureKind.EVACUATED, value=40, source="EPC", seen=counted)
    staff.must(more, "trekantbrand")
    assert picture(then(staff)) == before
    assert before.words[FIELD].text == "Liv først"
    freezes(staff, 2)
    assert picture(then(staff, 2)) != before
    assert staff.situation.sitreps.frozen[2].after == staff.situation.sitreps.frozen[1].until


def test_the_log_says_that_it_was_frozen_and_cannot_be_made_to_say_other(
    staff: PressStaff,
) -> None:
    number = freezes(staff)
    assert isinstance(number, int)
    row = staff.situation.log.get(number)
    assert row is not None
    assert (row.text, row.sitrep) == ("SITBIL 1 er frosset.", 1)
    wish = CorrectEntry(number=number, text="Nej", reason="-")
    assert code(staff.do(wish, "stabschef")) == "log.sitrep_frozen"
    assert code(staff.do(ClassifyEntry(number=number, readers=FOR_BRS), "stabschef")) == (
        "sight.shown_to_all"
    )


def test_the_next_one_comes_later_than_now(staff: PressStaff) -> None:
    assert code(freezes(staff, next_at=staff.now)) == "sitrep.next_past"
    assert isinstance(freezes(staff, next_at=staff.now + timedelta(hours=1)), int)


def sends(staff: PressStaff, seat: str = "stabschef", **more: object) -> object:
    wish = {"sitrep": 1, "staff": NationalStaff.NOST, "who": "Vagthavende", **more}
    return staff.do(NoteSitrepSent(**wish), seat)


def test_that_it_was_sent_is_noted_and_the_log_says_to_whom(staff: PressStaff) -> None:
    assert code(sends(staff)) == "sitrep.unknown"
    freezes(staff)
    assert code(sends(staff, sent_at=staff.now - timedelta(minutes=1))) == "sitrep.sent_too_early"
    assert code(sends(staff, who=" ")) == "sitrep.who_missing"
    assert code(sends(staff, "kolding")) == "permission.role"
    staff.passes(minutes=5)
    number = sends(staff)
    assert isinstance(number, int)
    (one,) = staff.situation.sitreps.frozen[1].sent
    assert (one.staff, one.who, one.sent_at) == (NationalStaff.NOST, "Vagthavende", staff.now)
    row = staff.situation.log.get(number)
    assert row is not None and row.text == "SITBIL 1 er sendt til NOST (Vagthavende)."
    erase = EraseEntry(entry=number, reason="Uden betydning", basis="GDPR art. 17")
    staff.must(erase, "formand")
    assert staff.situation.sitreps.frozen[1].sent == ()
    assert anew(staff).sitreps == staff.situation.sitreps


# Who sees what.


def test_what_is_for_all_is_the_same_for_every_reader(staff: PressStaff) -> None:
    staff.must(
        RecordEntry(text="Truslen kom indefra", kind=EntryKind.ACTION, readers=FOR_BRS), "kolding"
    )
    staff.must(RecordEntry(text="Pumper sat op", kind=EntryKind.ACTION), "kolding")
    staff.must(words("Hemmeligt", readers=FOR_BRS), "kolding")
    found = {seat: picture(view(staff.situation, by(seat, staff.now)))
             for seat in ("vejle", "brs", "stabschef", "kolding")}  # fmt: skip
    assert len({repr((one.facts, one.words)) for one in found.values()}) == 1
    assert "Truslen" not in repr(found["vejle"])
    assert "Hemmeligt" not in repr(found["vejle"])
    for seat in ("brs", "stabschef", "kolding"):
        assert [one.values["text"] for one in found[seat].apart] == ["Truslen kom indefra"]
        assert found[seat].apart_words[FIELD].text == "Hemmeligt"
        assert "Truslen" not in repr(found[seat].facts)


def test_who_may_not_read_what_stands_there_does_not_write_over_it(staff: PressStaff) -> None:
    hidden = staff.must(words("Hemmeligt", readers=FOR_BRS), "kolding") - 1
    assert code(staff.do(words("Andet", seen=None), "vejle")) == "sitrep.not_for_you"
    newer = staff.must(words("Stadig hemmeligt", seen=hidden), "brs")
    seen = view(staff.situation, by("vejle", staff.now)).sitreps.words[FIELD]
    assert (seen.hidden, seen.text) == (True, "")
    assert staff.situation.sights[newer - 1].only_for == ("brs", "kolding")


def test_what_was_made_for_some_later_is_hidden_in_the_frozen_one_too(staff: PressStaff) -> None:
    number = staff.must(words("Navnet på skolen"), "kolding")
    freezes(staff)
    staff.must(ClassifyEntry(number=number, readers=FOR_BRS), "kolding")
    assert "skolen" not in repr(then(staff).sitreps)
    assert "skolen" in repr(then(staff, seat="brs").sitreps)


def test_what_the_law_erases_is_gone_from_the_frozen_one_too(staff: PressStaff) -> None:
    number = staff.must(words("Hans Hansens hus"), "kolding")
    freezes(staff)
    erase = EraseEntry(entry=number, reason="Uden betydning", basis="GDPR art. 17")
    assert code(staff.do(erase, "formand")) == "erasure.sitrep_stands"
    staff.must(words("Et hus", seen=number), "kolding")
    staff.must(erase, "formand")
    again = anew(staff)
    assert again.sitreps == staff.situation.sitreps
    assert "Hansen" not in repr(then(staff))


# Laws.

WRITTEN = st.tuples(
    st.sampled_from(("kolding", "vejle", "stabschef")),
    st.sampled_from((FIELD, SitrepField.WEATHER)),
    st.sampled_from(("", "a", "b")),
    st.booleans(),
)


@given(st.lists(WRITTEN, max_size=12))
def test_whatever_is_written_and_frozen_the_numbers_have_no_gap_and_nothing_is_overwritten(
    acts: list[tuple[str, SitrepField, str, bool]],
) -> None:
    staff = PressStaff()
    staff.must(OpenOperation(name="Stormflod", mode=Mode.LIVE), "stabschef")
    for seat, field, text, fresh in acts:
        now = staff.situation.sitreps.words.get(field)
        before = now.text if now else ""
        wish = words(text, field=field, seen=now.number if now and fresh else None)
        done = staff.do(wish, seat)
        assert isinstance(done, int) == ((fresh or now is None) and text != before)
        if text == "b":
            assert isinstance(freezes(staff, staff.situation.sitreps.coming), int)
    frozen = staff.situation.sitreps.all()
    assert [one.sitrep for one in frozen] == list(range(1, len(frozen) + 1))
    assert all(one.after < one.until < one.number for one in frozen)
