"""A frozen situation picture as a Word document: the same data as the PDF, to be worked on.

Map and curves stand in the PDF; here their words do.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from crisis.interop.word import Block, Document, Heading, Paragraph, Run, Table


def word_of(data: dict[str, Any], made: datetime) -> Document:
    """Give the document of a picture's data."""
    return Document(
        title=f"{data['title']} · {data['operation']}",
        author=data["author"],
        language=data["lang"],
        made=made,
        foot=data["foot"],
        blocks=tuple(_blocks(data)),
        exercise=data["say"]["exercise"] if data["exercise"] else "",
    )


def _blocks(data: dict[str, Any]) -> Iterator[Block]:
    say = data["say"]
    exercise = f"{say['exercise']} · " if data["exercise"] else ""
    yield Heading(text=f"{exercise}{data['title']}")
    if data["to"]:
        yield Paragraph(runs=(Run(text=data["to"], strong=True),))
    yield Table(head=(say["what"], say["value"]), rows=data["head"])
    if data["unanswered"]:
        yield _named(say["unanswered"], data["unanswered"])
    changes = data["changes"]
    yield Heading(text=changes["name"], rank=2)
    yield from _noted(changes["note"])
    if changes["words"]:
        yield _named(say["rewritten"], changes["words"])
    yield from (Paragraph(runs=(Run(text=one),), point=True) for one in changes["many"])
    for part in changes["parts"]:
        yield Heading(text=part["name"], rank=3)
        yield from (_fact(one, say) for one in part["facts"])
    for one in data["fields"]:
        yield from _field(one, say)
    if data["sensitive"]:
        yield from _sensitive(data["sensitive"], say)


def _field(one: dict[str, Any], say: dict[str, Any]) -> Iterator[Block]:
    yield Heading(text=one["name"], rank=2)
    yield from _words(one["words"])
    if one["table"]:
        yield Table(head=say["figures"], rows=one["table"])
    else:
        yield from (_fact(each, say) for each in one["facts"])
    yield from _stock(one["stock"], say)
    yield from (Paragraph(runs=(Run(text=each["alt"], faint=True),)) for each in one["charts"])
    if one["unknown"]:
        yield _named(say["unknown"], one["unknown"])
    yield from _noted(one["note"])
    if one["map"]:
        yield from _noted(one["map"]["alt"])


def _sensitive(one: dict[str, Any], say: dict[str, Any]) -> Iterator[Block]:
    yield Heading(text=one["name"], rank=2)
    yield from _noted(one["note"])
    yield from _words(one["words"])
    for each in one["others"]:
        yield Heading(text=each["name"], rank=3)
        yield from _words(each["words"])
    yield from (_fact(each, say) for each in one["facts"])
    if one["gone"]:
        yield Heading(text=say["gone"], rank=3)
        yield from (_fact(each, say) for each in one["gone"])


def _stock(one: dict[str, Any] | None, say: dict[str, Any]) -> Iterator[Block]:
    """What there is to send, by capability, and whose words it is."""
    if one:
        rows = [
            [f"{each['mark']} {each['name']} ({each['source']})".strip(), *each["cells"]]
            for each in one["rows"]
        ]
        yield Table(head=one["head"], rows=rows)
        yield from _noted(one["note"])


def _words(one: dict[str, str] | None) -> Iterator[Block]:
    if one:
        marked = (Run(text=f"{one['mark']} ", strong=True),) if one["mark"] else ()
        yield Paragraph(runs=(*marked, Run(text=one["text"])))
        yield from _noted(one["source"])


def _noted(text: str) -> Iterator[Block]:
    if text:
        yield Paragraph(runs=(Run(text=text, faint=True),))


def _named(name: str, text: str) -> Paragraph:
    return Paragraph(runs=(Run(text=f"{name}: ", strong=True), Run(text=text)))


def _fact(one: dict[str, str], say: dict[str, Any]) -> Paragraph:
    runs = [Run(text=f"{one['mark']} ", strong=True)] if one["mark"] else []
    runs.append(Run(text=one["text"]))
    if one["before"]:
        runs.append(Run(text=f" ({say['before']}: {one['before']})", faint=True))
    runs.append(Run(text=f" {one['source']}", faint=True))
    return Paragraph(runs=runs, point=True)
