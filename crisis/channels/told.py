"""Reads a file of settings that holds secrets: strictly, for nobody else's eyes, telling none."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any, TypeVar

import msgspec
from msgspec import Meta

from crisis.channels.posting import Forbidden, Place, place
from crisis.channels.smtp import Office
from crisis.errors import StartRefused
from crisis.terms.statements import ChannelId

Name = Annotated[str, Meta(min_length=1, max_length=100)]
Port = Annotated[int, Meta(ge=1, le=65_535)]
T = TypeVar("T", bound=msgspec.Struct)
SECRET_LENGTH = 16
_FIELD = re.compile(r"[a-z_]{1,20}")
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,253}")


class OfficeSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A mail server, and who gets the letters."""

    host: Name
    port: Port = 587
    sender: str
    receivers: tuple[str, ...] = ()
    starttls: bool = True
    username: str | None = None
    password: str | None = None


class PostSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where, which hosts are allowed, and the secret that signs."""

    id: ChannelId
    name: Name
    url: str
    secret: str
    hosts: tuple[str, ...]
    allow_loopback: bool = False


def read(file: Path, kind: type[T], called: str) -> T:
    """Read the file strictly; raises StartRefused with one line that names the field, never what
    stands in it."""
    try:
        mode = file.stat().st_mode
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise StartRefused(f"{called} {file} kan ikke læses.") from problem
    if mode & 0o077:
        raise StartRefused(f"{called} {file} kan læses af andre: chmod 600 {file}")
    try:
        told = tomllib.loads(text)
        _seen(told, "")
        return msgspec.convert(told, kind)
    except tomllib.TOMLDecodeError as problem:
        raise StartRefused(f"{called} {file} er ikke TOML ({_where(str(problem))}).") from None
    except (Forbidden, msgspec.ValidationError) as problem:
        raise StartRefused(f"{called} {file} er forkert: {problem}") from None


def _seen(told: Any, field: str) -> None:
    """Refuse a letter nobody sees, a line break above all: it would end a header or a line."""
    if isinstance(told, str) and not told.isprintable():
        raise Forbidden(f"der er et tegn, som ikke kan ses, i {field.lstrip('.') or 'et navn'}")
    if isinstance(told, dict):
        for name, one in told.items():
            # Whoever has a value where its name should be must not read it in our complaint.
            if not _FIELD.fullmatch(name):
                raise Forbidden(f"noget i {field.lstrip('.') or 'filen'} hedder ikke som et felt")
            _seen(one, f"{field}.{name}")
    elif isinstance(told, list):
        for one in told:
            _seen(one, field)


def office(told: OfficeSettings, receivers: Iterable[str], file: str) -> Office:
    """Give the mail server; raises StartRefused. file: how the file is called in a complaint."""
    letters = list(receivers)
    for field, one in [("sender", told.sender), *(("receivers", one) for one in letters)]:
        if not _ADDRESS.fullmatch(one):
            raise StartRefused(f"{file}: mail.{field} har en adresse, der ikke er en.")
    if not letters:
        raise StartRefused(f"{file}: mail.receivers er tom.")
    if told.password is not None and not told.starttls:
        raise StartRefused(f"{file}: mail.password sendes kun krypteret: slå starttls til.")
    return Office(
        host=told.host,
        port=told.port,
        sender=told.sender,
        starttls=told.starttls,
        username=told.username,
        password=told.password,
    )


def post_place(told: PostSettings, file: str) -> Place:
    """Give the place to post to; raises StartRefused. file: as above, with the sort."""
    if len(told.secret) < SECRET_LENGTH:
        least = f"{SECRET_LENGTH} tegn"
        raise StartRefused(f"{file} {told.id}: secret er under {least}.")
    hosts = frozenset(one.lower() for one in told.hosts)
    try:
        return place(told.url, hosts, allow_loopback=told.allow_loopback)
    except (Forbidden, ValueError) as problem:
        raise StartRefused(f"{file} {told.id}: adressen kan ikke bruges: {problem}.") from None


def _where(said: str) -> Any:
    found = re.search(r"line (\d+)", said)
    return f"linje {found[1]}" if found else "se dens begyndelse og slutning"
