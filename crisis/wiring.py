"""Puts the parts together: the only place that names store, Redis, socket, clock and chance."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crisis.attached.shelf import Shelf
from crisis.bells import ImportBell, PublishBell, asker
from crisis.channels.copy_settings import destinations
from crisis.channels.copying import Copier
from crisis.channels.forgetting import Forget, Forgetting
from crisis.channels.letters import MinutesPost
from crisis.channels.port import Channel
from crisis.channels.pressroom import PressRoom
from crisis.channels.publisher import Publisher
from crisis.channels.settings import channels, mail_office
from crisis.channels.sinks import Sink
from crisis.config import Settings
from crisis.drills.preparing import prepared
from crisis.errors import StartRefused
from crisis.gathering import Beside, named_files
from crisis.handler import Handler, Hint
from crisis.jobs import VERIFY_EVERY, VERIFYING
from crisis.journal.check import Checked, check, remember
from crisis.journal.checkpointing import Signer
from crisis.journal.chores import ChoreBook
from crisis.journal.codec import stamp_text
from crisis.journal.copies import CopyBook
from crisis.journal.database import Database
from crisis.journal.erasing import erasures, scrub
from crisis.journal.erasure_record import NAME as ERASURES
from crisis.journal.erasure_record import read as read_erasures
from crisis.journal.erasure_record import reapply, write_down
from crisis.journal.installation import identity
from crisis.journal.keys import signing_key
from crisis.journal.lanes import GeventLanes, Lanes, ThreadLanes
from crisis.journal.opening import open_database, open_read_only
from crisis.journal.outbox import Outbox
from crisis.journal.outbox_writing import write as write_outbox
from crisis.journal.port import Entry
from crisis.journal.store import SqlJournal
from crisis.register.imports.forgetting import forget as forget_imports
from crisis.register.register import Register
from crisis.reports.press_map import press_map
from crisis.rules.known import Holder
from crisis.sockets.announcer import Announcer
from crisis.sockets.bell import bell_of
from crisis.terms.operations import Mode
from crisis.terms.statements import PRESS_ROOM, SINKS, Outlet
from crisis.web.accounts.guest_links import follow
from crisis.web.secret import secret_key

if TYPE_CHECKING:
    from crisis.seeding import DemoAccount
    from crisis.web.accounts.people import People

ID_LETTERS = "0123456789abcdefghijkmnpqrstvwxyz"


def clock() -> datetime:
    """Give the wall clock, in UTC. Nobody else reads it."""
    return datetime.now(UTC)


def new_operation_id() -> str:
    """Give an id for a new operation that nobody can guess or meet twice."""
    return "op-" + "".join(secrets.choice(ID_LETTERS) for _ in range(12))


def new_key() -> str:
    """Give an idempotency key for a command made in this process."""
    return secrets.token_hex(16)


@dataclass(frozen=True, kw_only=True)
class Parts:
    """What everything is built on: settings, database, door and accounts."""

    settings: Settings
    lanes: Lanes
    database: Database
    journal: SqlJournal
    register: Register
    files: Shelf
    outbox: Outbox
    handler: Handler

    @cached_property
    def people(self) -> People:
        """Who may log in; asking for it takes in Flask's libraries, which not all need."""
        from crisis.web.accounts.people import People

        return People(self.database, clock)


def build(
    settings: Settings, lanes: Lanes, announce: Callable[[Hint], None] | None = None
) -> Parts:
    """Put together what any process needs; raises StartRefused in one line."""
    database = open_database(settings.database_url, lanes)
    journal = SqlJournal(database)
    register = Register(database, settings.var / "objects")
    register.catch_up()
    ring = announce or Announcer.writing_to(settings.redis_url)
    outbox = Outbox(database)
    files = Shelf(settings.var / "objects", settings.reserve)
    bell = PublishBell(settings.redis_url, outbox, clock)
    beside = Beside(
        planning=(register.apply,),
        operation=(write_outbox, follow),
        channels=outbox.channels,
        files=files.find,
        after=partial(told_of, bell, files),
        forget=partial(forget_wholly, database, settings.var),
        account=partial(holder, database),
        script=prepared,
    )
    return Parts(
        settings=settings,
        lanes=lanes,
        database=database,
        journal=journal,
        register=register,
        files=files,
        outbox=outbox,
        handler=Handler(journal, ring, new_operation_id, register, beside),
    )


def told_of(bell: PublishBell, files: Shelf, entries: tuple[Entry, ...], mode: Mode) -> None:
    """After an append: the publisher is woken, and a file that was attached is marked so."""
    bell.ring(entries, mode)
    files.attached(named_files(entries))


def holder(database: Database, number: int) -> Holder | None:
    """Say whose an account is; asked when a seat is lent, so Flask's libraries come in then."""
    from crisis.web.accounts.people import People

    found = People(database, clock).numbered(number)
    if found is None or not found.active or found.guest:
        return None
    return Holder(name=f"{found.name} ({found.username})", seats=found.seats)


def forget_wholly(database: Database, var: Path) -> None:
    """After an erasure: write down beside the database what was erased, and clean its files."""
    write_down(database, var / ERASURES)
    forget_imports(database, var, clock)
    scrub(database)


@dataclass(frozen=True, kw_only=True)
class Ways:
    """The ways out that a publisher is given."""

    channels: dict[str, Channel]
    forget: Forget
    outlets: tuple[Outlet, ...] = ()
    room: PressRoom | None = None


def _live_ways(settings: Settings) -> Ways:
    """The press room, and what the channels' file sets up."""
    site = f"{settings.url}/presserum"
    room = PressRoom(settings.var / "public", site, settings.demo, press_map)
    made = [(PRESS_ROOM, room), *channels(settings.channels, site)]
    return Ways(
        channels={outlet.id: channel for outlet, channel in made},
        outlets=tuple(outlet for outlet, _ in made),
        room=room,
        forget=lambda operation, numbers, notices: room.rebuild(notices),
    )


def _sinks(settings: Settings) -> Ways:
    """An exercise has sinks and nothing else; this never reads the channels' file."""
    sink = Sink(settings.var / "exercise", settings.url, settings.demo, press_map)
    return Ways(channels={outlet.id: sink for outlet in SINKS}, forget=sink.forget)


def publisher(parts: Parts, mode: Mode) -> Publisher:
    """Give the publisher of one mode. Only the live one reads the channels' settings."""
    ways = _live_ways(parts.settings) if mode is Mode.LIVE else _sinks(parts.settings)
    made = Publisher(parts.handler, parts.outbox, mode, ways.channels, clock)
    made.beside = [Forgetting(parts.handler, mode, made.everything, ways.forget).look]
    if mode is Mode.LIVE:
        office = mail_office(parts.settings.channels)
        made.beside.append(MinutesPost(parts.handler, office, parts.settings.url, clock).look)
    if ways.outlets:
        parts.outbox.set_channels(ways.outlets)
    room = ways.room
    if room is not None:
        # What a restored log says of the press room is not shown to the world before a person
        # has looked: a text that was taken back since would come up again.
        made.when_allowed = lambda: room.rebuild(made.everything())
        if not made.held():
            made.when_allowed()
    return made


def signer(parts: Parts) -> Signer:
    """Give what signs checkpoints; its key is made at the first start."""
    var = parts.settings.var
    key = signing_key(var / "keys")
    erased = partial(erasures, parts.database)
    return Signer(parts.database, key, clock, var / "checkpoints", erased)


def copier(parts: Parts) -> Copier:
    """Give what copies checkpoints off this machine."""
    settings = parts.settings
    ways = destinations(settings.checkpoints, settings.var / "checkpoints")
    return Copier(CopyBook(parts.database), ways, clock)


def web_app() -> Any:
    """Give the web application for gunicorn with the gevent worker."""
    from crisis.web.app import create_app
    from crisis.web.parts import parts_of

    settings = Settings.from_env(os.environ)
    lanes = GeventLanes()
    announcer = Announcer()
    parts = build(settings, lanes, announcer)
    app, socketio = create_app(settings, parts.handler, parts.database, lanes, clock)
    announcer.connect(socketio)
    if settings.redis_url:
        bell_of(app).hang(asker(settings.redis_url))
        parts_of(app).wake.ring = ImportBell(settings.redis_url).ring
    return app


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """What the operator is told when the board starts."""

    settings: Settings
    accounts_file: Path | None


def prepare(settings: Settings) -> Prepared:
    """Make the database ready and seed the demo once; raises StartRefused in one line."""
    try:
        settings.var.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise StartRefused(f"Mappen {settings.var} kan ikke laves: {problem.strerror}") from problem
    secret_key(settings.var)
    parts = build(settings, ThreadLanes(), lambda hint: None)
    file = settings.var / "demo-accounts.txt"
    try:
        identity(parts.database, clock())
        write_down(parts.database, settings.var / ERASURES)
        # A restore that was cut off at its very end has not erased again yet.
        record = read_erasures(settings.var / ERASURES)
        reapply(parts.database, record, clock(), (parts.register.apply,))
        made = _seed(parts) if settings.demo else []
        if made:
            from crisis.seeding import write_accounts

            write_accounts(file, made)
    finally:
        parts.database.close()
    return Prepared(settings=settings, accounts_file=file if file.exists() else None)


def check_journal(url: str, stream: str | None = None) -> list[Checked]:
    """Check the chains of a database without writing to it; raises JournalUnreadable."""
    database = open_read_only(url, ThreadLanes())
    try:
        return check(database, stream)
    finally:
        database.close()


def verify_all(settings: Settings) -> list[Checked]:
    """Check every chain and write down what was found, for the status page."""
    found = check_journal(settings.database_url)
    database = open_database(settings.database_url, ThreadLanes())
    try:
        remember(database, found, stamp_text(clock()))
        ChoreBook(database).note(VERIFYING, VERIFY_EVERY, clock())
    finally:
        database.close()
    return found


def _seed(parts: Parts) -> list[DemoAccount]:
    from crisis.seeding import seed
    from crisis.web.accounts.passwords import Passwords

    passwords = Passwords(parts.lanes)
    return seed(parts.handler, parts.people, passwords, clock, new_key)
