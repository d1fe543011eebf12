"""The cookie: an opaque secret once logged in, and before that a signed note without a row.

A visitor who has not logged in gets no row in the database, or a stranger could fill the disk;
his language and his form's token travel in a small signed cookie instead.
"""

from __future__ import annotations

import logging
from typing import Any, cast

from flask import Flask, Request, Response, current_app, session
from flask.sessions import SessionInterface, SessionMixin
from itsdangerous import BadSignature, URLSafeSerializer
from werkzeug.datastructures import CallbackDict
from werkzeug.local import LocalProxy

from crisis.errors import StoreUnavailable
from crisis.web.accounts.guests import Guests, Link
from crisis.web.accounts.sessions import Caller, First, LogIn, Sessions, nothing

log = logging.getLogger(__name__)

LEAVE_NOTHING = '"cache", "storage"'
"""At log-out the browser forgets what it kept, drafts too: the next one at the desk is another."""
QUIET = ("/static/", "/api/v1/health")
"""Paths that nobody needs to be known for: no question to the database, no cookie."""


class BoardSession(CallbackDict[str, Any], SessionMixin):
    """What is remembered between two requests of one browser."""

    def __init__(self, data: dict[str, Any] | None = None, log_in: LogIn | None = None) -> None:
        def changed(_: Any) -> None:
            self.modified = True

        super().__init__(data or {}, changed)
        self.modified = False
        self.accessed = True
        self.kept = True
        self.log_in = log_in
        self.secret: str | None = None
        self.stale_cookie = False
        self.ended: Link | None = None
        """The guest's link by which the browser was in until it ended."""
        self.problem: StoreUnavailable | None = None


class BoardSessions(SessionInterface):
    """Opens the session of a request and keeps it; begins and ends only when a page says so."""

    def __init__(self, sessions: Sessions, guests: Guests, key: bytes, *, secure: bool) -> None:
        prefix = "__Host-" if secure else ""
        self.name = f"{prefix}lbs"
        self.note_name = f"{prefix}lbs-note"
        self._sessions = sessions
        self._guests = guests
        self._secure = secure
        self._signer = URLSafeSerializer(key, salt="note-before-log-in")

    def open_session(self, app: Flask, request: Request) -> BoardSession:
        """Find the log-in of the cookie; a program's token stands for itself."""
        if request.path.startswith(QUIET) or "Authorization" in request.headers:
            session = BoardSession()
            session.kept = False
            return session
        secret = request.cookies.get(self.name)
        if not secret:
            return BoardSession(self._note(request))
        try:
            log_in = self._sessions.find(secret)
        except StoreUnavailable as problem:
            session = BoardSession()
            session.kept = False
            session.problem = problem
            return session
        if log_in is None:
            return self._over(request, secret)
        return BoardSession(log_in.data, log_in)

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Store what changed; begin and end have been stored already, only the cookie is left."""
        assert isinstance(session, BoardSession)
        if not session.kept:
            return
        if session.secret is not None:
            self._set(response, self.name, session.secret)
            self._forget(response, self.note_name)
        elif session.log_in is not None:
            self._keep(session.log_in, session)
        else:
            if session.stale_cookie:
                self._forget(response, self.name)
            if session.modified and session:
                self._set(response, self.note_name, self._signed(session))

    def begin(self, number: int, caller: Caller, first: First = nothing) -> None:
        """Store a new log-in under a new secret; the one before it, if any, is ended. first: what
        is done in the same transaction."""
        session = browser_session()
        before = session.log_in
        session.secret = self._sessions.begin(number, session, caller, first)
        session.log_in = None
        if before is not None:
            self._sessions.end(before.hash)

    def end(self) -> None:
        """End the log-in of this browser; what is left is a stranger's session."""
        session = browser_session()
        if session.log_in is not None:
            self._sessions.end(session.log_in.hash)
        session.log_in = None
        session.stale_cookie = True
        session.clear()

    def _over(self, request: Request, secret: str) -> BoardSession:
        """A guest is told why he is out before his browser forgets that he was in."""
        session = BoardSession(self._note(request))
        try:
            session.ended = self._guests.ended_log_in(secret)
        except StoreUnavailable:
            log.warning("could not ask why a log-in ended")
        session.stale_cookie = session.ended is None
        return session

    def _keep(self, log_in: LogIn, session: BoardSession) -> None:
        if session.modified:
            self._sessions.keep(log_in.hash, session)
        elif self._sessions.due(log_in):
            try:
                self._sessions.touch(log_in.hash)
            except StoreUnavailable:
                # Reading goes on when nothing can be written; the log-in is only less fresh.
                log.warning("could not note the use of a log-in")

    def _note(self, request: Request) -> dict[str, Any]:
        try:
            read = self._signer.loads(request.cookies.get(self.note_name, ""))
        except BadSignature:
            return {}
        return read if isinstance(read, dict) else {}

    def _signed(self, session: BoardSession) -> str:
        kept = {name: session[name] for name in ("csrf_token", "language") if name in session}
        return str(self._signer.dumps(kept))

    def _set(self, response: Response, name: str, value: str) -> None:
        response.set_cookie(
            name, value, path="/", secure=self._secure, httponly=True, samesite="Strict"
        )

    def _forget(self, response: Response, name: str) -> None:
        response.delete_cookie(
            name, path="/", secure=self._secure, httponly=True, samesite="Strict"
        )


def browser_session() -> BoardSession:
    """Give the session of this request."""
    found = cast(LocalProxy[BoardSession], session)._get_current_object()
    assert isinstance(found, BoardSession)
    return found


def cookies() -> BoardSessions:
    """Give the app's keeper of sessions."""
    found = current_app.session_interface
    assert isinstance(found, BoardSessions)
    return found
