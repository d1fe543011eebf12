"""The files of an entry as a row of the log shows them, and as paper names them."""

from __future__ import annotations

from dataclasses import dataclass

from crisis.projections.attachments import Attachment
from crisis.projections.log import LogEntry
from crisis.terms.attachments import PICTURES
from crisis.web.sizes import size_in_words
from crisis.web.words import word

SHOWN = 12
"""So many signs of a hash are enough to know a file again on paper."""


@dataclass(frozen=True, kw_only=True)
class AttachedRow:
    """One file: equal rows read equal. short: the beginning of its hash."""

    number: int
    erased: bool
    url: str = ""
    name: str = ""
    kind_word: str = ""
    size: str = ""
    picture: bool = False
    said: str = ""
    short: str = ""
    erase_url: str | None = None


def attached_rows(
    operation: str, entry: LogEntry, language: str, *, may_erase: bool
) -> tuple[AttachedRow, ...]:
    """Give all files of an entry; one that was erased keeps its place."""
    return tuple(_row(operation, entry, one, language, may_erase) for one in entry.attachments)


def _row(
    operation: str, entry: LogEntry, one: Attachment, language: str, may_erase: bool
) -> AttachedRow:
    if one.erased:
        return AttachedRow(number=one.number, erased=True)
    erase_url = f"/operationer/{operation}/sletning?post={one.number}"
    return AttachedRow(
        number=one.number,
        erased=False,
        url=f"/operationer/{operation}/bilag/{entry.number}/{one.sha256}",
        name=one.name,
        kind_word=word(one.kind, language),
        size=size_in_words(one.size, language),
        picture=one.kind in PICTURES,
        said=one.description or one.name,
        short=one.sha256[:SHOWN],
        erase_url=erase_url if may_erase else None,
    )
