"""Every two seconds: who may no longer stay goes, who no longer reads goes, the rest hear a pulse.

The pulse comes from SQL and to this process's own sockets alone, so it is true whatever Redis does.
"""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from crisis.errors import StoreUnavailable
from crisis.handler import Handler
from crisis.sockets.bell import Bell
from crisis.sockets.ports import Door
from crisis.sockets.rooms import Rooms, room

log = logging.getLogger(__name__)

EVERY = 2.0
DEAF = 200
"""Packets that wait for one socket: by then it has not read for minutes."""

Clock = Callable[[], datetime]


class Rounds:
    """The rounds of one process; they begin with its first socket."""

    def __init__(
        self, server: Any, rooms: Rooms, handler: Handler, door: Door, clock: Clock
    ) -> None:
        self._server = server
        self._rooms = rooms
        self._handler = handler
        self._door = door
        self._clock = clock
        self.bell = Bell()
        self._begun = False
        self._shown_out: list[tuple[Any, dict[str, Any]]] = []

    def begin(self) -> None:
        """Begin once."""
        if not self._begun:
            self._begun = True
            self._server.start_background_task(self._run)

    def _run(self) -> None:
        while True:
            self._server.sleep(EVERY)
            try:
                self.go()
            except StoreUnavailable:
                log.warning("a round was skipped: the database does not answer")
            except Exception:
                log.exception("a round failed")

    def go(self) -> None:
        """Make one round."""
        self.cut_shown_out()
        self.sweep()
        self.cut_deaf()
        self.pulse()

    def sweep(self) -> None:
        """Show out every socket whose log-in is over, or whose lent seat is lent no more."""
        seated = self._rooms.all()
        alive = self._door.still({one.guest.key for _, one in seated})
        for sid, one in seated:
            one.hellos = 0
            if one.guest.key not in alive:
                self.show_out(sid, "session")
            elif one.guest.lent_seat and not self._door.lasts(one.operation or "", one.guest):
                self.show_out(sid, "seat")

    def show_out(self, sid: str, reason: str) -> None:
        """Say goodbye and disconnect."""
        self._rooms.leave(sid)
        line, environ = self._line(sid), self._server.get_environ(sid) or {}
        if line is not None:
            self._shown_out.append((line, environ))
        try:
            self._server.emit("bye", {"reason": reason}, to=sid, ignore_queue=True)
            self._server.disconnect(sid, ignore_queue=True)
        except Exception:
            log.warning("a socket could not be shown out", exc_info=True)

    def cut_shown_out(self) -> None:
        """A page that was told to go has gone by now; whoever still holds his line has it cut."""
        leaving, self._shown_out = self._shown_out, []
        for line, environ in leaving:
            if not line.closed:
                _shut(environ)
                line.close(wait=False, abort=True)

    def pulse(self) -> None:
        """Tell each operation's sockets how far the journal is, and whether the bell is away."""
        now, away = self.now(), self.bell.silent()
        heads = self._handler.heads_beside(self._rooms.operations())
        assessed, planned = self._handler.told_of_planning() if heads else (0, 0)
        for operation, (head, stock) in heads.items():
            told = {"operation": operation, "head": head.number, "now": now, "bell_away": away}
            told |= {"assessed": assessed, "planned": planned, "stock": stock}
            self._server.emit("pulse", told, to=room(operation), ignore_queue=True)

    def now(self) -> str:
        """Give the server's clock, as pages are told it."""
        return self._clock().astimezone(UTC).isoformat().replace("+00:00", "Z")

    def cut_deaf(self) -> None:
        """Cut the line of a socket that does not read: what waits for it would grow for ever."""
        for sid, _ in self._rooms.all():
            line = self._line(sid)
            if line is None or line.queue.qsize() <= DEAF:
                continue
            log.warning("cut a socket that does not read")
            self._rooms.leave(sid)
            _shut(self._server.get_environ(sid) or {})
            line.close(wait=False, abort=True)

    def _line(self, sid: str) -> Any:
        engine_sid = self._server.manager.eio_sid_from_sid(sid, "/")
        return self._server.eio.sockets.get(engine_sid)


def _shut(environ: dict[str, Any]) -> None:
    """Its writer hangs in the operating system; only shutting the line itself wakes it."""
    for name in ("gunicorn.socket", "werkzeug.socket"):
        line = environ.get(name)
        if line is not None:
            try:
                line.shutdown(socket.SHUT_RDWR)
            except OSError:
                log.info("the line was already shut")
