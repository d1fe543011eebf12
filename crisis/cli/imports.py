"""crisis register import, imports and undo: the same job as on the page, at the command line.

Whoever of the worker and this takes the job on does it; the other waits for it.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import click

from crisis.cli.import_telling import followed, tell_preview, tell_rows, tell_undone
from crisis.cli.planning import Planner, planner_for
from crisis.cli.telling import told
from crisis.commands.parse import convert
from crisis.config import Settings
from crisis.errors import CrisisError, Malformed, Refused, StoreUnavailable, Unknown
from crisis.intake import house as house_of
from crisis.register.imports.arriving import Arrivals, Sender
from crisis.register.imports.job import Job, guessed, require_sound
from crisis.register.imports.taking_back import still_there
from crisis.register.imports.working import House, work
from crisis.terms.imports import AT_WORK, Keep, Layer, Stage, Wish
from crisis.terms.times import local
from crisis.wiring import ID_LETTERS, clock

BAD, REFUSED = 2, 1
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
    """Take an import back, also one that was stopped; what somebody has changed since is left, and
    listed."""
    with _at_work(account) as (planner, house):
        one = _worked(house, id_)  # one that was cut off first goes on to its end
        if one.stage is not Stage.UNDONE or one.result.stopped is None:
            asks = _whose(planner, one)
            house.book.ask(id_, (one.undone_from,), stage=Stage.UNDO, **asks)
            one = _worked(house, id_)
        if one.stage is not Stage.UNDONE:
            _tell_standing(house, one)
            _require_well(one)
        tell_undone(one)


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
    layer, wish = _understood(house, one, said)
    tell_preview(one, layer, wish)
    house.book.ask(one.id, (Stage.DESCRIBED,), stage=Stage.CHECK, wish=wish)
    house.book.remember(layer.fields, wish, str(said["authority"]))
    one = _worked(house, one.id)
    _require_well(one)
    tell_rows(house, one, said["bad"])
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
    _write(house, house.book.ask(one.id, (Stage.CHECKED,), stage=Stage.WRITE, keep=keep))


def _write(house: House, one: Job) -> None:
    begun = time.perf_counter()
    try:
        one = _worked(house, one.id)
    except StoreUnavailable:
        _tell_standing(house, house.book.get(one.id))
        raise
    if one.result.stopped is not None:
        _tell_stopped(house, one)
        sys.exit(REFUSED)
    _require_well(one)
    seconds = max(time.perf_counter() - begun, 1e-9)
    count = one.result.written
    click.echo(
        f"{count} skrevet på {seconds:.1f} s ({count / seconds:,.0f}/s). "
        f"Fortryd med: crisis register undo {one.id}"
    )


def _tell_stopped(house: House, one: Job) -> None:
    """Tell why it was not written to its end, and that nothing stands by halves; else how many."""
    why = [each.raised() for each in (one.result.stopped, one.problem) if each is not None]
    for sentence in dict.fromkeys(map(told, why)):
        click.echo(sentence, err=True)
    if one.stage is Stage.UNDONE:
        click.echo("Indlæsningen er stoppet, og det, den havde skrevet, er taget tilbage:")
        tell_undone(one)
    _tell_standing(house, one)


def _tell_standing(house: House, one: Job) -> None:
    """Say it loudly when some of a file stands and the rest does not."""
    count = still_there(house.entries, one)
    if count and one.stage is not Stage.FINISHED:
        click.echo(
            f"NB: {count} steder fra filen står i registret, og resten gør ikke. "
            f"Tag dem tilbage med: crisis register undo {one.id}",
            err=True,
        )


def _whose(planner: Planner, one: Job) -> dict[str, object]:
    """A colleague of the same authority may take it back: who sent it may be no planner now."""
    seats = planner.parts.handler.planning().seats
    sent = seats.get(one.seat)
    if sent is None or sent.authority != seats[planner.seat].authority:
        return {}
    return {"account": planner.account.id, "seat": planner.seat}


def _worked(house: House, id_: str) -> Job:
    """Work until it waits for somebody, telling how far it is; should the worker be quicker, it is
    waited for."""
    with followed(house, id_, terminal=sys.stderr.isatty()):
        while (one := house.book.get(id_)).stage in AT_WORK:
            if not work(house, id_):
                time.sleep(LOOK)
    return one


def _understood(house: House, one: Job, said: dict[str, object]) -> tuple[Layer, Wish]:
    """Give the layer, and what its columns mean: as remembered or guessed, and as is said now."""
    layer = one.layer
    name = said["layer"]
    if name is not None:
        layer = next((each for each in one.layers if each.name == name), None)
    if layer is None:
        raise Malformed("import.no_such_layer", "layer", name=str(name)[:80])
    known = house.book.remembered(layer.fields, str(said["authority"])) or guessed(layer)
    columns = known.columns | _pairs(said["columns"])
    kinds = known.categories | _pairs(said["kinds"])
    system = None if layer.system else known.system
    held = {"category": known.category, "source": known.source, "system": system}
    given = {key: said[key] if said[key] is not None else held[key] for key in held}
    wish = {"columns": columns, "layer": layer.name or None, "categories": kinds, **given}
    made = convert(Wish, wish)
    require_sound(made, layer, house.door(one).categories)
    return layer, made


def _pairs(said: object) -> dict[str, str]:
    """Read options that say what stands for what: `name=Betegnelse`."""
    pairs = (one.partition("=") for one in (said if isinstance(said, tuple) else ()))
    return {word.strip(): meant.strip() for word, _, meant in pairs}


def _discard(house: House, one: Job) -> None:
    house.book.ask(one.id, (Stage.CHECKED,), stage=Stage.DISCARDED)
    house.folder(one).remove()


def _require_well(one: Job) -> None:
    if one.problem is not None:
        raise one.problem.raised()
