"""A long log of made-up Danish entries, the same each time: many words, a few everywhere."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from crisis import demo
from crisis.events import Event, Stamp
from crisis.events.log import EntryCorrected, EntryRecorded
from crisis.journal.port import Entry
from crisis.terms.log import Certainty, EntryKind

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
SYLLABLES = (
    *(
        "va",
        "flo",
        "kol",
        "hav",
        "bro",
        "dig",
        "stor",
        "ring",
        "sted",
        "vand",
        "flod",
        "kaj",
        "evak",
    ),
    *(
        "hjem",
        "sko",
        "lin",
        "ger",
        "tor",
        "mel",
        "stig",
        "fald",
        "luk",
        "aab",
        "sand",
        "sæk",
        "pum",
    ),
    *("led", "ind", "syd", "nord", "øst", "vest", "by", "å", "sø", "rør", "kab", "vej", "tog"),
    *("skib", "brand", "røg"),
)
ENDINGS = ("", "en", "er", "et", "erne", "ens", "e", "ede")
COMMON = (
    *("og", "i", "på", "ved", "til", "fra", "er", "der", "meldes", "nu", "vand", "havn", "kajen"),
    *("politi", "beredskab"),
)
VOCABULARY = 8_000


def events(count: int, seed: int = 1) -> Iterator[tuple[str, str, Event]]:
    """Give entries, each with seat and authority; every twentieth puts an older one right."""
    draw = random.Random(seed)
    words = ["".join(draw.choices(SYLLABLES, k=draw.randint(1, 4))) for _ in range(VOCABULARY)]
    often = [1 / (place + 1) for place in range(VOCABULARY)]
    rare = iter(draw.choices(words, weights=often, k=count * 9))
    seats = [one for one in demo.seats() if one.authority in {a.id for a in demo.AUTHORITIES}]
    names = {one.id: one.name for one in demo.AUTHORITIES}
    for number in range(count):
        seat = draw.choice(seats)
        said = [next(rare) + draw.choice(ENDINGS) for _ in range(9)] + draw.choices(COMMON, k=6)
        draw.shuffle(said)
        told = {
            "text": " ".join(said).capitalize() + ".",
            "kind": draw.choice(list(EntryKind)),
            "certainty": draw.choice(list(Certainty)),
            "source": draw.choice(("Indsatsleder", "Vagtcentral", None)),
            "channel": None,
            "occurred_at": None,
            "expected_at": None,
            "place": draw.choice(("Kolding Havn", "Åbenrå", None)),
            "seat_name": seat.name,
            "authority_name": names[seat.authority],
            "on_behalf_of": None,
        }
        right = number % 20 == 19
        made = EntryCorrected(corrects=number - 9, reason="Tal", **told) if right else None
        yield seat.id, seat.authority, made or EntryRecorded(**told)


def entries(count: int, stream: str) -> Iterator[Entry]:
    """Give the entries as a journal would, without one."""
    for number, (seat, authority, event) in enumerate(events(count), 1):
        stamp = Stamp(
            stream=stream,
            number=number,
            recorded_at=NOON + timedelta(seconds=number),
            account=1,
            seat=seat,
            authority=authority,
            planning_head=0,
            hash=f"{number:064x}",
        )
        yield Entry(stamp=stamp, type=type(event).__name__, event=event)
