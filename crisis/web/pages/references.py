"""References of a text as links, made of what this reader may see and of nothing else.

What is not there and what he may not see are the same: words.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from crisis.projections.planning import Planning
from crisis.projections.situation import Situation
from crisis.rules.references import authority_of
from crisis.terms.references import Reference, ReferenceKind, find
from crisis.web.pages.links import incident_url, object_url, task_url
from crisis.web.pages.log_links import label

TITLE = 90


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A part of a text: words, or a reference with what it points at.

    go: the number of an entry of the same log. url: None for an authority, which has no page.
    """

    text: str
    title: str | None = None
    url: str | None = None
    go: int | None = None


Objects = Callable[[str], tuple[str, str] | None]
"""From a register object's id or name to its id and name; None when there is none."""

Say = Callable[[str | None], tuple[Piece, ...]]


def plain(text: str | None) -> tuple[Piece, ...]:
    """Give a text as the words it is."""
    return (Piece(text=text),) if text else ()


def no_objects(word: str) -> tuple[str, str] | None:
    """Know no register."""
    return None


@dataclass(frozen=True, kw_only=True)
class References:
    """Resolves references for one reader. situation: as he may see it."""

    situation: Situation
    planning: Planning
    objects: Objects = no_objects

    def say(self, text: str | None) -> tuple[Piece, ...]:
        """Give a text in pieces, in order; put together they are the text."""
        if not text or ("@" not in text and "#" not in text):
            return plain(text)
        pieces: list[Piece] = []
        at = 0
        for one in find(text):
            link = self.link(one)
            if link is None:
                continue
            pieces += plain(text[at : one.start])
            pieces.append(replace(link, text=text[one.start : one.end]))
            at = one.end
        return (*pieces, *plain(text[at:]))

    def link(self, one: Reference) -> Piece | None:
        """Give what a reference points at; None when there is nothing for this reader."""
        if one.kind is ReferenceKind.AUTHORITY:
            return self._authority(one.word)
        if one.kind is ReferenceKind.OBJECT:
            found = self.objects(one.word)
            return _piece(found[1], object_url(found[0])) if found else None
        return self._numbered(one.kind, one.number)

    def _authority(self, word: str) -> Piece | None:
        partners = self.situation.partners
        found = authority_of(word, self.planning, partners)
        if found is None:
            return None
        partner = partners.get(found)
        name = partner.name if partner else str(self.planning.authorities[found].name)
        return Piece(text="", title=name)

    def _numbered(self, kind: ReferenceKind, number: int) -> Piece | None:
        situation, operation = self.situation, self.situation.operation
        if kind is ReferenceKind.INCIDENT:
            incident = situation.incidents.get(number)
            return _piece(incident.title, incident_url(operation, number)) if incident else None
        if kind is ReferenceKind.TASK:
            task = situation.tasks.get(number)
            return _piece(task.title, task_url(operation, number)) if task else None
        if kind is ReferenceKind.STATEMENT:
            text = situation.statements.get(number)
            return _piece(text.content.title, f"/presse/{operation}/{number}") if text else None
        entry = situation.log.get(number)
        if entry is None:
            return None
        url = f"/operationer/{operation}#post-{number}"
        return replace(_piece(entry.text or label(situation, number), url), go=number)


def _piece(title: str, url: str) -> Piece:
    short = title if len(title) <= TITLE else f"{title[: TITLE - 1]}…"
    return Piece(text="", title=short, url=url)
