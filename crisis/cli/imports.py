"""crisis register import, imports and undo: the same job as on the page, at the command line.

Whoever of the worker and this takes the job on does it; the other waits for it.
"""

from __future__ import annotations

import contextlib
import csv
import os
import secrets
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import click

from crisis.cli.planning import Planner, planner_for
from crisis.cli.telling import COLUMNS, told
from crisis.commands.parse import convert
from crisis.config import Settings
from crisis.errors import CrisisError, Malformed, Refused, Unknown
from crisis.intake import house as house_of
from crisis.register.imports.arriving import Arrivals, Sender
from crisis.register.imports.checking import WRONG
from crisis.register.imports.folder import BAD as BAD_ROWS
from crisis.register.imports.folder import REPORT
from crisis.register.imports.job import Job, guessed, require_sound
from crisis.register.imports.kinds import name_for
from crisis.register.imports.working import House, work
from crisis.terms.categories import TOPS, UNDER
from crisis.terms.imports import AT_WORK, Keep, Stage, Wish
from crisis.terms.times import local
from crisis.wiring import ID_LETTERS, clock

BAD, REFUSED = 2, 1
SHOWN = 50
"""How many bad rows are told; the rest are counted."""
PIECE = 1024 * 1024
LOOK = 0.3
UNKNOWN = "What a word is that is no category: one on the list, or a new one as 'Industri / Lagre'."
ACCOUNT = click.option("--account", default="planlaegger", help="An account with a planner's seat.")


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--keep-good", is_flag=True, help="Take the good rows though others are bad.")
@click.option("--dry-run", is_flag=True, help="Read and compare; write nothing.")
@click.option("--category", default=None, help="For rows that name none.")
@click.option("--source", default=None, help="Whose keys they are; makes objects known again.")
@click.option("--layer", default=None, help="Which layer or sheet, when there are several.")
@click.option("--system", default=None, help="Coordinate system, as EPSG:25832, if not told.")
@click.option("--column", "columns", multiple=True, metavar="WORD=COLUMN", help="What it means.")
@click.option("--map-category", "kinds", multiple=True, metavar="WORD=CATEGORY", help=UNKNOWN)
@click.option("--bad", "bad", type=click.Path(path_type=Path), help="Where bad rows are written.")
@ACCOUNT
def import_(file: Path, account: str, **said: object) -> None:
    """Import a file (GeoJSON, CSV, GPKG, KML, GML, XLSX, a shapefile in a zip).

    All rows, or with --keep-good those that are sound.
    """
    with _at_work(account, str(file)) as (planner, house):
        one = _taken(file, planner, house)
        keep = Keep.REST if said["keep_good"] else Keep.NOTHING
        seats = planner.parts.handler.planning().seats
        _run(house, one, {**said, "authority": seats[planner.seat].authority}, keep)


@click.command()
@ACCOUNT
def imports(account: str) -> None:
    """List the newest imports: id, when, stage, file, what came of it."""
    with _at_work(account) as (_, house):
        for one in house.book.newest():
            count = one.result.tally
            click.echo(
                f"{one.id}  {local(one.made_at):%Y-%m-%d %H:%M}  {one.stage.value:<9}  {one.file}  "
                f"{count.new} nye, {count.changed} ændrede, {count.bad} kan ikke bruges"
            )


@click.command()
@click.argument("id_", metavar="IMPORT")
@ACCOUNT
def undo(id_: str, account: str) -> None:
    """Take an import back; what somebody has changed since is left, and listed."""
    with _at_work(account) as (_, house):
        house.book.ask(id_, (Stage.FINISHED,), stage=Stage.UNDO)
        one = _worked(house, id_)
        _require_well(one)
        came = one.result.undoing
        click.echo(
            f"{came.restored} som før, {came.retired} udfaset, {came.left} ændret siden og ladt stå"
        )
        for left in one.result.left:
            click.echo(f"Ladt stå: {left.id}  {left.name}")


@contextlib.contextmanager
def _at_work(account: str, name: str | None = None) -> Iterator[tuple[Planner, House]]:
    try:
        with planner_for(Settings.from_env(os.environ), account) as planner:
            yield planner, house_of(planner.parts, clock)
    except (Refused, Malformed, Unknown) as problem:
        click.echo(f"{name}: {told(problem)}" if name else told(problem), err=True)
        sys.exit(BAD)
    except CrisisError as problem:
        click.echo(str(problem), err=True)
        sys.exit(REFUSED)


def _taken(file: Path, planner: Planner, house: House) -> Job:
    settings = planner.parts.settings
    arrivals = Arrivals(book=house.book, var=settings.var, reserve=settings.reserve, clock=clock)
    sender = Sender(
        id="im-" + "".join(secrets.choice(ID_LETTERS) for _ in range(12)),
        account=planner.account.id,
        seat=planner.seat,
        name=file.name,
    )
    try:
        with file.open("rb") as read:
            return arrivals.take(sender, iter(lambda: read.read(PIECE), b""), 0)
    except OSError as problem:
        raise Malformed("import.unreadable", name=str(file)) from problem


def _run(house: House, one: Job, said: dict[str, object], keep: Keep) -> None:
    one = _worked(house, one.id)
    _require_well(one)
    wish = _wish(house, one, said)
    house.book.ask(one.id, (Stage.DESCRIBED,), stage=Stage.CHECK, wish=wish)
    one = _worked(house, one.id)
    _require_well(one)
    _tell(house, one, said["bad"])
    tally = one.result.tally
    if tally.bad and keep is Keep.NOTHING:
        click.echo("Intet er indlæst. Ret rækkerne, eller tag resten med --keep-good.")
        _discard(house, one)
        sys.exit(BAD)
    click.echo(f"{tally.new} nye, {tally.changed} ændrede, {tally.unchanged} står der allerede")
    if said["dry_run"] or not tally.new + tally.changed:
        click.echo("Intet er skrevet.")
        _discard(house, one)
        return
    house.book.ask(one.id, (Stage.CHECKED,), stage=Stage.WRITE, keep=keep)
    begun = time.perf_counter()
    one = _worked(house, one.id)
    _require_well(one)
    seconds = max(time.perf_counter() - begun, 1e-9)
    count = one.result.written
    click.echo(
        f"{count} skrevet på {seconds:.1f} s ({count / seconds:,.0f}/s). "
        f"Fortryd med: crisis register undo {one.id}"
    )


def _worked(house: House, id_: str) -> Job:
    """Work until it waits for somebody; should the worker be quicker, tell how far it is."""
    while (one := house.book.get(id_)).stage in AT_WORK:
        if not work(house, id_):
            if one.total and sys.stderr.isatty():
                click.echo(f"\r{one.done} af {one.total} …", err=True, nl=False)
            time.sleep(LOOK)
    return one


def _wish(house: House, one: Job, said: dict[str, object]) -> Wish:
    layer = one.layer
    name = said["layer"]
    if name is not None:
        layer = next((each for each in one.layers if each.name == name), None)
    if layer is None:
        raise Malformed("import.no_such_layer", "layer", name=str(name)[:80])
    known = house.book.remembered(layer.fields, str(said["authority"])) or guessed(layer)
    columns = known.columns | _pairs(said["columns"])
    kinds = known.categories | _pairs(said["kinds"])
    given = {key: said[key] for key in ("category", "source", "system") if said[key] is not None}
    wish = {"columns": columns, "layer": layer.name or None, "categories": kinds, **given}
    made = convert(Wish, wish)
    require_sound(made, layer, house.door(one).categories)
    return made


def _pairs(said: object) -> dict[str, str]:
    """Read options that say what stands for what: `name=Betegnelse`."""
    pairs = (one.partition("=") for one in (said if isinstance(said, tuple) else ()))
    return {word.strip(): meant.strip() for word, _, meant in pairs}


def _tell(house: House, one: Job, bad: object) -> None:
    """Tell what the dry run found: the bad rows, and where all of them are written."""
    folder, tally = house.folder(one), one.result.tally
    report = folder.report(REPORT)
    shown = 0
    if report is not None and tally.bad:
        with report.open(encoding="utf-8-sig", newline="") as read:
            for row in csv.DictReader(read, delimiter=";"):
                if row["udfald"] == WRONG and shown < SHOWN:
                    shown += 1
                    column = COLUMNS.get(row["felt"])
                    where = f"{column}: " if column else ""
                    click.echo(f"Række {row['række']}: {where}{row['årsag']}", err=True)
    if tally.bad > shown:
        click.echo(f"… og {tally.bad - shown} rækker til.", err=True)
    _tell_unknown(one)
    rows = folder.report(BAD_ROWS)
    if isinstance(bad, Path) and rows is not None and tally.bad:
        bad.write_bytes(rows.read_bytes())
    seconds = max(one.result.seconds, 1e-9)
    click.echo(
        f"{one.file}: {tally.rows} rækker læst på {seconds:.1f} s ({tally.rows / seconds:,.0f}/s), "
        f"{tally.bad} kan ikke bruges"
    )


def _tell_unknown(one: Job) -> None:
    """Name the words that are no category, and how one says what they are."""
    unknown = one.result.unknown
    for word in unknown[:SHOWN]:
        click.echo(f"Ukendt kategori: {word.name} ({word.rows} rækker)", err=True)
    if unknown:
        new = UNDER.join((TOPS[-1], name_for(unknown[0].name) or "Navn"))
        said = 'Sig, hvad den er, med --map-category "ORD=KATEGORI": en på listen eller ny under en'
        click.echo(f'{said}, som --map-category "{unknown[0].name}={new}".', err=True)


def _discard(house: House, one: Job) -> None:
    house.book.ask(one.id, (Stage.CHECKED,), stage=Stage.DISCARDED)
    house.folder(one).remove()


def _require_well(one: Job) -> None:
    if one.problem is not None:
        raise one.problem.raised()
