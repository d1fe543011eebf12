"""After a restore: what waits to be sent, and where the press room's files and the log part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from crisis.channels.notices import notices, public_id, shown
from crisis.handler import Handler
from crisis.projections.situation import Situation
from crisis.terms.notices import Notice
from crisis.terms.operations import Mode
from crisis.terms.statements import Act, Delivery

_PAGE = re.compile(r"(?P<operation>op-[0-9a-z]+)-(?P<number>\d{1,9})\.html")
_HEADING = re.compile(r"<h1>(?:<span[^>]*>[^<]*</span> )*(?P<text>[^<]*)</h1>")
_VERSION = re.compile(r'<p class="ident">Meddelelse nr\. \d+, version (?P<number>\d+)</p>')


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """A statement that leaves on a channel as soon as sending is allowed, unless it is too late."""

    operation: Situation
    statement: int
    title: str
    act: Act
    channel: str
    until: datetime


class Parting(StrEnum):
    """How a page of the press room is not as the log has it."""

    UNKNOWN = "unknown"
    """The log does not know it: it goes."""
    RETRACTED = "retracted"
    """It was taken back after the backup: its text would come up again."""
    CORRECTED = "corrected"
    """It was put right after the backup: the old text would hold again."""
    OTHER = "other"
    """Another edition, or another state, stands there than in the log."""
    AGAIN = "again"
    """It was sent after the backup: it goes, and is sent again."""
    MISSING = "missing"
    """The log has it in the press room, where it is not: it comes up."""


@dataclass(frozen=True, kw_only=True)
class Difference:
    """A page of the press room that changes as soon as sending is allowed."""

    operation: str
    number: int
    title: str
    parting: Parting


@dataclass(frozen=True, kw_only=True)
class _Page:
    title: str
    version: int
    retracted: bool
    corrected: bool


def waiting(situations: Iterable[Situation]) -> list[Waiting]:
    """Give what the outbox would send, that which ends first first."""
    found = [
        Waiting(
            operation=situation,
            statement=one.number,
            title=one.content.title,
            act=each.act,
            channel=each.channel.name,
            until=each.send_before,
        )
        for situation in situations
        for one in situation.statements.all()
        for each in one.dispatches
        if each.outcome is Delivery.WAITING
    ]
    return sorted(found, key=lambda one: (one.until, one.statement))


def differences(handler: Handler, live: Iterable[Situation], room: Path) -> list[Difference]:
    """Compare the press room's pages with what the log says stands there."""
    live = tuple(live)
    told = {one.id: one for situation in live for one in _told(handler, situation)}
    again = {public_id(one.operation.operation, one.statement) for one in waiting(live)}
    found = dict(_pages(room))
    made = [
        _difference(one, found.get(one), told.get(one), one in again) for one in {*told, *found}
    ]
    return sorted((one for one in made if one), key=lambda one: (one.operation, one.number))


def _told(handler: Handler, situation: Situation) -> Iterable[Notice]:
    if situation.mode is not Mode.LIVE:
        return ()
    return notices(handler.public(situation.operation), shown(situation))


def _pages(room: Path) -> Iterator[tuple[str, _Page]]:
    for file in room.glob("op-*.html"):
        if _PAGE.fullmatch(file.name):
            yield file.stem, _read(file.read_text(encoding="utf-8", errors="replace"))


def _read(page: str) -> _Page:
    heading, version = _HEADING.search(page), _VERSION.search(page)
    return _Page(
        title=heading["text"] if heading else "",
        version=int(version["number"]) if version else 0,
        retracted='<section class="state gone"' in page,
        corrected='<section class="state old"' in page,
    )


def _difference(
    id_: str, page: _Page | None, notice: Notice | None, again: bool
) -> Difference | None:
    parting = _parting(page, notice)
    if parting is Parting.UNKNOWN and again:
        parting = Parting.AGAIN
    if parting is None:
        return None
    operation, _, number = id_.rpartition("-")
    title = notice.heading if notice else page.title if page else ""
    return Difference(operation=operation, number=int(number), title=title, parting=parting)


def _parting(page: _Page | None, notice: Notice | None) -> Parting | None:
    if notice is None:
        return Parting.UNKNOWN
    if page is None:
        return Parting.MISSING
    if page.retracted and not notice.retracted:
        return Parting.RETRACTED
    if page.corrected and notice.holds:
        return Parting.CORRECTED
    said = (page.version, page.retracted, page.corrected)
    same = said == (notice.version, notice.retracted, notice.corrected)
    return None if same else Parting.OTHER
