"""crisis drill new: a script to begin with. Dansk: påbegynd en drejebog."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import click

from crisis.cli.drills import drill
from crisis.cli.planning import Planner, planner_for
from crisis.cli.telling import told
from crisis.config import Settings
from crisis.drills.from_assessment import from_assessment
from crisis.drills.from_operation import from_operation
from crisis.drills.starting import Started, from_library
from crisis.errors import CrisisError, Malformed, Refused, Unknown
from crisis.rules.known import By
from crisis.terms.ids import is_operation_id
from crisis.terms.operations import Mode
from crisis.terms.roles import Role
from crisis.wiring import clock

_SCENARIO = re.compile(r"SC(\d{1,5})", re.IGNORECASE)


@drill.command("new")
@click.argument("source")
@click.option("--title", default=None, help="What the drill is called.")
@click.option("--account", default="planlaegger", help="An account with a planner's seat.")
@click.option("--to", type=click.Path(path_type=Path), help="A new file; else it is shown.")
def new_(source: str, title: str | None, account: str, to: Path | None) -> None:
    """Make a script to begin with. SOURCE: a script's file, SC and the number of an assessment's
    scenario, or an operation that is over (op-…)."""
    try:
        _write(_begun(source, title, account), to)
    except (Refused, Malformed, Unknown) as problem:
        click.echo(told(problem), err=True)
        sys.exit(2)
    except CrisisError as problem:
        click.echo(str(problem), err=True)
        sys.exit(1)


def _begun(source: str, title: str | None, account: str) -> Started:
    scenario = _SCENARIO.fullmatch(source)
    if scenario is None and not is_operation_id(source):
        return from_library(_text(Path(source)), title)
    with planner_for(Settings.from_env(os.environ), account) as planner:
        by, handler = _by(planner), planner.parts.handler
        planning = handler.planning(by)
        if scenario is None:
            return from_operation(handler.situation(by, source), planning, title)
        started = from_assessment(int(scenario[1]), planning, title)
    if started is None:
        raise Unknown("assessment.unknown_scenario")
    return started


def _by(planner: Planner) -> By:
    """As the planner: the command line reads no more than his page does."""
    seat = planner.parts.handler.planning().seats[planner.seat]
    return By(
        account=planner.account.id,
        seat=seat.id,
        authority=seat.authority,
        role=Role.PLANNER,
        mode=Mode.LIVE,
        now=clock(),
    )


def _write(started: Started, to: Path | None) -> None:
    if to is None:
        click.echo(started.text, nl=False)
        return
    try:
        with to.open("x", encoding="utf-8") as file:
            file.write(started.text)
    except OSError as problem:
        raise Malformed("starting.not_written", name=str(to)) from problem
    left = started.left_out.all
    click.echo(f"{to}: påbegyndt" + (f", {left} poster udeladt" if left else ""))


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise Malformed("scenario.unreadable", name=str(file)) from problem
