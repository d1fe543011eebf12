"""What an import tells at the command line: how a file was understood, how far it is, its rows."""

from __future__ import annotations

import csv
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import click

from crisis.cli.telling import COLUMNS
from crisis.errors import CrisisError
from crisis.register.imports.checking import CHANGED, CHANGES, WRONG
from crisis.register.imports.folder import BAD as BAD_ROWS
from crisis.register.imports.folder import REPORT
from crisis.register.imports.job import Job
from crisis.register.imports.kinds import name_for
from crisis.register.imports.working import House
from crisis.terms.categories import TOPS, UNDER
from crisis.terms.imports import AT_WORK, Layer, Stage, Wish

SHOWN = 50
"""How many bad rows are told; the rest are counted."""
CHANGES_SHOWN = 5
ROWS_SHOWN, CELL = 5, 30
LOOK = 0.3
SPARSE = 10.0
"""So often it is told how far it is where no line can be written over."""
_DOING = {
    Stage.READ: "læses",
    Stage.CHECK: "prøves",
    Stage.WRITE: "skrives",
    Stage.UNDO: "fortrydes",
}


def tell_preview(one: Job, layer: Layer, wish: Wish) -> None:
    """Tell the layers, what the columns were taken to mean, and the first rows as they stand."""
    for each in one.layers:
        shape = each.geometry or "tabel"
        mark = "*" if each.name == layer.name else " "
        click.echo(
            f"{mark} Lag: {_plain(each.name) or '(uden navn)'}, {each.count} rækker, {shape}"
        )
    for word, column in wish.columns.items():
        click.echo(f"  {COLUMNS.get(word, word)} ({word}) = {_plain(column)}")
    unused = [_plain(name) for name in layer.fields if name not in wish.columns.values()]
    if unused:
        click.echo(f"  bruges ikke: {', '.join(unused)}")
    said = {"fælles kategori": wish.category, "kilde": wish.source, "system": wish.system}
    for name, text in said.items():
        if text:
            click.echo(f"  {name}: {_plain(text)}")
    for word, kind in wish.categories.items():
        click.echo(f"  kategorien {_plain(word)} er {_plain(kind)}")
    for row in (layer.fields, *layer.rows[:ROWS_SHOWN]):
        click.echo("  " + " | ".join(_plain(cell)[:CELL] for cell in row))


def tell_rows(house: House, one: Job, bad: object) -> None:
    """Tell what the dry run found: the bad rows, what others change, and where all are written."""
    folder, tally = house.folder(one), one.result.tally
    report = folder.report(REPORT)
    if report is not None and tally.bad:
        for row in _rows(report, WRONG, SHOWN):
            column = COLUMNS.get(row["felt"])
            where = f"{column}: " if column else ""
            click.echo(f"Række {row['række']}: {where}{row['årsag']}", err=True)
    if tally.bad > SHOWN:
        click.echo(f"… og {tally.bad - SHOWN} rækker til.", err=True)
    _tell_unknown(one)
    if report is not None and tally.changed:
        for row in _rows(report, CHANGED, CHANGES_SHOWN):
            click.echo(f"Række {row['række']}, {_plain(row['navn'])}: ændrer {row[CHANGES]}")
    rows = folder.report(BAD_ROWS)
    if isinstance(bad, Path) and rows is not None and tally.bad:
        bad.write_bytes(rows.read_bytes())
    seconds = max(one.result.seconds, 1e-9)
    click.echo(
        f"{one.file}: {tally.rows} rækker læst på {seconds:.1f} s ({tally.rows / seconds:,.0f}/s), "
        f"{tally.bad} kan ikke bruges"
    )


def tell_undone(one: Job) -> None:
    """Tell what taking back came to, and what somebody has changed since."""
    came = one.result.undoing
    click.echo(
        f"{came.restored} som før, {came.retired} udfaset, {came.left} ændret siden og ladt stå"
    )
    for left in one.result.left:
        click.echo(f"Ladt stå: {left.id}  {left.name}")


class Progress:
    """How far it is: one line that is written over on a terminal, elsewhere a line now and then."""

    def __init__(self, *, terminal: bool) -> None:
        self._terminal = terminal
        self._told = ""
        self._last = 0.0

    def tell(self, one: Job, now: float) -> None:
        """Tell it, unless it was told just now."""
        if one.stage not in _DOING or not one.total:
            return
        said = f"{_DOING[one.stage]}: {one.done} af {one.total}"
        due = self._terminal or not self._told or now - self._last >= SPARSE
        if said == self._told or not due:
            return
        self._told, self._last = said, now
        click.echo(f"\r{said} …\033[K" if self._terminal else said, err=True, nl=not self._terminal)

    def end(self) -> None:
        """Leave the line."""
        if self._terminal and self._told:
            click.echo(err=True)


@contextmanager
def followed(house: House, id_: str, *, terminal: bool) -> Iterator[None]:
    """Tell how far an import is while it is worked on, here or elsewhere."""
    over, progress = threading.Event(), Progress(terminal=terminal)

    def follow() -> None:
        while not over.wait(LOOK):
            try:
                one = house.book.get(id_)
            except CrisisError:
                continue  # whoever works on it says what is wrong
            if one.stage in AT_WORK:
                progress.tell(one, time.monotonic())

    thread = threading.Thread(target=follow, daemon=True, name="import-progress")
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
        progress.end()


def _rows(report: Path, outcome: str, most: int) -> list[dict[str, str]]:
    with report.open(encoding="utf-8-sig", newline="") as read:
        rows = csv.DictReader(read, delimiter=";")
        return list(islice((row for row in rows if row["udfald"] == outcome), most))


def _tell_unknown(one: Job) -> None:
    """Name the words that are no category, and how one says what they are."""
    unknown = one.result.unknown
    for word in unknown[:SHOWN]:
        click.echo(f"Ukendt kategori: {word.name} ({word.rows} rækker)", err=True)
    if unknown:
        new = UNDER.join((TOPS[-1], name_for(unknown[0].name) or "Navn"))
        said = 'Sig, hvad den er, med --map-category "ORD=KATEGORI": en på listen eller ny under en'
        click.echo(f'{said}, som --map-category "{unknown[0].name}={new}".', err=True)


def _plain(text: str) -> str:
    """A file's own words, without what a terminal would obey."""
    return "".join(one if one.isprintable() else " " for one in text)
