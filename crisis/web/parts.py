"""The parts that every page and every route needs, put together once by the app factory."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from flask import Flask, current_app

from crisis.attached.allowance import Allowance
from crisis.attached.shelf import Shelf
from crisis.config import Settings
from crisis.finding.finder import Finder
from crisis.geo.streets import Streets, UnusableStreets, read_streets
from crisis.handler import Handler
from crisis.journal.database import Database
from crisis.journal.lanes import Lanes
from crisis.journal.outbox import Outbox
from crisis.register.imports.arriving import Arrivals
from crisis.register.imports.book import ImportBook
from crisis.register.register import Register
from crisis.web.accounts.audit import Audit
from crisis.web.accounts.guests import Guests
from crisis.web.accounts.passwords import Passwords
from crisis.web.accounts.people import People
from crisis.web.accounts.sessions import Sessions
from crisis.web.accounts.tokens import Tokens
from crisis.web.words import named

Clock = Callable[[], datetime]

_NAME = "crisis"

log = logging.getLogger(__name__)


@dataclass
class Wake:
    """How the worker is woken for an import; nothing until wiring has hung the bell."""

    ring: Callable[[str], None] = lambda id_: None


@dataclass(frozen=True, kw_only=True)
class Parts:
    """What the web stands on."""

    settings: Settings
    streets: Streets | None
    handler: Handler
    finder: Finder
    database: Database
    register: Register
    files: Shelf
    uploads: Allowance
    lanes: Lanes
    outbox: Outbox
    arrivals: Arrivals
    wake: Wake
    clock: Clock
    people: People
    sessions: Sessions
    guests: Guests
    tokens: Tokens
    audit: Audit
    passwords: Passwords
    origins: frozenset[str]
    hosts: frozenset[str]


def assemble(
    settings: Settings, handler: Handler, database: Database, lanes: Lanes, clock: Clock
) -> Parts:
    """Make the parts of one process."""
    origins = allowed_origins(settings)
    return Parts(
        settings=settings,
        streets=_streets(settings.streets),
        handler=handler,
        finder=Finder(named),
        database=database,
        register=Register(database, settings.var / "objects"),
        files=Shelf(settings.var / "objects", settings.reserve),
        uploads=Allowance(*settings.uploads),
        lanes=lanes,
        outbox=Outbox(database),
        arrivals=Arrivals(
            book=ImportBook(database, clock),
            var=settings.var,
            reserve=settings.reserve,
            clock=clock,
        ),
        wake=Wake(),
        clock=clock,
        people=People(database, clock),
        sessions=Sessions(database, clock),
        guests=Guests(database, clock),
        tokens=Tokens(database, clock),
        audit=Audit(database, clock),
        passwords=Passwords(lanes),
        origins=origins,
        hosts=frozenset(origin.partition("://")[2] for origin in origins),
    )


def _streets(path: Path | None) -> Streets | None:
    """Read the head of the streets' file. The start refuses a file that cannot be used; one that
    went away since does not take the board with it."""
    try:
        return read_streets(path) if path else None
    except UnusableStreets as problem:
        log.error("%s", problem)
        return None


def install(app: Flask, parts: Parts) -> None:
    """Give the app its parts."""
    app.extensions[_NAME] = parts


def parts() -> Parts:
    """Give the parts of the app that serves this request."""
    return parts_of(current_app)


def parts_of(app: Flask) -> Parts:
    """Give the parts of an app."""
    found = app.extensions[_NAME]
    assert isinstance(found, Parts)
    return found


_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


def allowed_origins(settings: Settings) -> frozenset[str]:
    """Give the origins whose pages may speak to the board; loopback has three names."""
    found = set(settings.origins) | {settings.url}
    for origin in list(found):
        scheme, _, rest = origin.partition("://")
        for name in _LOOPBACK:
            if rest == name or rest.startswith(name + ":"):
                port = rest.removeprefix(name)
                found |= {f"{scheme}://{other}{port}" for other in _LOOPBACK}
    return frozenset(found)
