"""The dry run: each row judged, compared and reported; what would be written is laid ready."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice, tee
from typing import IO

from crisis.errors import Malformed, Refused
from crisis.register.importing import How, Judge, Locate, Made, each
from crisis.register.imports.folder import BAD, REPORT, WAITING, ImportFolder, Lines, put_batch
from crisis.register.imports.foreign import Limits, read
from crisis.register.imports.job import Job
from crisis.register.imports.kinds import Kinds
from crisis.register.placing import placed
from crisis.register.register import Register
from crisis.register.rows import Raw
from crisis.register.updating import differences
from crisis.terms.imports import Tally, Wish
from crisis.terms.parcels import parcels
from crisis.terms.register import OBJECTS_PER_ENTRY, RegisterObject

ROWS_AT_ONCE = 1_000
NEW, CHANGED, UNCHANGED, WRONG = "ny", "ændret", "uændret", "kan ikke bruges"
CHANGES = "ændrer"
"""The report's column of the fields that a row changes."""


@dataclass(frozen=True, kw_only=True)
class Trying:
    """What a dry run asks. judge: may it stand? guard: may what stands be written over?
    categories: all on the list. word: what a field is called. progress: told how many rows are
    through."""

    register: Register
    judge: Judge
    guard: Judge
    locate: Locate
    categories: tuple[str, ...]
    say: Callable[[Malformed | Refused], str]
    word: Callable[[str], str]
    progress: Callable[[int], None]
    limits: Limits


class Check:
    """One dry run of one import."""

    def __init__(self, one: Job, folder: ImportFolder, trying: Trying) -> None:
        assert one.wish is not None, "nothing is tried before one said what its columns mean"
        self._one = one
        self._wish: Wish = one.wish
        self._folder = folder
        self._trying = trying
        self._count: Counter[str] = Counter()
        self._waiting: list[RegisterObject] = []
        self.kinds = Kinds(trying.categories, self._wish.categories)

    def run(self) -> Tally:
        """Try all rows; raises Malformed when the file cannot be read to its end."""
        layer = self._one.layer
        fields = layer.fields if layer else ()
        with (
            self._folder.fresh(WAITING) as waiting,
            self._folder.fresh(REPORT) as report,
            self._folder.fresh(BAD) as bad,
        ):
            told, wrong = Lines(report), Lines(bad)
            told.put(("række", "udfald", "id", "navn", "kategori", "felt", "årsag", CHANGES))
            wrong.put(("række", "årsag", *fields))
            for some in self._made():
                self._compare(some, told, wrong, fields)
                self._put(waiting, rest=False)
                self._trying.progress(sum(self._count.values()))
            self._put(waiting, rest=True)
            told.end()
            wrong.end()
        return Tally(
            rows=sum(self._count.values()),
            new=self._count[NEW],
            changed=self._count[CHANGED],
            unchanged=self._count[UNCHANGED],
            bad=self._count[WRONG],
        )

    def _made(self) -> Iterator[list[tuple[Raw, Made]]]:
        wish, limits = self._wish, self._trying.limits
        rows = read(self._folder.upload, self._one.file, wish.layer, wish.system, limits)
        first, second = tee(rows)
        how = How(
            category=wish.category,
            kind=self.kinds.of,
            source=wish.source,
            keyed="id" in wish.columns,
            locate=self._trying.locate,
            judge=self._trying.judge,
            columns=frozenset(wish.columns),
            stands=self._trying.register.standing,
            guard=self._trying.guard,
        )
        placing = (placed(raw, wish.columns, wish.system) for raw in first)
        waiting = zip(second, each(placing, how), strict=True)
        while some := list(islice(waiting, ROWS_AT_ONCE)):
            yield some

    def _compare(
        self, some: list[tuple[Raw, Made]], told: Lines, wrong: Lines, fields: tuple[str, ...]
    ) -> None:
        for raw, made in some:
            one, problem = made.object, made.problem
            if one is None:
                assert problem is not None, "a row gives an object or says why not"
                said = self._trying.say(problem)
                self.kinds.missed(problem)
                self._count[WRONG] += 1
                told.put((made.number, WRONG, "", "", "", problem.field or "", said, ""))
                wrong.put((made.number, said, *(raw.values.get(name, "") for name in fields)))
                continue
            before = one if made.again else made.stands
            outcome = NEW if before is None else UNCHANGED if before == one else CHANGED
            self._count[outcome] += 1
            changes = self._changes(one, before) if outcome is CHANGED else ""
            told.put((made.number, outcome, one.id, one.name, one.category, "", "", changes))
            if outcome is not UNCHANGED:
                self._waiting.append(one)
                self.kinds.use(one.category)

    def _changes(self, one: RegisterObject, before: RegisterObject | None) -> str:
        return ", ".join(map(self._trying.word, differences(one, before))) if before else ""

    def _put(self, out: IO[bytes], *, rest: bool) -> None:
        """Lay whole batches ready, and at the end what is left; the same rows, the same batches."""
        while len(self._waiting) >= OBJECTS_PER_ENTRY or (rest and self._waiting):
            some, self._waiting = (
                self._waiting[:OBJECTS_PER_ENTRY],
                self._waiting[OBJECTS_PER_ENTRY:],
            )
            for batch in parcels(some):
                put_batch(out, batch)
