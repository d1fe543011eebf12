"""What the index finds is what looking at every entry finds, for every reader and at all times."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from gc import collect
from typing import Any
from weakref import ref

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisis.commands.attachments import AttachFile
from crisis.commands.base import Command
from crisis.commands.erasure import EraseEntry
from crisis.commands.log import ConfirmEntry, CorrectEntry, RecordEntry, SupplementEntry
from crisis.finding.filters import Filter
from crisis.finding.finder import Ask, Finder
from crisis.finding.query import parse
from crisis.projections.log import LogBook, LogEntry
from crisis.projections.situation import Situation
from crisis.terms.attachments import FileKind, StoredFile
from crisis.terms.log import Certainty, EntryKind
from crisis.terms.operations import Mode
from tests.given import FILE, NOON, Staff, spoken_by

SAID = (
    *("vand", "vandet", "vandstanden", "stiger", "bro", "broen", "stormflodsvarsling", "Åbenrå"),
    *("varslinger", "aabenraa", "412", "1,42", "kaj", "på", "i", "🔥", "\0", "A\u030a", "١٢", "Ⅷ"),
)
TEXTS = st.lists(st.sampled_from(SAID), min_size=1, max_size=6).map(" ".join) | st.text(
    min_size=1, max_size=30
)
ASKED = st.lists(
    st.sampled_from((*SAID, '"vand i"', "-vand", '"', "-", "#2", "3", '-"på kaj"', "va", "Ø1")),
    max_size=4,
).map(" ".join) | st.text(max_size=30)


WHY = {"reason": "Et navn", "basis": "GDPR art. 17"}


def erased(staff: Staff, number: int) -> object:
    return staff.do(EraseEntry(entry=number, **WHY), "formand")


def named(one: LogEntry) -> tuple[str, ...]:
    return (one.kind.value,) if one.kind else ()


def scan(finder: Finder, seen: Situation, query: str) -> list[int]:
    read = parse(query)
    rows = sorted(seen.log.entries.values(), key=lambda one: -one.number)
    return [one.number for one in rows if read.fits(one.number, finder.words(one))]


def found(
    finder: Finder, whole: Situation, query: str, seen: Situation | None = None, **fits: Any
) -> list[int]:
    ask = Ask(query=parse(query), filter=Filter(**fits))
    return [one.number for one in finder.find(whole, seen or whole, ask)]


def log_of(texts: Iterable[str], mode: Mode = Mode.LIVE) -> Situation:
    made = [
        LogEntry(number=number, recorded_at=NOON, account=1, seat="kolding", authority="kolding",
                 text=text, authority_name="Kolding Kommune", kind=EntryKind.REPORT)
        for number, text in enumerate(texts, 1)
    ]  # fmt: skip
    staff = Staff(mode)
    return with_rows(staff.situation, made)


def with_rows(situation: Situation, rows: Iterable[LogEntry]) -> Situation:
    entries = LogBook().entries.update({one.number: one for one in rows})
    return msgspec.structs.replace(
        situation, log=LogBook(entries=entries, last=max(entries, default=0))
    )


@given(st.lists(TEXTS, min_size=1, max_size=12), st.lists(ASKED, min_size=1, max_size=6), st.data())
def test_index_and_scan_agree_for_a_reader_who_sees_less(
    texts: list[str], asked: list[str], data: st.DataObject
) -> None:
    whole = log_of(texts)
    numbers = st.sets(st.integers(1, len(texts)))
    hidden, blank = data.draw(numbers), data.draw(numbers)
    shown = [
        msgspec.structs.replace(one, text=None, kind=None) if one.number in blank else one
        for one in whole.log.entries.values()
        if one.number not in hidden
    ]
    seen, finder = with_rows(whole, shown), Finder(named)
    for query in asked:
        assert found(finder, whole, query, seen) == scan(finder, seen, query)
        assert found(finder, whole, query) == scan(finder, whole, query)


@given(st.lists(st.tuples(st.integers(0, 5), TEXTS, st.integers(1, 12)), max_size=12), ASKED)
def test_index_and_scan_agree_while_entries_are_put_right_added_to_and_erased(
    steps: list[tuple[int, str, int]], query: str
) -> None:
    staff, finder = Staff(Mode.EXERCISE), Finder(named)  # where erasing takes no fresh proof
    staff.files = {FILE: StoredFile(sha256=FILE, kind=FileKind.JPEG, size=9)}
    for act, text, number in steps:
        command: Command = {
            0: RecordEntry(text=text),
            1: CorrectEntry(number=number, text=text),
            2: SupplementEntry(number=number, text=text),
            3: RecordEntry(text=text, place=text),
            5: AttachFile(entry=number, sha256=FILE, name=text, description=text[::-1] or None),
        }.get(act, RecordEntry(text=text))
        if act == 4:
            erased(staff, number)
        else:
            staff.do(command, "kolding")
        whole = staff.situation
        assert found(finder, whole, query) == scan(finder, whole, query)
        kept = finder._kept.get(whole.operation)
        said = {
            one for row in whole.log.entries.values() for text in finder.words(row) for one in text
        }
        assert kept is None or kept.index.words() == said


def test_a_word_that_stood_only_in_an_erased_entry_is_nowhere() -> None:
    staff = Staff(Mode.EXERCISE)
    staff.do(RecordEntry(text="Sørensen savnes"), "kolding")
    staff.do(RecordEntry(text="Båden savnes"), "kolding")
    finder = Finder()
    assert found(finder, staff.situation, "sørensen") == [1]
    staff.do(CorrectEntry(number=1, text="En mand savnes"), "kolding")
    assert erased(staff, 1) == 4
    finder.follow(staff.situation)
    index = finder._kept[staff.situation.operation].index
    assert "soerensen" not in index.words()
    assert "soerensen" not in repr(vars(index)).lower()
    assert found(finder, staff.situation, "sørensen") == []
    assert found(finder, staff.situation, "savnes") == [3, 2]


def test_an_entry_is_found_by_its_files_until_they_are_erased() -> None:
    staff = Staff(Mode.EXERCISE)
    staff.files = {FILE: StoredFile(sha256=FILE, kind=FileKind.JPEG, size=9)}
    staff.do(RecordEntry(text="Se billedet"), "kolding")
    finder = Finder()
    assert found(finder, staff.situation, "billede kaj") == []
    staff.do(AttachFile(entry=1, sha256=FILE, name="kaj.jpg", description="Søndag"), "kolding")
    assert found(finder, staff.situation, "billede kaj søndag") == [1]
    assert found(finder, staff.situation, "#2") == []
    assert found(finder, staff.situation, "", changed=1) == [1]
    assert erased(staff, 2) == 3
    assert found(finder, staff.situation, "søndag") == []
    assert "soendag" not in repr(vars(finder._kept[staff.situation.operation].index)).lower()


def test_an_entry_that_is_hidden_is_not_told_of_by_a_word_that_is_excluded() -> None:
    whole = log_of(["hemmeligt møde", "åbent møde"])
    blank = msgspec.structs.replace(whole.log.entries[1], text=None)
    seen = with_rows(whole, [blank, whole.log.entries[2]])
    finder = Finder()
    assert found(finder, whole, "-hemmeligt kolding", seen) == [2, 1]
    assert found(finder, whole, "hemmeligt", seen) == []
    gone = with_rows(whole, [whole.log.entries[2]])
    assert found(finder, whole, "#1", gone) == []


@given(st.lists(TEXTS, min_size=1, max_size=9), st.lists(ASKED, min_size=1), st.data())
def test_a_log_with_entries_left_out_is_known_again_and_gives_what_looking_at_each_gives(
    texts: list[str], asked: list[str], data: st.DataObject
) -> None:
    whole, finder = log_of(texts), Finder(named)
    log = whole.log
    for _ in range(data.draw(st.integers(1, 3))):
        log = log.without(data.draw(st.sets(st.integers(1, len(texts)))))
    assert log.less_of is not None and log.less_of.holds(whole.log.entries, log.entries)
    seen = msgspec.structs.replace(whole, log=log)
    later = log_of([*texts, "vand"])
    for query in asked:
        assert found(finder, whole, query, seen) == scan(finder, seen, query)
        assert found(finder, later, query, seen) == scan(finder, seen, query)


def test_a_log_with_entries_left_out_keeps_none_of_them() -> None:
    whole = log_of(["hemmeligt møde", "åbent møde"])
    entry = ref(whole.log.entries)
    less = whole.log.without([1]).without([])
    del whole
    collect()
    assert entry() is None
    assert less.less_of is not None and not less.less_of.holds(LogBook().entries, less.entries)


@pytest.mark.parametrize(
    ("fits", "numbers"),
    [
        ({"kinds": {EntryKind.DECISION}}, [3]),
        ({"authorities": {"vejle"}}, [4, 2]),
        ({"certainties": {Certainty.CONFIRMED}}, [3]),
        ({"unsure": True}, [5, 4]),
        ({"place": True}, [2]),
        ({"place": False}, [5, 4, 3, 1]),
        ({"since": NOON + timedelta(minutes=5)}, [5, 4, 3]),
        ({"until": NOON - timedelta(minutes=1)}, [2]),
        ({"corrections": True}, [5]),
        ({"changed": 3}, [5, 4, 1]),
        ({"changed": 5}, [4]),
        ({"incident": 9}, []),
        ({"task": 9}, []),
        ({"kinds": {EntryKind.REPORT}, "authorities": {"vejle"}}, [4, 2]),
    ],
)
def test_filters(staff: Staff, fits: dict[str, object], numbers: list[int]) -> None:
    earlier = NOON - timedelta(minutes=30)
    known, sure = Certainty.PRESUMED, Certainty.CONFIRMED
    staff.do(RecordEntry(text="a"), "kolding")
    staff.do(RecordEntry(text="b", place="Havn", occurred_at=earlier, certainty=known), "vejle")
    staff.now += timedelta(minutes=10)
    staff.do(RecordEntry(text="c", kind=EntryKind.DECISION, certainty=sure), "kolding")
    staff.do(RecordEntry(text="d", certainty=known), "logfoerer", spoken_by("vejle"))
    staff.do(CorrectEntry(number=1, text="e"), "kolding")
    if fits.get("changed") == 5:
        staff.do(ConfirmEntry(number=4), "vejle")
    assert found(Finder(), staff.situation, "", **fits) == numbers
