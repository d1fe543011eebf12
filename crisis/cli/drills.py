"""crisis drill: play a scenario. Dansk: spil en øvelse fra en drejebog."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import click
import msgspec

from crisis.cli.doors import SeatedDoor, door_for
from crisis.commands.drills import SetDrillClock
from crisis.config import Settings
from crisis.drills.cast import Cast
from crisis.drills.checks import looked
from crisis.drills.faults import TOLD
from crisis.drills.planned import Planned
from crisis.drills.player import Played, begin, begin_beside, play
from crisis.drills.report import Report, report
from crisis.drills.report_text import span, text
from crisis.drills.schedule import plan
from crisis.drills.schema import schema
from crisis.drills.script import Script
from crisis.drills.unattended import Stage, unattended
from crisis.drills.yaml_file import lined
from crisis.errors import CrisisError, Malformed, Refused, Unknown
from crisis.web.texts import and_more, sentence
from crisis.web.words import word
from crisis.wiring import clock

FASTEST = "max"


@click.group()
def drill() -> None:
    """Drills (øvelser)."""


def _speed(_context: click.Context, _parameter: click.Parameter, value: str) -> float | None:
    """Read how many seconds of drill time pass in a second; None is as fast as it goes."""
    if value == FASTEST:
        return None
    try:
        speed = float(value)
    except ValueError:
        speed = 0.0
    if not 0 < speed <= 10_000:
        raise click.BadParameter("skriv max, eller et tal over 0, fx 60 (et minut på et sekund)")
    return speed


@drill.command("play")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--speed", default="60", callback=_speed, help="max, or drill seconds per second.")
@click.option("--seed", type=int, default=None, help="Another seed than the scenario's own.")
@click.option("--name", default=None, help="Another name for the operation.")
@click.option(
    "--report", "into", type=click.Path(path_type=Path), help="Write the report here as JSON too."
)
def play_(
    file: Path, speed: float | None, seed: int | None, name: str | None, into: Path | None
) -> None:
    """Play a scenario as an EXERCISE. The same seed gives the same entries."""
    try:
        told = _play(file, speed, seed, name)
        for one in told:
            click.echo(f"\n{text(one, lambda each: word(each, 'da'))}")
        if into is not None:
            _write(into, told)
    except (Refused, Malformed, Unknown) as problem:
        _told(file, problem)
    except CrisisError as problem:
        click.echo(str(problem), err=True)
        sys.exit(1)


@drill.command("check")
@click.argument("file", type=click.Path(path_type=Path))
def check_(file: Path) -> None:
    """Read a scenario through, by the seats and accounts there are, without playing it."""
    try:
        script = _read(file, _text(file), _cast())
    except (Refused, Malformed, Unknown) as problem:
        _told(file, problem)
    except CrisisError as problem:
        click.echo(str(problem), err=True)
        sys.exit(1)
    told = f"{len(script.steps)} trin, {len(script.injects)} indspil"
    turns = f"{len(script.branches)} vendepunkter, {len(script.triggers)} udløsere"
    click.echo(f"{file}: i orden: {told}, {turns}")


@drill.command("schema")
def schema_() -> None:
    """Print the JSON Schema of a scenario, for an editor."""
    click.echo(schema(), nl=False)


def _cast() -> Cast:
    with door_for(Settings.from_env(os.environ)) as door:
        return door.cast()


def _told(file: Path, *problems: Refused | Malformed | Unknown) -> NoReturn:
    """Say in a line each what is refused and where in the file, and end."""
    for problem in problems[:TOLD]:
        line = f":{found}" if (found := getattr(problem, "facts", {}).get("line")) else ""
        where = f" ({field})" if (field := getattr(problem, "field", None)) else ""
        click.echo(f"{file}{line}{where}: {sentence(problem, 'da')}", err=True)
    for more in and_more(len(problems) - TOLD, "da"):
        click.echo(more, err=True)
    sys.exit(2)


def _read(file: Path, written: str, cast: Cast) -> Script:
    """Read a script through; all that is wrong with it is said, and it ends."""
    found = looked(written, cast)
    if found.script is None:
        _told(file, *found.faults)
    return found.script


def _play(file: Path, speed: float | None, seed: int | None, name: str | None) -> list[Report]:
    written = _text(file)
    settings = Settings.from_env(os.environ)
    with door_for(settings) as door:
        cast = door.cast()
        script = _read(file, written, cast)
        with lined(written):
            planned = plan(script, seed, cast)
        operation = begin(script, door, name)
        places = begin_beside(script, operation, door, name)
        told = f"{len(planned)} trin" + (f", {_injects(script)}" if script.injects else "")
        click.echo(f"ØVELSE {name or script.operation.name}: {operation}, {told}")

        def wait(seconds: float) -> None:
            if speed is not None:
                time.sleep(seconds / speed)

        if script.injects:
            stage = Stage(
                text=written,
                script=script,
                cast=cast,
                door=door,
                operation=operation,
                now=clock,
                wait=wait,
                seed=script.seed if seed is None else seed,
            )
            played = _told_alone(unattended(stage))
        else:
            played = _played(planned, play(planned, places, door, now=clock, wait=wait))
        return [_reported(played, one, door) for one in places.values()]


def _reported(played: list[Played], operation: str, door: SeatedDoor) -> Report:
    """Report of one of the drill's operations, by what was done in it."""
    door.settle(operation)
    mine = [one for one in played if one.operation in ("", operation)]
    return report(mine, door.situation(operation))


def _injects(script: Script) -> str:
    return f"{len(script.injects)} indspil, spilles alene"


def _played(planned: list[Planned], playing: Iterator[Played]) -> list[Played]:
    """Play, and tell of each step as it comes."""
    played: list[Played] = []
    try:
        for one in playing:
            played.append(one)
            click.echo(_line(one.planned, f"Ø{one.number}"))
    except Refused:
        click.echo(f"{_line(planned[len(played)], 'AFVIST')}; {len(played)} trin er spillet")
        raise
    return played


def _told_alone(playing: Iterator[Played]) -> list[Played]:
    """Play what nobody else plays, and tell of each thing that is done; the clock's moves go
    without saying."""
    played: list[Played] = []
    try:
        for one in playing:
            played.append(one)
            if one.planned.command != SetDrillClock.__name__:
                click.echo(_line(one.planned, f"Ø{one.number}"))
    except Refused as no:
        click.echo(f"AFVIST {no.field}; {len(played)} poster er spillet")
        raise
    return played


def _line(one: Planned, came: str) -> str:
    """Tell of a step: when, what came of it, who did it and what it was."""
    person = one.actor.person
    who = f"{one.seat} ({person.username})" if person else one.seat
    return f"{span(one.at.total_seconds())}  {came:<6} {who:<28} {one.command}"


def _write(into: Path, told: list[Report]) -> None:
    """One operation's report as it is; those of several in a row."""
    said = msgspec.json.encode(told if len(told) > 1 else told[0])
    try:
        into.write_bytes(msgspec.json.format(said, indent=2) + b"\n")
    except OSError as problem:
        click.echo(f"Rapporten kan ikke skrives til {into}: {problem.strerror}", err=True)
        sys.exit(1)


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise Malformed("scenario.unreadable", name=str(file)) from problem
