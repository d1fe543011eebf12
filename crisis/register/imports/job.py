"""An import as its table has it. Dansk: indlæsning."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime

import msgspec

from crisis.errors import Malformed
from crisis.events.imports import NamedObject
from crisis.register.imports.frames import Problem
from crisis.register.imports.kinds import require_kinds
from crisis.register.naming import slug
from crisis.register.placing import pair_of
from crisis.register.rows import recognise
from crisis.register.telling import LEAVES
from crisis.terms.categories import SubCategory
from crisis.terms.imports import Keep, Layer, Stage, Tally, Undoing, UnknownCategory, Wish


class Result(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What came of an import so far. tried: the planning's number before its dry run; none in jobs
    of before it was kept. first: the planning's number before it wrote anything. left: those that
    somebody had changed when it was taken back, the first of them by name. unknown: words in the
    column of categories that are none. made: the categories that come to be by it. stopped: why it
    could not be written to its end; then what it wrote is taken back, and written says how much of
    it still stands."""

    tally: Tally = Tally()
    undoing: Undoing = Undoing()
    tried: int | None = None
    first: int | None = None
    written: int = 0
    seconds: float = 0
    left: tuple[NamedObject, ...] = ()
    unknown: tuple[UnknownCategory, ...] = ()
    made: tuple[SubCategory, ...] = ()
    stopped: Problem | None = None


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """One import: whose it is, where it stands, how far it is."""

    id: str
    stage: Stage
    made_at: datetime
    changed_at: datetime
    account: int
    seat: str
    file: str
    size: int
    layers: tuple[Layer, ...] = ()
    wish: Wish | None = None
    keep: Keep | None = None
    done: int = 0
    total: int = 0
    result: Result = Result()
    problem: Problem | None = None
    fence: int = 0

    @property
    def layer(self) -> Layer | None:
        """Give the layer that is wished for, else the first that has rows."""
        named = self.wish.layer if self.wish else None
        wished = [one for one in self.layers if one.name == named]
        filled = [one for one in self.layers if one.count]
        return next(iter([*wished, *filled, *self.layers]), None)

    @property
    def begun(self) -> bool:
        """Says whether some of it is written and neither finished nor taken back."""
        return self.stage is Stage.CHECKED and self.result.first is not None

    @property
    def undone_from(self) -> Stage:
        """Give the stage in which it must stand to be taken back."""
        return Stage.CHECKED if self.begun else Stage.FINISHED


def fingerprint(fields: Iterable[str], authority: str = "") -> str:
    """Give what names a set of columns, whatever their order and letters. authority: whose files
    have them; without one it is what all share."""
    names = sorted({slug(one) for one in fields})
    whose = f"{authority}\0\0" if authority else ""
    return hashlib.sha256((whose + "\0".join(names)).encode()).hexdigest()


WORDS = ("id", *LEAVES, "lat", "lon", "north", "east")
"""All that a column may mean."""


def require_sound(wish: Wish, layer: Layer, categories: Iterable[str]) -> None:
    """Refuse, before anything is read, what could give no object; raises Malformed. categories: all
    that are on the list."""
    for word, column in wish.columns.items():
        if word not in WORDS:
            raise Malformed("import.unknown_word", f"columns.{word}", name=word)
        if column not in layer.fields:
            raise Malformed("import.unknown_column", f"columns.{word}", name=column[:80])
    # An update by key may leave all places as they are; a new row without one is refused by itself.
    if layer.geometry is None and pair_of(wish.columns) is None and "id" not in wish.columns:
        needed = "lat, lon"
        raise Malformed("import.no_column", "columns.lat", column=needed)
    if "category" not in wish.columns and not wish.category:
        raise Malformed("import.no_category", "category")
    require_kinds(wish.categories, wish.category, categories)
    if not {"name", "id"} & set(wish.columns):
        raise Malformed("import.no_name_column", "columns.name")
    if layer.geometry is not None and layer.system is None and wish.system is None:
        raise Malformed("import.no_system", "system")


def guessed(layer: Layer) -> Wish:
    """Give what columns probably mean, by what they are called."""
    return Wish(columns=recognise(layer.fields), layer=layer.name or None)
