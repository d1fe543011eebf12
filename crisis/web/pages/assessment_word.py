"""A scenario with all its assessments as a Word document: what its reader sees on the page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from flask_babel import gettext as _

from crisis.interop.word import Block, Document, Heading, Paragraph, Run, Table


def word_of(model: dict[str, Any], made: datetime, said_at: str, language: str) -> Document:
    """Give the document of a scenario's model. said_at: when it stood like that, in words."""
    row = model["row"]
    title = f"{row['label']} {row['title']}"
    return Document(
        title=title,
        author=row["described_by"],
        language=language,
        made=made,
        foot=f"{title} · {said_at} · {row['sight_word']}",
        blocks=tuple(_blocks(title, model)),
    )


def _blocks(title: str, model: dict[str, Any]) -> Iterator[Block]:
    row = model["row"]
    yield Heading(text=title)
    if row["withdrawn"]:
        yield _noted(_("udgået %(day)s", day=row["withdrawn"]["on"]))
    yield Paragraph(runs=(Run(text=row["text"]),))
    yield Table(head=(_("Hvad"), _("Svar")), rows=_facts(row))
    yield Heading(text=_("Side om side"), rank=2)
    if row["said"]:
        yield Table(
            head=(_("Hvad"), *(one["name"] for one in row["said"])), rows=_side_by_side(model)
        )
        yield from (_named(one["name"], one["note"]) for one in row["said"] if one["note"])
    else:
        yield _noted(_("Ingen har vurderet det endnu."))
    if row["differences"]:
        yield Heading(text=_("Forskel på to eller mere"), rank=2)
        yield from (_difference(one) for one in row["differences"])
    if model["actions"]:
        yield Heading(text=_("Tiltag"), rank=2)
        yield from (_action(one) for one in model["actions"])
    yield from _before(model)


def _facts(row: dict[str, Any]) -> list[tuple[str, str]]:
    places = (row["municipality_name"], *(name for _id, name, _url in row["objects"]))
    return [
        (_("Trussel"), row["hazard"]),
        (_("Sted"), ", ".join(one for one in places if one) or "–"),
        (_("Beskrevet"), f"{row['described_on']} · {row['described_by']}"),
        (_("Hvem må se"), row["sight_word"]),
    ]


def _side_by_side(model: dict[str, Any]) -> list[tuple[str, ...]]:
    said = model["row"]["said"]
    told = [(line["word"], *(_cell(one) for one in line["cells"])) for line in model["table"]]
    return [
        *told,
        (_("Sandsynlighed × værste konsekvens"), *(str(one["risk"]) for one in said)),
        (_("Ses efter"), *(one["review"] for one in said)),
        (_("Sagt"), *(" ".join((one["said_on"], one["spoken"])).strip() for one in said)),
    ]


def _cell(one: dict[str, Any]) -> str:
    return f"{one['text']} ≠" if one["differs"] else str(one["text"])


def _difference(one: dict[str, Any]) -> Paragraph:
    state = _("afklaret") if one["action"] else _("uafklaret")
    told = f"{one['high']} {one['high_score']} · {one['low']} {one['low_score']}"
    runs = (Run(text=f"{one['measure_word']}: ", strong=True), Run(text=f"{told} ({state})"))
    return Paragraph(runs=runs, point=True)


def _action(one: dict[str, Any]) -> Paragraph:
    due = _("inden %(day)s", day=one["due"])
    done = one["finished"]
    state = _("gjort %(day)s", day=done["on"]) if done else due
    between = ", ".join(f"{name} {score}" for name, score in one["between"])
    runs = (
        Run(text=one["what"], strong=True),
        Run(text=f" {one['owner_name']} · {state}. {one['ground']}"),
        Run(text=f" {one['measure_word']}: {between}", faint=True),
    )
    return Paragraph(runs=runs, point=True)


def _before(model: dict[str, Any]) -> Iterator[Block]:
    older = [
        (one["said_on"], one["name"], ", ".join(one["words"].values())) for one in model["older"]
    ]
    told = [
        (one["described_on"], one["described_by"], one["text"]) for one in model["descriptions"]
    ]
    if older or told:
        yield Heading(text=_("Tidligere"), rank=2)
        yield Table(head=(_("Sagt"), _("Myndighed"), _("Hvad")), rows=[*older, *told])


def _named(name: str, text: str) -> Paragraph:
    return Paragraph(runs=(Run(text=f"{name}: ", strong=True), Run(text=text)))


def _noted(text: str) -> Paragraph:
    return Paragraph(runs=(Run(text=text, faint=True),))
