"""Copies checkpoints off this machine: to a folder, by mail, to another host.

Each destination gets all in order and none twice in good weather; what it could not be given is
tried again, later and later.
"""

from __future__ import annotations

import hashlib
import logging
import os
import secrets
import smtplib
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path
from typing import Protocol

from crisis.channels.port import Came
from crisis.channels.posting import Poster
from crisis.channels.smtp import Office, close, connect, deliver
from crisis.journal.checkpointing import file_name
from crisis.journal.checkpoints import Signed, fingerprint, opened, written
from crisis.journal.copies import CopyBook, Way

log = logging.getLogger(__name__)

Papers = Sequence[tuple[int, Signed]]
"""Checkpoints in order, each with its number."""


class NotCopied(Exception):
    """A destination did not take a checkpoint; the text says why, without a secret."""


class Destination(Protocol):
    """Somewhere checkpoints are copied to. pause: it is not given more often."""

    @property
    def pause(self) -> timedelta:
        """How long it waits after it was given something."""
        ...

    def copy(self, papers: Papers, now: datetime) -> int:
        """Copy these; give the number of the last that came. Raises NotCopied when none did."""
        ...


class Folder:
    """A folder: here, on a disk that is taken away, or on another machine's. It must be there:
    a mount that is missing must not be taken for one."""

    pause = timedelta()

    def __init__(self, folder: Path, *, make: bool = False) -> None:
        self._folder = folder
        self._make = make

    def copy(self, papers: Papers, now: datetime) -> int:
        """Write a file for each; one that is there already is never written over, but stands
        beside: after a restore there may be two of one number, and both are evidence."""
        try:
            if self._make:
                self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            for number, signed in papers:
                self._write(self._folder / file_name(number), written(signed))
            folder = os.open(self._folder, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)
        except OSError as problem:
            raise NotCopied(f"mappen kan ikke skrives: {problem.strerror}") from problem
        return papers[-1][0]

    def _write(self, file: Path, text: bytes) -> None:
        if file.exists() and file.read_bytes() != text:
            mark = hashlib.sha256(text).hexdigest()[:8]
            log.warning("%s er der allerede og er en anden; den nye får %s i navnet", file, mark)
            file = file.with_name(f"{file.stem}-{mark}.json")
        if file.exists():
            return
        fresh = file.with_name(f".{file.name}.{secrets.token_hex(8)}")
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        fresh.replace(file)


class Letters:
    """Mail with the checkpoints as files; not one for each, or nobody would keep them."""

    def __init__(self, office: Office, receivers: Sequence[str], pause: timedelta) -> None:
        self.pause = pause
        self._office = office
        self._receivers = tuple(receivers)

    def copy(self, papers: Papers, now: datetime) -> int:
        """Send one letter to each receiver; it came when every one was taken."""
        try:
            line = connect(self._office)
        except (OSError, smtplib.SMTPException) as problem:
            raise NotCopied("mailserveren svarer ikke") from problem
        try:
            for receiver in self._receivers:
                content = _letter(papers, self._office.sender, receiver, now)
                result = deliver(line, self._office.sender, receiver, content)
                if result.came is not Came.DELIVERED:
                    raise NotCopied(result.detail)
        finally:
            close(line)
        return papers[-1][0]


class OtherHost:
    """Another host that takes each checkpoint over https, signed with a shared secret."""

    pause = timedelta()

    def __init__(self, poster: Poster) -> None:
        self._poster = poster

    def copy(self, papers: Papers, now: datetime) -> int:
        """Post one after the other, until one does not come through."""
        came = 0
        for number, signed in papers:
            key = f"checkpoint-{opened(signed).installation}-{number}"
            result = self._poster.post(written(signed), key, now)
            if result.came is not Came.DELIVERED:
                if not came:
                    raise NotCopied(result.detail)
                break
            came = number
        return came


def _letter(papers: Papers, sender: str, receiver: str, now: datetime) -> bytes:
    last = opened(papers[-1][1])
    made = EmailMessage(policy=SMTP)
    made["From"] = sender
    made["To"] = receiver
    made["Subject"] = f"Kontrolpunkt {last.number} fra stabstavlen {last.installation[:8]}"
    made["Date"] = format_datetime(now)
    mark = hashlib.sha256(f"{last.installation} {last.number} {receiver}".encode()).hexdigest()
    made["Message-ID"] = f"<{mark[:32]}@{sender.rpartition('@')[2]}>"
    made["Auto-Submitted"] = "auto-generated"
    heads = "\n".join(f"{one.stream}  {one.number}  {one.hash}" for one in last.heads)
    made.set_content(
        "Gem dette brev. Det viser, hvor langt stabsloggen var nået, så ingen senere kan skære\n"
        "poster af eller skrive den om, uden at det ses. Der er ingen ord fra loggen i det.\n\n"
        f"Installation: {last.installation}\nTidspunkt: {last.made_at}\n"
        f"Nøglens aftryk: {fingerprint(last.key)}\n\n{heads}\n\n"
        "Efterprøv: crisis journal verify --checkpoint FIL\n",
        cte="quoted-printable",
    )
    for number, signed in papers:
        made.add_attachment(
            written(signed), maintype="application", subtype="json", filename=file_name(number)
        )
    return made.as_bytes()


class Copier:
    """Gives each destination what it has not yet."""

    def __init__(
        self,
        book: CopyBook,
        destinations: Sequence[tuple[Way, Destination]],
        clock: Callable[[], datetime],
    ) -> None:
        self._book = book
        self._destinations = destinations
        self._clock = clock
        book.set_ways(way for way, _ in destinations)

    def run(self) -> None:
        """Try each destination whose time it is; one that fails stops no other."""
        for way, destination in self._destinations:
            papers = self._book.waiting(way.id, self._clock())
            if papers:
                self._copy(way, destination, papers)

    def _copy(self, way: Way, destination: Destination, papers: Papers) -> None:
        try:
            came = destination.copy(papers, self._clock())
        except NotCopied as problem:
            log.warning("Kontrolpunkt %s kom ikke til »%s«: %s", papers[0][0], way.name, problem)
            self._book.failed(way.id, str(problem), self._clock())
        else:
            self._book.came(way.id, came, self._clock(), destination.pause)
