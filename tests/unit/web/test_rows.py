"""The log as a page shows it."""

from __future__ import annotations

from datetime import timedelta

from crisis.commands.log import ConfirmEntry, CorrectEntry, RecordEntry, SupplementEntry
from crisis.finding.finder import Ask, Finder
from crisis.finding.query import parse
from crisis.projections.log import LogEntry
from crisis.projections.situation import Situation
from crisis.rules.visibility import view
from crisis.terms.log import Certainty, Channel, EntryKind
from crisis.terms.operations import Mode
from crisis.web.pages import rows
from crisis.web.pages.rows import Linked, LogRow, Spoken, label, log_model, reader
from crisis.web.sought import Found, Sought
from crisis.web.words import named
from tests.given import Staff, by, spoken_by


def looked_for(staff: Staff, seen: Situation, query: str) -> Found | None:
    what, finder = Sought(text=query, ask=Ask(query=parse(query))), Finder(named)
    if not query:
        return None
    rows = finder.find(staff.situation, seen, what.ask)
    return Found(sought=what, rows=rows, finder=finder)


def shown(
    staff: Staff, seat: str = "logfoerer", query: str = "", language: str = "da"
) -> list[LogRow]:
    asker = by(seat, staff.now)
    seen = view(staff.situation, asker)
    model = log_model(seen, reader(seen, asker, language), found=looked_for(staff, seen, query))
    return list(model["rows"])


def test_the_newest_stands_first_with_its_words(staff: Staff) -> None:
    staff.do(RecordEntry(text="først"), "kolding")
    command = RecordEntry(
        text="siden",
        kind=EntryKind.DECISION,
        certainty=Certainty.CONFIRMED,
        channel=Channel.RADIO,
        occurred_at=staff.now - timedelta(minutes=20),
        expected_at=staff.now + timedelta(days=1),
        source="DMI",
        place="Havnen",
    )
    staff.do(command, "vejle")
    one, first = shown(staff)
    assert (one.text, first.text) == ("siden", "først")
    assert (one.kind, one.kind_word, one.certainty_word) == ("decision", "beslutning", "bekræftet")
    assert (one.channel_word, one.source, one.place) == ("SINE-radio", "DMI", "Havnen")
    assert (one.time, one.written, one.expected) == ("12:40", "13:00", "23. nov. 13:00")
    assert (one.who, one.seat_name, one.own) == ("Vejle Kommune", "Repræsentant", False)
    assert (first.written, first.date, first.expected) == (None, None, None)
    assert shown(staff, language="en")[0].kind_word == "decision"


def test_a_correction_points_both_ways_and_keeps_the_old_text(staff: Staff) -> None:
    number = staff.do(RecordEntry(text="gammel"), "kolding")
    assert isinstance(number, int)
    staff.do(CorrectEntry(number=number, text="ny", reason="tastefejl"), "kolding")
    new, old = shown(staff)
    assert new.corrects == Linked(number=number, label="1", time="13:00", text="gammel")
    assert new.reason == "tastefejl"
    assert old.corrected_by
    assert old.corrected_by.number == 2
    assert old.text == "gammel"
    assert (new.may_correct, old.may_correct) == (True, False)


def test_a_supplement_is_offered_for_two_minutes_to_its_seat(staff: Staff) -> None:
    number = staff.do(RecordEntry(text="x"), "kolding")
    assert isinstance(number, int)
    mine = shown(staff, "kolding")[0]
    assert mine.may_supplement
    assert mine.supplement_until == "2026-11-22T12:02:00.000Z"
    assert not shown(staff, "vejle")[0].may_supplement
    staff.do(SupplementEntry(number=number, place="Havnen"), "kolding")
    added, first = shown(staff, "kolding")
    assert added.supplements
    assert added.supplements.number == number
    assert first.supplemented_by == (Linked(number=2, label="2"),)
    staff.now += timedelta(minutes=2, seconds=1)
    assert not shown(staff, "kolding")[1].may_supplement


def test_words_of_another_wait_for_its_yes(staff: Staff) -> None:
    number = staff.do(RecordEntry(text="ja"), "logfoerer", spoken_by("kolding"))
    assert isinstance(number, int)
    waiting = shown(staff, "kolding")[0]
    assert waiting.may_confirm
    assert not shown(staff, "vejle")[0].may_confirm
    assert waiting.on_behalf == Spoken(
        authority_name="Kolding Kommune",
        who="Vagthavende",
        channel_word="telefon",
        confirmed=False,
        confirmed_time=None,
    )
    staff.do(ConfirmEntry(number=number), "kolding")
    confirmed = shown(staff, "kolding")[0]
    assert confirmed.on_behalf
    assert confirmed.on_behalf.confirmed_time == "13:00"
    assert not confirmed.may_confirm


def test_an_observer_is_offered_nothing(staff: Staff) -> None:
    staff.do(RecordEntry(text="x"), "vagtcentral")
    one = shown(staff, "observatoer")[0]
    assert not (one.may_correct or one.may_supplement or one.may_confirm)


def test_all_words_of_a_search_are_found_wherever_they_stand(staff: Staff) -> None:
    staff.do(RecordEntry(text="Digebrud ved Hejlsminde", place="Nor"), "kolding")
    staff.do(RecordEntry(text="Noget andet", source="Vagthavende, Ålborg"), "vejle")
    found = [
        [one.number for one in shown(staff, query=query)]
        for query in (
            "HEJLSMINDE digebrud",
            "nor",
            "ålborg",
            "vejle kommune",
            "melding",
            "2",
            "xyz",
        )
    ]
    assert found == [[1], [1], [2], [2], [2, 1], [2], []]


def test_an_exercise_numbers_its_own_way(staff: Staff) -> None:
    from msgspec.structs import replace

    assert label(staff.situation, 412) == "412"
    assert label(replace(staff.situation, mode=Mode.EXERCISE), 412) == "Ø412"


def test_an_erased_entry_is_a_row_without_words(staff: Staff) -> None:
    blank = LogEntry(
        number=1, recorded_at=staff.now, account=1, seat="kolding", authority="kolding", erased=True
    )
    asker = by("stabschef", staff.now)
    one = rows.row(staff.situation, blank, reader(staff.situation, asker, "da"))
    assert one.erased
    assert (one.text, one.kind, one.kind_word) == (None, None, "")
    assert not (one.may_correct or one.may_supplement or one.may_confirm)


def test_a_long_log_comes_in_pages(staff: Staff, monkeypatch: object) -> None:
    for number in range(rows.PAGE + 5):
        staff.do(RecordEntry(text=f"post {number}"), "kolding")
    asker = by("kolding", staff.now)
    first = log_model(staff.situation, reader(staff.situation, asker, "da"))
    assert len(first["rows"]) == rows.PAGE
    assert first["older"] == 6
    assert first["count"] == rows.PAGE + 5
    rest = log_model(staff.situation, reader(staff.situation, asker, "da"), before=first["older"])
    assert [one.number for one in rest["rows"]] == [5, 4, 3, 2, 1]
    assert rest["older"] is None
