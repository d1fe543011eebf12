"""crisis drill: play a scenario. Dansk: spil en øvelse fra en drejebog."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import click

from crisis.cli.doors import door_for
from crisis.config import Settings
from crisis.drills.player import begin, play
from crisis.drills.schedule import plan
from crisis.drills.script import read
from crisis.errors import CrisisError, Malformed, Refused, Unknown
from crisis.web.texts import sentence
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
def play_(file: Path, speed: float | None, seed: int | None, name: str | None) -> None:
    """Play a scenario as an EXERCISE. The same seed gives the same entries."""
    try:
        _play(file, speed, seed, name)
    except (Refused, Malformed, Unknown) as problem:
        where = f" ({field})" if (field := getattr(problem, "field", None)) else ""
        click.echo(f"{file}{where}: {sentence(problem, 'da')}", err=True)
        sys.exit(2)
    except CrisisError as problem:
        click.echo(str(problem), err=True)
        sys.exit(1)


def _play(file: Path, speed: float | None, seed: int | None, name: str | None) -> None:
    script = read(_text(file))
    settings = Settings.from_env(os.environ)
    with door_for(settings) as door:
        planned = plan(script, seed, door.seats())
        operation = begin(script, door, name)
        click.echo(f"ØVELSE {name or script.operation.name}: {operation}, {len(planned)} trin")

        def wait(seconds: float) -> None:
            if speed is not None:
                time.sleep(seconds / speed)

        for one in play(planned, operation, door, now=clock, wait=wait):
            minutes, seconds = divmod(round(one.planned.at.total_seconds()), 60)
            click.echo(
                f"T+{minutes:02}:{seconds:02}  Ø{one.number:<4} {one.planned.seat:<22} "
                f"{one.planned.command}"
            )


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise Malformed("scenario.unreadable", name=str(file)) from problem
