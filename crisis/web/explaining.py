"""Why a unit stands in a line of a proposal, and why a request gets less, as whole sentences."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import isfinite

from crisis.rules.weighing import Line, Short
from crisis.web.because import Both, pick
from crisis.web.words import word

_LINE: Both = ("{unit} til {place}, fordi den {why}", "{unit} to {place}, because it {why}")
_AWAY: Both = ("{km} km ad vej og {minutes} min (anslået)", "{km} km by road, {minutes} min (est.)")
UNKNOWN_METRES = 30_000.0
"""How far it is when nobody has said where one of the two is; assumed."""
_NO_PLACE: Both = (
    "et af stederne er ikke på kortet; regnet som {km} km (antaget)",
    "one of the places is not on the map; counted as {km} km (assumed)",
)
_NO_WAY: Both = ("vejen dertil kendes ikke", "the way there is not known")
_LATE: Both = ("{minutes} min efter, der er bedt om den", "{minutes} min after it was asked for")
_PASSED: Both = (
    "{unit} er tættere på, men bundet af {holder}",
    "{unit} is nearer, but held by {holder}",
)
_PASSED_HIDDEN: Both = ("andre er tættere på, men bundet", "others are nearer, but held")
_TAKEN: Both = (
    "Den er lovet til {loser}; ejeren frigiver den først",
    "It is promised to {loser}; its owner lets go of it first",
)
_TAKEN_HIDDEN: Both = (
    "Den er lovet til noget andet; ejeren frigiver den først",
    "It is promised to something else; its owner lets go of it first",
)
_SHORT: Both = ("{missing} mangler: {lack}", "{missing} missing: {lack}")


@dataclass(frozen=True, kw_only=True)
class Told:
    """What things are called for one reader: a unit, a request and its place.

    unit: by its id and how much of it. request, place: by its name in the scene; None when it is
    not for this reader.
    """

    language: str
    unit: Callable[[str, int | None], str]
    request: Callable[[str], str | None]
    place: Callable[[str], str]


def line_sentence(line: Line, told: Told) -> str:
    """Say who goes where and why, how far it is, what was passed by and who loses it."""
    language = told.language
    first = pick(_LINE, language).format(
        unit=told.unit(line.offer, line.amount),
        place=told.place(line.want),
        why=word(line.why, language),
    )
    parts = [f"{first}: {_way(line, language)}"]
    if line.late_minutes:
        parts[0] += f", {pick(_LATE, language).format(minutes=line.late_minutes)}"
    parts += _passed(line, told)
    if line.taken_from:
        loser = told.request(line.taken_from)
        taken = _TAKEN if loser else _TAKEN_HIDDEN
        parts.append(pick(taken, language).format(loser=loser))
    return ". ".join(f"{one[:1].upper()}{one[1:]}" for one in parts) + "."


def short_sentence(short: Short, told: Told) -> str:
    """Say what a request does not get, and to what it goes."""
    lack = word(short.lack, told.language)
    said = pick(_SHORT, told.language).format(missing=short.missing, lack=lack)
    winners = _seen(short.lost_to, told)
    return f"{said} ({', '.join(winners)})." if winners else f"{said}."


def _way(line: Line, language: str) -> str:
    if not isfinite(line.metres):
        return pick(_NO_WAY, language)
    km = f"{line.metres / 1000:.0f}"
    if line.metres == UNKNOWN_METRES:
        return pick(_NO_PLACE, language).format(km=km)
    return pick(_AWAY, language).format(km=km, minutes=line.minutes)


def _passed(line: Line, told: Told) -> list[str]:
    """What is held by what the reader may not see is not named."""
    found = [(one.offer, told.request(one.holder)) for one in line.passed]
    seen = [(unit, holder) for unit, holder in found if holder]
    if found and not seen:
        return [pick(_PASSED_HIDDEN, told.language)]
    sentence = pick(_PASSED, told.language)
    return [sentence.format(unit=told.unit(unit, None), holder=holder) for unit, holder in seen]


def _seen(keys: Sequence[str], told: Told) -> list[str]:
    return [name for one in keys if (name := told.request(one))]
