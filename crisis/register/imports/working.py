"""What is done for an import: describe it, try it, write it, take it back. Each may be cut off at
any moment and done again: what was written is known by its key."""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from crisis.commands.base import Command
from crisis.commands.imports import FinishImport
from crisis.commands.register import RegisterObjects
from crisis.errors import CrisisError, Malformed, Refused
from crisis.register.importing import Judge
from crisis.register.imports.book import ImportBook, LostClaim
from crisis.register.imports.checking import Check, Trying
from crisis.register.imports.folder import ImportFolder
from crisis.register.imports.foreign import LIMITS, Limits, describe
from crisis.register.imports.frames import Problem
from crisis.register.imports.job import Job, Result
from crisis.register.imports.making import retire_categories, set_categories
from crisis.register.imports.overtaken import TOUCHED, require_untouched
from crisis.register.imports.taking_back import Entries, still_there, take_back
from crisis.register.municipalities import Grounds
from crisis.register.register import Register
from crisis.terms.imports import Stage, Tally

BEAT_SECONDS = 5.0
PACE_SECONDS = 0.5
KEPT = timedelta(days=30)
"""So long an import that is over is kept with its reports, and one that nobody goes on with."""


@dataclass(frozen=True, kw_only=True)
class Door:
    """How the one whose import it is comes in: `do` gives the number of the entry that was made.
    It raises Refused when he is no planner any more. categories: all on the list."""

    do: Callable[[Command, str], int]
    judge: Judge
    guard: Judge
    grounds: Grounds
    categories: tuple[str, ...]
    head: Callable[[], int]
    finished: Callable[[str], bool]


@dataclass(frozen=True, kw_only=True)
class House:
    """What an import stands on. say: a fault in words. word: what a field is called."""

    book: ImportBook
    register: Register
    var: Path
    clock: Callable[[], datetime]
    door: Callable[[Job], Door]
    entries: Entries
    say: Callable[[Malformed | Refused], str]
    word: Callable[[str], str]
    limits: Limits = LIMITS

    def folder(self, one: Job) -> ImportFolder:
        """Give where the files of an import lie."""
        return ImportFolder(self.var, one.id)


def work(house: House, id_: str) -> bool:
    """Do what an import waits for; says whether there was anything. One that must stop in the midst
    of its writing takes back at once what it wrote: nothing by halves."""
    did = _work(house, id_)
    if did and (now := house.book.get(id_)).stage is Stage.UNDO and now.result.stopped:
        _work(house, id_)
    return did


def _work(house: House, id_: str) -> bool:
    one = house.book.claim(id_)
    if one is None:
        return False
    stages: Mapping[Stage, Callable[[House, Job], None]] = {
        Stage.READ: _describe,
        Stage.CHECK: _check,
        Stage.WRITE: _write,
        Stage.UNDO: _undo,
    }
    try:
        with _calm(), _beating(house.book, one):
            stages[one.stage](house, one)
    except LostClaim:
        return False
    except (Malformed, Refused) as problem:
        _give_up(house, one, problem)
    except OSError as problem:
        # The disk is full, or what was sent is gone: told, and not tried for ever.
        _give_up(house, one, Malformed("import.files_gone", why=problem.strerror or ""))
    return True


def tidy(house: House) -> None:
    """Take away the files that are of no more use."""
    now = house.clock()
    for id_ in house.book.over(now - KEPT):
        one = house.book.get(id_)
        folder = house.folder(one)
        if one.changed_at < now - KEPT or one.stage in (Stage.DISCARDED, Stage.REFUSED):
            folder.remove()
        else:
            folder.clear()


def _describe(house: House, one: Job) -> None:
    layers = describe(house.folder(one).upload, one.file, house.limits)
    house.book.settle(one, Stage.DESCRIBED, layers=layers)


def _check(house: House, one: Job) -> None:
    begun = time.monotonic()
    door = house.door(one)
    grounds, tried = door.grounds, door.head()

    pace = _Pace()

    def progress(done: int) -> None:
        if pace.due():
            house.book.renew(one, done=done)

    trying = Trying(
        register=house.register,
        judge=door.judge,
        guard=door.guard,
        locate=lambda shapes: house.register.locate(shapes, grounds),
        categories=door.categories,
        say=house.say,
        word=house.word,
        progress=progress,
        limits=house.limits,
    )
    layer = one.layer
    house.book.renew(one, total=layer.count if layer else 0)
    check = Check(one, house.folder(one), trying)
    tally, kinds = check.run(), check.kinds
    seconds = time.monotonic() - begun
    made, unknown = kinds.made(), kinds.unknown()
    result = Result(tally=tally, tried=tried, seconds=seconds, made=made, unknown=unknown)
    house.book.settle(one, Stage.CHECKED, result=result)


def _write(house: House, one: Job) -> None:
    begun, door = time.monotonic(), house.door(one)
    result = one.result
    if result.first is None:
        require_untouched(house.register, house.folder(one), one)
        result = msgspec.structs.replace(result, first=door.head())
    total = result.tally.new + result.tally.changed
    result = msgspec.structs.replace(result, made=set_categories(door.do, one.id, result.made))
    house.book.renew(one, result=result, total=total)
    done, pace = 0, _Pace()
    for number, batch in enumerate(house.folder(one).batches()):
        command = RegisterObjects(objects=batch, batch=one.id, unchanged_since=result.tried)
        try:
            door.do(command, f"{one.id}-{number:06}")
        except Refused as problem:
            if problem.code == TOUCHED:
                begun = bool(number or result.made)
                require_untouched(house.register, house.folder(one), one, begun=begun)
            if problem.code != "register.unchanged":
                raise
        done += len(batch)
        if pace.due():
            result = msgspec.structs.replace(result, written=done)
            house.book.renew(one, done=done, result=result)
    _finish(door, one, result.tally)
    result = msgspec.structs.replace(result, written=done)
    seconds = round(result.seconds + time.monotonic() - begun, 1)
    result = msgspec.structs.replace(result, seconds=seconds)
    house.book.settle(one, Stage.FINISHED, result=result)
    house.folder(one).clear()


def _undo(house: House, one: Job) -> None:
    door = house.door(one)
    if not door.finished(one.id):  # it was cut off, and is taken back as far as it came
        _finish(door, one, one.result.tally)

    def progress(done: int, total: int) -> None:
        house.book.renew(one, done=done, total=total)

    undoing, left = take_back(door.do, house.entries, one, progress)
    retire_categories(door.do, one.id, one.result.made)
    result = msgspec.structs.replace(one.result, undoing=undoing, left=left)
    house.book.settle(one, Stage.UNDONE, result=result, problem=result.stopped)
    house.folder(one).clear()


def _finish(door: Door, one: Job, tally: Tally) -> None:
    door.do(FinishImport(batch=one.id, file=one.file, tally=tally), f"{one.id}-finish")


def _give_up(house: House, one: Job, problem: Malformed | Refused) -> None:
    """Say what was wrong where a person can do something about it."""
    told = Problem.of(Malformed(problem.code, problem.field, **dict(problem.facts)))
    now = house.book.get(one.id)  # what was done by then is written down
    if one.stage is Stage.WRITE:
        _stop(house, now, told)
    elif one.stage is Stage.UNDO and one.result.stopped is not None:
        result = msgspec.structs.replace(now.result, written=still_there(house.entries, now))
        house.book.settle(one, Stage.CHECKED, problem=told, result=result)
    else:
        back = {
            Stage.READ: Stage.REFUSED,
            Stage.CHECK: Stage.DESCRIBED,
            Stage.UNDO: Stage.FINISHED,
        }
        house.book.settle(one, back[one.stage], problem=told)


def _stop(house: House, one: Job, why: Problem) -> None:
    """Of a file all is written, or nothing: what was is to be taken back."""
    result = msgspec.structs.replace(one.result, written=still_there(house.entries, one))
    if result.first is not None and (result.written or result.made):
        result = msgspec.structs.replace(result, stopped=why)
        house.book.settle(one, Stage.UNDO, result=result)
        return
    result = msgspec.structs.replace(result, first=None)
    house.book.settle(one, Stage.CHECKED, problem=why, result=result)


class _Pace:
    """Says twice a second that it is time to tell how far it is: each time costs a flush."""

    def __init__(self) -> None:
        self._last = 0.0

    def due(self) -> bool:
        """Says whether it is time; the first time it is."""
        now = time.monotonic()
        if now - self._last < PACE_SECONDS:
            return False
        self._last = now
        return True


@contextmanager
def _calm() -> Iterator[None]:
    """Look for circles seldom: rows and objects hold none, and looking cost a fifth of the time."""
    before = gc.get_threshold()
    gc.set_threshold(100_000, 50, 50)
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextmanager
def _beating(book: ImportBook, one: Job) -> Iterator[None]:
    """Hold on to an import while GDAL reads for minutes without a word."""
    over = threading.Event()

    def beat() -> None:
        while not over.wait(BEAT_SECONDS):
            try:
                book.renew(one)
            except (LostClaim, CrisisError):
                return

    thread = threading.Thread(target=beat, daemon=True, name="import-beat")
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
