"""What was erased, written beside the database: so that a restored older copy forgets it again.

One line of JSON for each erased entry in var/erasures.jsonl, only ever added to, for the owner
alone. It holds numbers, times, reason and law; nobody is named in it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from itertools import groupby
from pathlib import Path

import msgspec
from sqlalchemy import select

from crisis.errors import Malformed
from crisis.events.erasure import EntryErased, ErasedEntry
from crisis.journal.canonical import canonical
from crisis.journal.codec import stamp_text
from crisis.journal.database import Database
from crisis.journal.erasing import erasing_entries, erasures, forget, scrub
from crisis.journal.port import Also, Append, Author, KeyedRequest
from crisis.journal.store import SqlJournal
from crisis.journal.tables import entry
from crisis.terms.ids import PLANNING

NAME = "erasures.jsonl"


class ErasureLine(msgspec.Struct, frozen=True, kw_only=True):
    """One erased entry, known again in any copy of this journal by its hash.

    at: when it was erased. Dansk: linje om sletning.
    """

    stream: str
    number: int
    hash: str
    at: str
    reason: str
    basis: str
    seat: str
    authority: str
    seat_name: str
    authority_name: str
    corrects: int | None = None
    supplements: int | None = None


class Reapplied(msgspec.Struct, frozen=True, kw_only=True):
    """What came of erasing again in a restored copy.

    done: erased again. there: erased in it already. absent: newer than the copy. other: the copy
    holds another entry at that place, which is not touched.
    """

    done: tuple[tuple[str, int], ...] = ()
    there: int = 0
    absent: int = 0
    other: tuple[tuple[str, int], ...] = ()


_LINE = msgspec.json.Decoder(ErasureLine)


def lines(database: Database) -> list[ErasureLine]:
    """Give a line for each erased entry of the journal."""
    return [
        ErasureLine(
            stream=one.stamp.stream,
            number=gone.number,
            hash=_hash(database, one.stamp.stream, gone.number) or "",
            at=stamp_text(one.stamp.recorded_at),
            reason=one.event.reason,
            basis=one.event.basis,
            seat=one.stamp.seat,
            authority=one.stamp.authority,
            seat_name=one.event.seat_name,
            authority_name=one.event.authority_name,
            corrects=gone.corrects,
            supplements=gone.supplements,
        )
        for one in erasing_entries(database)
        if isinstance(one.event, EntryErased)
        for gone in one.event.entries
    ]


def write_down(database: Database, file: Path) -> int:
    """Add what the record lacks, on the disk before this returns; give how many lines that was.

    Asked after each erasure and at each start: what a crash kept from being written comes then.
    """
    known = {(one.stream, one.number, one.hash) for one in read(file)}
    fresh = [one for one in lines(database) if (one.stream, one.number, one.hash) not in known]
    if not fresh:
        return 0
    text = b"".join(msgspec.json.encode(one) + b"\n" for one in fresh)
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
    with os.fdopen(descriptor, "r+b") as out:
        os.fchmod(out.fileno(), 0o600)
        out.seek(_whole(out.read()))  # a line that a crash cut in the middle is written over
        out.write(text)
        out.truncate()
        out.flush()
        os.fsync(out.fileno())
    return len(fresh)


def read(file: Path) -> list[ErasureLine]:
    """Read a record; a last line that was cut in the middle is passed over. Raises Malformed."""
    if not file.exists():
        return []
    content = file.read_bytes()
    found = []
    for number, text in enumerate(content[: _whole(content)].splitlines(), 1):
        try:
            found.append(_LINE.decode(text))
        except msgspec.DecodeError as problem:
            raise Malformed("erasure.bad_record", row=number) from problem
    return found


def reapply(
    database: Database,
    record: Iterable[ErasureLine],
    now: datetime,
    planning: tuple[Also, ...] = (),
) -> Reapplied:
    """Erase again, in a restored copy, what was erased after the copy was made.

    An entry is known by its hash; another one at its number is left alone. Doing it twice is doing
    it once. planning: what goes beside an append to the planning (the register's tables).
    """
    gone = set(erasures(database))
    done: list[tuple[str, int]] = []
    other: list[tuple[str, int]] = []
    there = absent = 0
    ordered = sorted(set(record), key=lambda one: (one.stream != PLANNING, one.stream, one.at))
    for (stream, _), group in groupby(ordered, key=lambda one: (one.stream, one.at)):
        wanted: list[ErasureLine] = []
        for one in group:
            found = _hash(database, stream, one.number)
            if found is None:
                absent += 1
            elif found != one.hash:
                other.append((stream, one.number))
            elif (stream, one.number) in gone:
                there += 1
            else:
                wanted.append(one)
        if wanted:
            also = (*planning, forget) if stream == PLANNING else (forget,)
            _erase(database, wanted, now, also)
            done += [(stream, one.number) for one in wanted]
    if done:
        scrub(database)
    return Reapplied(done=tuple(done), there=there, absent=absent, other=tuple(other))


def _erase(
    database: Database, wanted: Sequence[ErasureLine], now: datetime, also: tuple[Also, ...]
) -> None:
    first, journal = wanted[0], SqlJournal(database)
    head, planning = journal.head(first.stream), journal.head(PLANNING)
    assert head is not None, "there is an entry, so there is a head"
    event = EntryErased(
        entries=tuple(
            ErasedEntry(number=one.number, corrects=one.corrects, supplements=one.supplements)
            for one in wanted
        ),
        reason=first.reason,
        basis=first.basis,
        seat_name=first.seat_name,
        authority_name=first.authority_name,
    )
    journal.append(
        Append(
            stream=first.stream,
            mode=head.mode,
            seen=head.number,
            planning_head=planning.number if planning else 0,
            author=Author(account=0, seat=first.seat, authority=first.authority),
            recorded_at=now,
            events=(event,),
            request=_request(first),
            again=lambda missed: (event,),
            outcome=_answer(first.stream),
            also=also,
        )
    )


def _request(first: ErasureLine) -> KeyedRequest:
    key = f"erased-again-{first.number}-{first.hash[:16]}"
    return KeyedRequest(
        account=0, route=f"{first.stream}/EraseEntry", key=key, request_hash=first.hash
    )


def _answer(stream: str) -> Callable[[tuple[int, ...], datetime], bytes]:
    def answer(numbers: tuple[int, ...], at: datetime) -> bytes:
        return canonical({"operation": stream, "entries": numbers, "recorded_at": stamp_text(at)})

    return answer


def _hash(database: Database, stream: str, number: int) -> str | None:
    query = select(entry.c.hash).where(entry.c.stream == stream, entry.c.number == number)
    found = database.read(lambda connection: connection.execute(query).scalar())
    return None if found is None else str(found)


def _whole(content: bytes) -> int:
    """Give how far the whole lines reach."""
    return content.rfind(b"\n") + 1
