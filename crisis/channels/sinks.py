"""Where an exercise's statements end: files behind the log-in, in exercise dress."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

from crisis.channels.mail import letter
from crisis.channels.pages import Draw
from crisis.channels.port import Came, Result, Sending
from crisis.channels.pressroom import PressRoom
from crisis.channels.shelf import Shelf
from crisis.channels.webhook import content
from crisis.terms.ids import OPERATION_ID
from crisis.terms.notices import Notice
from crisis.terms.operations import Mode
from crisis.terms.statements import SINKS

SENDER, RECEIVER = "oevelse@example.invalid", "pressen@example.invalid"
"""Names that by standard (RFC 2606) lead nowhere."""

_SENT = re.compile(r"oevelse-[a-z-]+-(\d+)-v\d+-[a-z]+\.(?:eml|json)")

CHANNELS = frozenset(outlet.id for outlet in SINKS)


class Sink:
    """Takes what an exercise lets out and writes it below var/exercise/<operation>/."""

    repeat_safe = True
    by_receiver = False

    def __init__(self, root: Path, url: str, demo: bool = False, draw: Draw | None = None) -> None:
        self._root = root
        self._url = url.rstrip("/")
        self._demo = demo
        self._draw = draw

    def send(self, sending: Sending) -> Result:
        """Write down what would have been sent; raises ValueError for anything in earnest."""
        notice = sending.notice
        if notice.mode is not Mode.EXERCISE:
            raise ValueError("what is in earnest does not end in a sink")
        if not re.fullmatch(OPERATION_ID, notice.operation):
            raise ValueError("an operation's id must be fit for a folder")
        if sending.channel not in CHANNELS:
            raise ValueError("an exercise has no other channel than its sinks")
        folder = self._root / notice.operation
        if sending.channel == "presserum":
            room = PressRoom(folder, self._site(notice.operation), self._demo, self._draw, True)
            return room.send(sending)
        name = f"oevelse-{sending.channel}-{notice.number}-v{notice.version}-{sending.act}"
        try:
            shelf = Shelf(folder, public=False)
            with shelf.held():
                shelf.put(*self._file(name, sending))
        except OSError as problem:
            return Result(came=Came.RETRY, detail=f"kan ikke skrives (fejl {problem.errno or 0})")
        return Result(came=Came.DELIVERED)

    def forget(self, operation: str, numbers: frozenset[int], notices: Iterable[Notice]) -> None:
        """Take away the letters and messages of statements that were erased by law, and write the
        exercise's press room anew; raises OSError."""
        folder = self._root / operation
        if not folder.is_dir():
            return
        shelf = Shelf(folder, public=False)
        with shelf.held():
            for name in shelf.names():
                found = _SENT.fullmatch(name)
                if found and int(found[1]) in numbers:
                    shelf.drop(name)
        room = PressRoom(folder, self._site(operation), self._demo, self._draw, True)
        room.rebuild([one for one in notices if one.operation == operation])

    def _file(self, name: str, sending: Sending) -> tuple[str, bytes]:
        if sending.channel == "pressemail":
            site = self._site(sending.notice.operation)
            return f"{name}.eml", letter(sending, SENDER, RECEIVER, site)
        told = {"ØVELSE": "ØVELSE ØVELSE ØVELSE", **content(sending)}
        told["title"] = f"ØVELSE: {told['title']}"
        return f"{name}.json", json.dumps(told, ensure_ascii=False, indent=1).encode()

    def _site(self, operation: str) -> str:
        return f"{self._url}/operationer/{operation}/oevelsesudgang"
