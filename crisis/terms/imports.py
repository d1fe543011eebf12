"""Words of the import of somebody's file into the register. Dansk: indlæsning."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta

IMPORT_ID = r"^im-[0-9a-z]{12}$"
ImportId = Annotated[str, Meta(pattern=IMPORT_ID)]
Count = Annotated[int, Meta(ge=0, le=100_000_000)]

FIRST_ROWS = 20
"""So many rows are shown before one says what the columns mean."""


MOST_CHOICES = 200
"""So many words of a file may be given a category."""


class Keep(StrEnum):
    """What is taken of a file that has bad rows. Dansk: resten eller intet."""

    REST = "rest"
    NOTHING = "nothing"


class Stage(StrEnum):
    """Where an import stands. Dansk: indlæsningens trin.

    READ, CHECK, WRITE and UNDO wait for the worker or are at work; the others wait for a person or
    are at an end.
    """

    READ = "read"
    DESCRIBED = "described"
    CHECK = "check"
    CHECKED = "checked"
    WRITE = "write"
    FINISHED = "finished"
    UNDO = "undo"
    UNDONE = "undone"
    REFUSED = "refused"
    DISCARDED = "discarded"


AT_WORK = frozenset({Stage.READ, Stage.CHECK, Stage.WRITE, Stage.UNDO})
"""Stages in which the worker has something to do."""

OVER = frozenset({Stage.FINISHED, Stage.UNDONE, Stage.REFUSED, Stage.DISCARDED})
"""Stages after which the file itself is of no more use."""


class Wish(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a file is to be understood. Dansk: kolonnernes betydning.

    columns: our word → the file's column. layer: of those the file has. category: for rows that
    name none. source: whose file it is; with the key's column it makes an object's id. system: the
    coordinate system (EPSG), when the file does not say. categories: what a word of the file means
    that is no category: word → one of the list, or a new one as `Industri / Kølehuse`.
    """

    columns: dict[
        Annotated[str, Meta(max_length=40)], Annotated[str, Meta(min_length=1, max_length=200)]
    ] = {}
    layer: Annotated[str, Meta(max_length=200)] | None = None
    category: Annotated[str, Meta(max_length=80)] | None = None
    source: Annotated[str, Meta(max_length=200)] | None = None
    system: Annotated[str, Meta(pattern=r"^EPSG:[0-9]{4,6}$")] | None = None
    categories: Annotated[
        dict[
            Annotated[str, Meta(min_length=1, max_length=80)],
            Annotated[str, Meta(min_length=1, max_length=80)],
        ],
        Meta(max_length=MOST_CHOICES),
    ] = {}


class Layer(msgspec.Struct, frozen=True, kw_only=True):
    """A layer or sheet of a file. Dansk: lag.

    geometry: what kind of shapes, none for a table. system: its coordinate system as the file says
    it. rows: the first few, cell by cell in the order of the fields.
    """

    name: str
    fields: tuple[str, ...]
    count: int
    geometry: str | None = None
    system: str | None = None
    rows: tuple[tuple[str, ...], ...] = ()


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """What a dry run counted, by row. Dansk: prøvens optælling."""

    rows: Count = 0
    new: Count = 0
    changed: Count = 0
    unchanged: Count = 0
    bad: Count = 0


class UnknownCategory(msgspec.Struct, frozen=True, kw_only=True):
    """A word of a file that is no category, and in how many rows. Dansk: ukendt kategori."""

    name: str
    rows: Count


class Undoing(msgspec.Struct, frozen=True, kw_only=True):
    """What taking back came to: put back, taken out of use, left since somebody changed them."""

    restored: Count = 0
    retired: Count = 0
    left: Count = 0


class WriteWish(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is taken when some rows are no good. Dansk: valg før der skrives."""

    keep: Keep = Keep.NOTHING


class NoWish(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Nothing needs to be said. Dansk: intet valg."""
