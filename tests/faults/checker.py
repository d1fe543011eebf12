"""The referee: from the clients' logs and the journal alone, what the board did wrong."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from tests.faults.history import MARK, Note

READY_SECONDS = 8.0
GRACE_SECONDS = 2.0
"""A request that was under way when all was well again may still have been cut."""

REFUSABLE = {"take": {409}, "press": {401, 403}}
"""What a client may be told: a task may have been taken by another, a log-in may be old."""

UNKNOWN = {0, 409, 503}
"""No answer at all, still being worked on, or not now."""


class Anomaly(NamedTuple):
    """What must not be: its name, and where it was seen."""

    name: str
    what: str


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What the board itself holds afterwards, asked over HTTP, and what `verify` said."""

    entries: Sequence[dict[str, Any]]
    verified: int = 0
    outbox: int | None = None
    unpublished: int = 0


@dataclass
class Asked:
    """All that one client saw of one key."""

    key: str
    act: str
    invoked: float
    more: dict[str, Any]
    acked: list[Note] = field(default_factory=list)
    begun: float = 0.0
    """When the attempt began that was acknowledged first."""
    refused: Note | None = None
    unknown: list[tuple[float, Note]] = field(default_factory=list)


def check(notes: Sequence[Note], seen: Seen) -> list[Anomaly]:
    """All anomalies; an empty list is what was promised."""
    asked = gather(notes)
    return [
        *_numbers(seen),
        *_each_once(asked, seen),
        *_in_order(asked),
        *_reads(asked, seen),
        *_one_winner(asked, seen),
        *_answers(asked, broken(notes)),
        *_ready(notes),
        *_beside(seen),
    ]


def gather(notes: Iterable[Note]) -> list[Asked]:
    """Put together what belongs to one key; retries of it belong to it."""
    found: dict[str, Asked] = {}
    last: dict[str, float] = {}
    for note in notes:
        if note.what == "invoke":
            last[note.key] = note.at
            if note.key not in found:
                found[note.key] = Asked(note.key, note.act, note.at, dict(note.more))
        elif note.what == "ok":
            found[note.key].begun = found[note.key].begun or last[note.key]
            found[note.key].acked.append(note)
        elif note.what == "fail":
            found[note.key].refused = note
        elif note.what == "info":
            found[note.key].unknown.append((last[note.key], note))
    return list(found.values())


def broken(notes: Iterable[Note]) -> list[tuple[float, float]]:
    """The times in which something was being broken."""
    spans, since = [], {}
    for note in notes:
        if note.what == "break":
            since[note.key] = note.at
        elif note.what == "heal":
            spans.append((since.pop(note.key), note.at + GRACE_SECONDS))
    return [*spans, *((begun, float("inf")) for begun in since.values())]


def _numbers(seen: Seen) -> Iterator[Anomaly]:
    numbers = [one["number"] for one in seen.entries]
    if numbers != list(range(1, len(numbers) + 1)):
        at = next((i for i, one in enumerate(numbers, 1) if one != i), len(numbers))
        yield Anomaly("gap", f"number {at} is not where it should be")


def _each_once(asked: Sequence[Asked], seen: Seen) -> Iterator[Anomaly]:
    found: dict[str, list[int]] = defaultdict(list)
    for one in seen.entries:
        for key in set(MARK.findall(json.dumps(one["event"], ensure_ascii=False))):
            found[key].append(one["number"])
    for wish in asked:
        if wish.act in {"write", "press"}:
            yield from _once(wish, found.pop(wish.key, []))
        if len({note.more.get("body") for note in wish.acked}) > 1:
            yield Anomaly("answered differently", wish.key)
        if wish.act != "read" and not wish.acked and not wish.refused:
            yield Anomaly("never answered", wish.key)
    for key, at in found.items():
        yield Anomaly("from nowhere", f"{key} at {at}")


def _once(wish: Asked, at: Sequence[int]) -> Iterator[Anomaly]:
    if len(at) > 1:
        yield Anomaly("doubled", f"{wish.key} at {at}")
    if wish.acked and not at:
        yield Anomaly("lost", f"{wish.key}, acknowledged as {wish.acked[0].more['number']}")
    elif wish.acked and wish.acked[0].more["number"] not in at:
        yield Anomaly("told another number", f"{wish.key} at {at}, {wish.acked[0].more}")
    if wish.refused and at:
        yield Anomaly("refused and written", f"{wish.key} at {at}")


def _in_order(asked: Sequence[Asked]) -> Iterator[Anomaly]:
    """Acknowledged before another was asked for: the lower number."""
    wishes = [one for one in asked if one.acked and one.act != "read"]
    done = sorted(wishes, key=lambda one: one.acked[0].at)
    highest, at = 0, 0
    for wish in sorted(wishes, key=lambda one: one.invoked):
        while at < len(done) and done[at].acked[0].at < wish.invoked:
            highest = max(highest, done[at].acked[0].more["number"])
            at += 1
        if wish.acked[0].more["number"] <= highest:
            number = wish.acked[0].more["number"]
            yield Anomaly("out of order", f"{number} was asked for when {highest} was there")


def _reads(asked: Sequence[Asked], seen: Seen) -> Iterator[Anomaly]:
    """Each read is a stretch of the journal as it is now, and no older than what was told."""
    hashes = {one["number"]: one["hash"] for one in seen.entries}
    acks = sorted(
        (note.at, note.more["number"]) for one in asked if one.act != "read" for note in one.acked
    )
    told, at = 0, 0
    for read in sorted((one for one in asked if one.act == "read"), key=lambda one: one.invoked):
        while at < len(acks) and acks[at][0] < read.invoked:
            told = max(told, acks[at][1])
            at += 1
        for note in read.acked:
            after, rows = note.more["after"], note.more["rows"]
            ahead = [number for number, _ in rows] != list(range(after + 1, after + len(rows) + 1))
            if ahead or any(hashes.get(number) != link for number, link in rows):
                yield Anomaly("not a prefix", f"read after {after}: {rows[:1]} … {rows[-1:]}")
            if after + len(rows) < told:
                yield Anomaly("stale read", f"{after + len(rows)} when {told} had been told")


def _one_winner(asked: Sequence[Asked], seen: Seen) -> Iterator[Anomaly]:
    moved = {one["number"]: one["event"] for one in seen.entries if one["type"] == "TaskMoved"}
    kept = Counter(event["task"] for event in moved.values())
    taken = [one for one in asked if one.act == "take" and one.acked]
    winners = Counter(one.more["task"] for one in taken)
    for one in taken:
        if moved.get(one.acked[0].more["number"], {}).get("task") != one.more["task"]:
            yield Anomaly("told another number", f"task {one.more['task']}: {one.acked[0].more}")
    for task in kept | winners:
        if kept[task] > 1 or winners[task] > 1:
            yield Anomaly("two winners", f"task {task}: {kept[task]} kept, {winners[task]} told")
        elif winners[task] > kept[task]:
            yield Anomaly("lost", f"task {task} was taken, and is not")


def _answers(asked: Sequence[Asked], spans: Sequence[tuple[float, float]]) -> Iterator[Anomaly]:
    """A clear answer always, but while something was being broken; and then one of UNKNOWN."""
    for wish in asked:
        refused = wish.refused
        if refused and refused.more["status"] not in REFUSABLE.get(wish.act, set()):
            yield Anomaly("unexpected answer", f"{wish.act} {wish.key}: {refused.more}")
        for begun, note in wish.unknown:
            status = note.more["status"]
            if status not in UNKNOWN:
                yield Anomaly("unexpected answer", f"{wish.act} {wish.key}: {note.more}")
            elif status and not note.more["retry_after"]:
                yield Anomaly("no Retry-After", f"{wish.key}: {note.more}")
            elif not any(begun <= end and note.at >= start for start, end in spans):
                yield Anomaly("no answer for no reason", f"{wish.act} {wish.key}: {note.more}")


def readiness(notes: Sequence[Note]) -> list[tuple[str, float]]:
    """For each kill: the part, and the seconds until an entry asked for later was acknowledged."""
    wishes = [one for one in gather(notes) if one.act == "write" and one.acked]
    found = []
    for kill in (note for note in notes if note.what == "kill"):
        later = (one.acked[0].at for one in wishes if one.begun > kill.at)
        found.append((kill.act, min(later, default=float("inf")) - kill.at))
    return found


def _ready(notes: Sequence[Note]) -> Iterator[Anomaly]:
    for part, seconds in readiness(notes):
        if seconds > READY_SECONDS:
            yield Anomaly("not ready in time", f"{seconds:.1f} s after {part} was killed")


def _beside(seen: Seen) -> Iterator[Anomaly]:
    if seen.verified != 0:
        yield Anomaly("broken chain", f"crisis journal verify: {seen.verified}")
    due = sum(len(one["event"].get("channels", ())) for one in seen.entries)
    if seen.outbox is not None and seen.outbox != due:
        yield Anomaly("outbox differs", f"{seen.outbox} rows, {due} to leave")
    if seen.unpublished:
        yield Anomaly("not published", f"{seen.unpublished} statements")
