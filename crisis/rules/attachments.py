"""Rules about files that belong to an entry: what is attached lies whole in the installation."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from crisis.commands.attachments import AttachFile
from crisis.errors import RefusalKind, Refused
from crisis.events.attachments import FileAttached
from crisis.projections.attachments import Attachment
from crisis.projections.log import LogEntry
from crisis.rules.authorities import names_of
from crisis.rules.known import Answer, By, Known, Question
from crisis.rules.role_groups import LOG_OFFICE
from crisis.terms.attachments import ENDINGS, MOST_FILES, FileKind, StoredFile
from crisis.terms.log import LINE_LIMIT


def attach(known: Known, command: AttachFile, by: By) -> Answer:
    """A file goes with an entry of one's own authority's, the log office's with all; at most ten.

    What it is and how large is said by the board that took it in, never by whoever attaches it.
    """
    assert known.situation is not None
    old = known.situation.log.get(command.entry)
    if old is None:
        facts = {"number": command.entry}
        return Refused("log.unknown_entry", field="entry", kind=RefusalKind.UNKNOWN, **facts)
    no = _closed_to(old, by) or _one_too_many(old.attachments, command.sha256)
    if no:
        return no
    file: StoredFile | None = known.answers[Question.FILE]
    if file is None or (file.attached and not _stands(known, command.sha256)):
        # Who knows the hash of another's file has not sent it: it may be for some, or erased.
        return Refused("attachment.not_there", field="sha256", kind=RefusalKind.CONFLICT)
    seat_name, authority_name = names_of(known, by)
    return (
        FileAttached(
            supplements=command.entry,
            sha256=file.sha256,
            name=plain_name(command.name, file.kind),
            kind=file.kind,
            size=file.size,
            description=command.description,
            seat_name=seat_name,
            authority_name=authority_name,
        ),
    )


def _stands(known: Known, sha256: str) -> bool:
    """Says whether a file stands in this operation where the one who asks may see it."""
    return known.situation is not None and sha256 in known.situation.log.files


def may_attach(old: LogEntry, by: By) -> bool:
    """Says whether the page should offer to attach a file."""
    full = len(_living(old.attachments)) >= MOST_FILES
    return not full and _closed_to(old, by) is None


def plain_name(name: str, kind: FileKind) -> str:
    """Give a file's name without its path and without signs that hide what it is: it ends as what
    is in it."""
    last = name.replace("\\", "/").rpartition("/")[2]
    seen = "".join(one if unicodedata.category(one)[0] not in "CZ" else " " for one in last)
    clean = " ".join(seen.split()).lstrip(". ") or "bilag"
    if clean.casefold().endswith(ENDINGS[kind]):
        return clean
    ending = ENDINGS[kind][0]
    return clean[: LINE_LIMIT - len(ending)] + ending


def _closed_to(old: LogEntry, by: By) -> Refused | None:
    if old.erased:
        return Refused("log.erased", field="entry", kind=RefusalKind.CONFLICT)
    if by.authority not in (old.owner, old.authority) and by.role not in LOG_OFFICE:
        return Refused("attachment.not_yours", kind=RefusalKind.FORBIDDEN)
    return None


def _one_too_many(there: Iterable[Attachment], sha256: str) -> Refused | None:
    living = _living(there)
    if any(one.sha256 == sha256 for one in living):
        return Refused("attachment.already", field="sha256", kind=RefusalKind.CONFLICT)
    if len(living) >= MOST_FILES:
        most = MOST_FILES
        return Refused("attachment.too_many", field="entry", kind=RefusalKind.CONFLICT, most=most)
    return None


def _living(there: Iterable[Attachment]) -> list[Attachment]:
    return [one for one in there if not one.erased]
