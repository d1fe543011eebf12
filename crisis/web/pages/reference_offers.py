"""What may be referred to while one types, and which references mean nothing to the writer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from flask import Blueprint, Response, request

from crisis.register.fitting import ObjectFilter
from crisis.rules.register_sight import register_reader_of
from crisis.terms.references import ReferenceKind, find
from crisis.web.answers import as_json
from crisis.web.guard import leads_to
from crisis.web.looking import text
from crisis.web.pages.incident_rows import Where
from crisis.web.pages.links import incident_label, task_label
from crisis.web.pages.log_links import label
from crisis.web.pages.models import seen, where_of
from crisis.web.pages.references import References
from crisis.web.pages.register_names import objects_for
from crisis.web.parts import parts
from crisis.web.words import word

pages = Blueprint("references", __name__)

SHOWN = 8
LONGEST = 210
CHECKED = 20
"""So many references of a text are looked up while it is typed."""
SCAN = 500
TITLE = 70

Offer = tuple[str, str]
"""What is written, and what it means."""


@pages.get("/operationer/<operation>/paneler/henvisninger")
@leads_to(view="operations.references")
def offers(operation: str) -> Response:
    """`q`: what is typed so far, from its @ or #. `ref`: references whose meaning is asked for.

    Those that mean nothing to the reader come back: there is no such thing, or it is not for him.
    """
    where = where_of(*seen(operation))
    typed = text("q", LONGEST) or ""
    asked = [one[:LONGEST] for one in request.args.getlist("ref")[:CHECKED]]
    return as_json(
        {
            "offers": [_offer(one) for one in islice(_fitting(typed, where), SHOWN)],
            "unknown": unknown(asked, where),
        }
    )


def unknown(asked: Iterable[str], where: Where) -> list[str]:
    """Give the references that mean nothing to this reader."""
    refs = References(
        situation=where.situation, planning=where.planning, objects=objects_for(where.by)
    )
    return [one for one in asked if not any(refs.link(each) for each in find(one))]


def _offer(one: Offer) -> dict[str, Any]:
    written, means = one
    return {
        "text": written,
        "means": means if len(means) <= TITLE else f"{means[: TITLE - 1]}…",
    }


def _fitting(typed: str, where: Where) -> Iterator[Offer]:
    """What fits what was typed, the likeliest first."""
    said = typed[1:].casefold()
    if typed.startswith("@"):
        yield from _authorities(said, where)
    elif typed.startswith("#["):
        yield from _objects(typed[2:], where)
    elif typed.startswith("#"):
        yield from _numbered(said, where)


def _authorities(said: str, where: Where) -> Iterator[Offer]:
    """Those of the directory, and after them the partners that sit in the staff now."""
    authorities = [(one.id, str(one.name)) for one in where.planning.authorities.values()]
    there = [(one.partner, one.name) for one in where.situation.partners.values() if one.there]
    for known in (authorities, there):
        for id_, name in sorted(known, key=lambda each: each[1]):
            joined, words = "".join(name.casefold().split()), name.casefold().split()
            if any(each.startswith(said) for each in (id_, joined, *words)):
                yield f"@{id_}", name


def _objects(said: str, where: Where) -> Iterator[Offer]:
    if not said.strip():
        return
    eyes = register_reader_of(where.by)
    for one in parts().register.objects(ObjectFilter(q=said, limit=SHOWN), eyes):
        yield f"#[{one.object.name}]", one.object.category


def _numbered(said: str, where: Where) -> Iterator[Offer]:
    """By what a number may be, newest first; a letter says which."""
    number = said.lstrip("".join(_LISTS))
    letter = said[: len(said) - len(number)]
    for one, known in _LISTS.items():
        if letter == one or (not letter and one != "p"):
            yield from (each for each in known(where) if each[0].lstrip("#ØHOP").startswith(number))


def _incidents(where: Where) -> Iterator[Offer]:
    for one in reversed(where.situation.incidents.all()):
        yield f"#{incident_label(one.number)}", one.title


def _tasks(where: Where) -> Iterator[Offer]:
    for one in reversed(where.situation.tasks.all()):
        yield f"#{task_label(one.number)}", one.title


def _statements(where: Where) -> Iterator[Offer]:
    kind = word(ReferenceKind.STATEMENT, where.language)
    for one in reversed(where.situation.statements.all()):
        yield f"#P{one.number}", f"{kind}: {one.content.title}"


def _entries(where: Where) -> Iterator[Offer]:
    for one in where.situation.log.latest(SCAN):
        if one.text:
            yield f"#{label(where.situation, one.number)}", one.text


_LISTS: dict[str, Callable[[Where], Iterator[Offer]]] = {
    "h": _incidents,
    "o": _tasks,
    "p": _statements,
    "ø": _entries,
}
"""Letter → what its numbers are of; without one all but statements are offered."""
