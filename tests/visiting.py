"""A board that can be visited: the real application on a real database, with the demo's seats."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from crisis import demo
from crisis.attached.shelf import Room, Shelf
from crisis.config import Settings
from crisis.journal.lanes import ThreadLanes
from crisis.journal.opening import open_database
from crisis.web.accounts.passwords import Passwords
from crisis.web.accounts.people import People
from crisis.web.accounts.sessions import Caller
from crisis.web.app import create_app
from crisis.web.cookies import BoardSessions
from crisis.web.doorkeeper import Doorkeeper
from crisis.web.parts import Parts
from crisis.wiring import holder
from tests.given import NOON, Desk, seated

PASSWORD = "trane-mølle-fjord"
URL = "http://127.0.0.1:8000"
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
"""Argon2 as cheap as it can be: the tests check what is done with the answer."""
STORED = QUICK.hash(PASSWORD)

_keys = itertools.count()


def key() -> str:
    return f"test-key-{next(_keys):016}"


class _Known(Rule):
    """A route whose address is written by what was compiled for the first application: there are
    hundreds, and to compile all routes took a third of a second for each."""

    compiled: ClassVar[dict[tuple[object, ...], Callable[..., Any]]] = {}

    def _compile_builder(self, append_unknown: bool = True) -> Callable[..., Any]:
        said = (self.rule, self.subdomain, self.host, repr(self.defaults), append_unknown)
        if said not in self.compiled:
            self.compiled[said] = super()._compile_builder(append_unknown)
        return self.compiled[said]


Flask.url_rule_class = _Known


def inhabited(url: str, folder: Path) -> None:
    """Fill an empty installation with the directory and an account for each of its seats."""
    seated(url, folder)
    database = open_database(url, ThreadLanes())
    _settle(People(database, lambda: NOON))
    database.close()


def _settle(people: People) -> None:
    held = {seat.id: (seat.id,) for seat in demo.seats()}
    for username, seats in {**held, "vagtleder": demo.SEVERAL["vagtleder"]}.items():
        people.create(username, username.title(), STORED, seats)


class House:
    """The application, its parts, and visitors on any seat."""

    def __init__(self, folder: Path, **changes: Any) -> None:
        environ = {"CRISIS_VAR": str(folder), "CRISIS_URL": URL, "CRISIS_DEMO": "1", **changes}
        self.settings = Settings.from_env(environ)
        self.desk = Desk(folder, register=True, fill=inhabited)
        self.database = self.desk.database
        self.desk.holder = partial(holder, self.database)
        lanes = ThreadLanes()
        self.app, self.socketio = create_app(
            self.settings, self.desk.handler, self.database, lanes, self.clock
        )
        self.parts: Parts = self.app.extensions["crisis"]
        roomy = Shelf(folder / "objects", 0, lambda place: Room(free=9_000_000_000, used=0))
        object.__setattr__(self.parts, "files", roomy)
        object.__setattr__(self.parts, "passwords", Passwords(lanes, QUICK))
        if not self.parts.people.all():  # an installation that was there before
            _settle(self.parts.people)
        self.accounts = {one.username: one.id for one in self.parts.people.all()}

    def clock(self) -> datetime:
        return self.desk.now

    def passes(self, **time: float) -> None:
        self.desk.now += timedelta(**time)

    def account(self, username: str, *seats: str) -> int:
        made = self.parts.people.create(username, username.title(), STORED, seats)
        self.accounts[username] = made
        return made

    def door(self) -> Doorkeeper:
        """The sockets' door."""
        cookies = self.app.session_interface
        assert isinstance(cookies, BoardSessions)
        return Doorkeeper(self.parts, cookies)

    def stranger(self, app: Flask | None = None) -> Visitor:
        return Visitor(self, (app or self.app).test_client())

    def visit(self, username: str) -> Visitor:
        """One who is logged in, without the log-in page."""
        visitor = self.stranger()
        number = self.accounts[username]
        found = self.parts.people.named(username)
        assert found is not None
        data = {
            "_user_id": found.fs_uniquifier,
            "seat": found.seats[0] if found.seats else None,
            "proved_at": self.desk.now.isoformat(),
        }
        secret = self.parts.sessions.begin(number, data, Caller(ip="127.0.0.1", agent="test"))
        visitor.take_cookie(secret)
        return visitor

    def link(self, operation: str, partner: str, seat: str = "stabschef", hours: int = 24) -> str:
        """The chief of staff makes a guest's link; give its secret."""
        wish = {"partner": partner, "hours": hours}
        answer = self.visit(seat).do(operation, "InviteGuest", wish)
        assert answer.status_code == 201, answer.data
        return str(answer.json["guest_path"]).partition("#")[2]

    def guest(self, operation: str, partner: str) -> Visitor:
        """Somebody who has gone in by a link made for a partner in the staff."""
        visitor = self.stranger()
        assert visitor.comes_in(self.link(operation, partner)).status_code == 303
        page = visitor.page(f"/operationer/{operation}")
        visitor.headers["X-CSRF-Token"] = csrf_of(page)
        return visitor

    def token(self, username: str, seat: str | None = None, **more: Any) -> str:
        return self.parts.tokens.create(self.accounts[username], seat or username, "test", **more)


def csrf_of(page: str) -> str:
    """The word that a page's own forms carry."""
    found = re.search(r'<meta name="csrf" content="([^"]+)"', page)
    assert found is not None
    return found[1]


class Visitor:
    """A browser, or with a token a program."""

    def __init__(self, house: House, client: FlaskClient) -> None:
        self.house = house
        self.client = client
        self.headers: dict[str, str] = {}

    def take_cookie(self, secret: str) -> None:
        self.client.set_cookie("lbs", secret, domain="127.0.0.1", path="/")
        self.headers["X-CSRF-Token"] = self.api("GET", "/api/v1/me").json["csrf_token"]

    def comes_in(self, secret: str, door: str = "/gaest/ind") -> TestResponse:
        """Open a guest's link, and press."""
        word = csrf_of(self.page("/gaest"))
        return self.ask("POST", door, data={"token": secret, "csrf_token": word})

    def ask(self, method: str, path: str, **more: Any) -> TestResponse:
        headers: Mapping[str, str] = {**self.headers, **more.pop("headers", {})}
        return self.client.open(path, method=method, base_url=URL, headers=headers, **more)

    def get(self, path: str, **more: Any) -> TestResponse:
        return self.ask("GET", path, **more)

    def form(self, path: str, **fields: str) -> TestResponse:
        return self.ask("POST", path, data=fields)

    def api(self, method: str, path: str, body: Any = None, **more: Any) -> TestResponse:
        headers = (
            {"Idempotency-Key": key(), **more.pop("headers", {})}
            if method == "POST"
            else {**more.pop("headers", {})}
        )
        if body is not None:
            raw = body if isinstance(body, bytes) else json.dumps(body).encode()
            more |= {"data": raw, "content_type": more.get("content_type", "application/json")}
        return self.ask(method, path, headers=headers, **more)

    def do(self, operation: str, command: str, body: Any, **more: Any) -> TestResponse:
        return self.api("POST", f"/api/v1/operations/{operation}/commands/{command}", body, **more)

    def does(self, operation: str, command: str, **body: Any) -> int:
        """Send a command that must be taken; give the number of its entry."""
        answer = self.do(operation, command, body)
        assert answer.status_code == 201, answer.data
        return int(answer.json["entries"][0])

    def page(self, path: str) -> str:
        """Read a page that must be there."""
        answer = self.get(path)
        assert answer.status_code == 200, answer.data
        return answer.get_data(as_text=True)

    def opens(self, name: str = "Stormflod", mode: str = "LIVE", **more: Any) -> str:
        answer = self.api("POST", "/api/v1/operations", {"name": name, "mode": mode, **more})
        assert answer.status_code == 201, answer.data
        return str(answer.json["operation"])
