"""Texts agreed before anything happens. The holding statement needs no signature because these
lines are all it says; what varies is the event, the place and the time of the next message."""

from __future__ import annotations

from datetime import datetime

from crisis.terms.statements import BODY_LIMIT
from crisis.terms.times import coming

HOLDING_TITLE = "Politiet følger: {what}"
HOLDING_LINES = (
    "Politiet er bekendt med hændelsen: {what}{at}.",
    "Myndighederne arbejder på stedet, og {authority} samordner indsatsen. "
    "Vi fortæller mere, så snart vi ved det.",
    "Næste besked kommer senest {next}.",
)
CORRECTION_TITLE = "Rettelse: {title}"
CORRECTION_TEXT = (
    "Vi har tidligere skrevet: »{title}«. Noget af det gælder ikke længere.\n\n"
    "Det skal præciseres:\n{right}"
)
UNSURE = "Det er endnu ikke bekræftet: "
LONGEST_TITLE = 200


def holding(
    what: str, place: str | None, authority: str, next_at: datetime, now: datetime
) -> tuple[str, str]:
    """Give title and text of a holding statement. Dansk: ventebesked."""
    said = {
        "what": _line(what).rstrip(". "),
        "at": f" ({_line(place)})" if place else "",
        "authority": authority,
        "next": coming(next_at, now),
    }
    lines = [line.format_map(said) for line in HOLDING_LINES]
    return HOLDING_TITLE.format_map(said)[:LONGEST_TITLE], "\n".join(lines)


def correction(title: str, right: list[tuple[str, bool]]) -> tuple[str, str]:
    """Give title and text of a correction's draft: what is right now, and whether it is sure."""
    lines = [text if sure else f"{UNSURE}{text}" for text, sure in right]
    text = CORRECTION_TEXT.format_map({"title": title, "right": "\n".join(lines)})
    return CORRECTION_TITLE.format_map({"title": title})[:LONGEST_TITLE], _fitting(text)


def _line(text: str) -> str:
    """A fixed line stays one line: nobody adds a paragraph of his own to it."""
    return " ".join(text.split())


def _fitting(text: str) -> str:
    """Cut what is longer than a statement may be; the author sees it and puts it right."""
    return text if len(text) <= BODY_LIMIT else text[: BODY_LIMIT - 1] + "…"
