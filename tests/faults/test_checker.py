"""The referee sees each thing that must not be, and nothing where all is well: made histories."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from tests.faults.checker import Seen, check, readiness
from tests.faults.history import Note, marked

A, B, C = "a" * 32, "b" * 32, "c" * 32
Entry = dict[str, Any]


def entry(number: int, key: str = "", **event: Any) -> Entry:
    kind = "TaskMoved" if "task" in event else "EntryRecorded"
    told = {"text": marked(key), **event}
    return {"number": number, "type": kind, "hash": f"h{number}", "event": told}


def asked(at: float, key: str, act: str = "write", **more: Any) -> Note:
    return Note(at, "w", "invoke", act, key, more)


def acked(at: float, key: str, number: int, act: str = "write", body: str = "x") -> Note:
    return Note(at, "w", "ok", act, key, {"number": number, "body": body})


def refused(at: float, key: str, act: str = "write", status: int = 409) -> Note:
    return Note(at, "w", "fail", act, key, {"status": status})


def unknown(at: float, key: str, status: int = 0, retry_after: str = "1") -> Note:
    return Note(at, "w", "info", "write", key, {"status": status, "retry_after": retry_after})


def fault(at: float, what: str) -> Note:
    return Note(at, "nemesis", what, "web", "web-1")


def read(at: float, after: int, *rows: tuple[int, str], key: str = C) -> tuple[Note, Note]:
    told: Mapping[str, Any] = {"after": after, "rows": rows, "head": 0}
    return asked(at, key, "read"), Note(at + 0.5, "w", "ok", "read", key, told)


BOTH = (asked(1, A), acked(2, A, 1), asked(3, B), acked(4, B, 2))
ENTRIES = (entry(1, A), entry(2, B))


def names(*notes: Note, entries: tuple[Entry, ...] = ENTRIES, **seen: Any) -> set[str]:
    return {one.name for one in check(notes, Seen(entries=entries, **seen))}


def test_where_all_is_well_nothing_is_seen() -> None:
    reads = read(5, 0, (1, "h1"), (2, "h2"))
    assert names(*BOTH, *reads) == set()


def test_what_nobody_knows_may_be_there_or_not_until_it_is_asked_again() -> None:
    cut = (asked(1, A), fault(1.1, "break"), unknown(1.2, A), fault(1.3, "heal"))
    assert names(*cut, asked(2, A), acked(3, A, 1), entries=(entry(1, A),)) == set()
    assert names(*cut, entries=(entry(1, A),)) == {"never answered"}


@pytest.mark.parametrize(
    ("what", "entries"),
    [
        ("lost", (entry(1, A),)),
        ("doubled", (*ENTRIES, entry(3, A))),
        ("gap", (entry(1, A), entry(3), entry(2, B))),
        ("from nowhere", (*ENTRIES, entry(3, C))),
        ("told another number", (entry(1), entry(2, B), entry(3, A))),
    ],
)
def test_an_entry_that_is_not_where_it_was_told(what: str, entries: tuple[Entry, ...]) -> None:
    assert what in names(*BOTH, entries=entries)


def test_what_was_asked_for_later_stands_later() -> None:
    swapped = (asked(1, A), acked(2, A, 2), asked(3, B), acked(4, B, 1))
    assert names(*swapped, entries=(entry(1, B), entry(2, A))) == {"out of order"}
    beside = (asked(1, A), asked(1.5, B), acked(2, A, 2), acked(4, B, 1))
    assert names(*beside, entries=(entry(1, B), entry(2, A))) == set()


@pytest.mark.parametrize(
    ("what", "rows"),
    [
        ("not a prefix", ((1, "h1"), (2, "other"))),
        ("not a prefix", ((2, "h2"), (1, "h1"))),
        ("not a prefix", ((1, "h1"), (2, "h2"), (3, "h3"))),
        ("stale read", ((1, "h1"),)),
    ],
)
def test_a_read_is_a_stretch_of_the_journal_and_no_older_than_what_was_told(
    what: str, rows: tuple[tuple[int, str], ...]
) -> None:
    assert names(*BOTH, *read(5, 0, *rows)) == {what}


def test_a_task_has_one_winner_and_he_stays_it() -> None:
    first = (asked(1, A, "take", task=1), acked(2, A, 1, "take"))
    second = (asked(1, B, "take", task=1), acked(2, B, 2, "take"))
    one, two = entry(1, task=1), entry(2, task=1)
    lost = (asked(1, B, "take", task=1), refused(2, B, "take"))
    assert names(*first, *lost, entries=(one,)) == set()
    assert names(*first, *second, entries=(one, two)) == {"two winners"}
    assert "two winners" in names(*first, *second, entries=(one,))
    assert "lost" in names(*first, entries=())


def test_a_repetition_has_the_same_answer() -> None:
    again = (asked(5, A), acked(6, A, 1, body="y"))
    assert names(*BOTH, *again) == {"answered differently"}


def test_what_was_refused_is_not_there_and_only_a_task_may_be_refused() -> None:
    no = (asked(1, A), refused(2, A))
    assert names(*no, entries=(entry(1, A),)) == {"refused and written", "unexpected answer"}
    late = (asked(1, A, "take", task=1), refused(2, A, "take", 422))
    assert names(*late, entries=()) == {"unexpected answer"}


def test_no_answer_needs_a_reason_and_503_says_when_to_come_again() -> None:
    then = (asked(3, A), acked(4, A, 1))
    entries = (entry(1, A),)
    broken = (fault(0.5, "break"), fault(1.5, "heal"))
    assert names(asked(1, A), unknown(2, A), *then, entries=entries) == {"no answer for no reason"}
    with_reason = (*broken, asked(1, A), unknown(2, A, 503), *then)
    assert names(*sorted(with_reason, key=lambda one: one.at), entries=entries) == set()
    for status, retry_after, what in (
        (500, "", "unexpected answer"),
        (503, "", "no Retry-After"),
    ):
        seen = (*broken, asked(1, A), unknown(2, A, status, retry_after), *then)
        assert names(*sorted(seen, key=lambda one: one.at), entries=entries) == {what}


def test_it_is_ready_when_an_entry_asked_for_after_the_kill_is_acknowledged() -> None:
    kill = fault(2.5, "kill")
    late = (asked(1, A), acked(2, A, 1), kill, asked(2.6, B), acked(12, B, 2))
    assert readiness(late) == [("web", pytest.approx(9.5))]
    assert names(*late) == {"not ready in time"}
    assert names(asked(1, A), kill, acked(3, A, 1), entries=(entry(1, A),)) == {"not ready in time"}


def test_chain_outbox_and_publication_are_looked_at_too() -> None:
    out = entry(3, channels=["presserum", "mail"])
    assert names(*BOTH, entries=(*ENTRIES, out), outbox=2) == set()
    assert names(*BOTH, entries=(*ENTRIES, out), outbox=3) == {"outbox differs"}
    assert names(*BOTH, verified=1) == {"broken chain"}
    assert names(*BOTH, unpublished=1) == {"not published"}
