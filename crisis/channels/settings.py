"""The channels' settings: one file that only the live publisher is told of."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from crisis.channels.mail import Mail, Office
from crisis.channels.port import Channel
from crisis.channels.webhook import Forbidden, Webhook, place
from crisis.errors import StartRefused
from crisis.terms.statements import PRESS_ROOM as ROOM
from crisis.terms.statements import ChannelId, ChannelKind, Outlet

Name = Annotated[str, Meta(min_length=1, max_length=100)]
Port = Annotated[int, Meta(ge=1, le=65_535)]
SECRET_LENGTH = 16
_FIELD = re.compile(r"[a-z_]{1,20}")
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,253}")


class MailSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """[mail]: the server, and who gets the letters."""

    host: Name
    port: Port = 587
    sender: str
    receivers: tuple[str, ...] = ()
    receivers_file: str | None = None
    id: ChannelId = "pressemail"
    name: Name = "E-mail til pressen"
    starttls: bool = True
    username: str | None = None
    password: str | None = None


class WebhookSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """[[webhook]]: where, which hosts are allowed, and the secret that signs."""

    id: ChannelId
    name: Name
    url: str
    secret: str
    hosts: tuple[str, ...]
    repeat_safe: bool = False
    allow_loopback: bool = False


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole file."""

    mail: MailSettings | None = None
    webhook: tuple[WebhookSettings, ...] = ()


def read(file: Path | None) -> Settings:
    """Read the file strictly; raises StartRefused with one line that names the field, never what
    stands in it."""
    if file is None:
        return Settings()
    try:
        mode = file.stat().st_mode
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise StartRefused(f"Kanalfilen {file} kan ikke læses.") from problem
    if mode & 0o077:
        raise StartRefused(f"Kanalfilen {file} kan læses af andre: chmod 600 {file}")
    try:
        told = tomllib.loads(text)
        _seen(told, "")
        return msgspec.convert(told, Settings)
    except tomllib.TOMLDecodeError as problem:
        raise StartRefused(f"Kanalfilen {file} er ikke TOML ({_where(str(problem))}).") from None
    except (Forbidden, msgspec.ValidationError) as problem:
        raise StartRefused(f"Kanalfilen {file} er forkert: {problem}") from None


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


def channels(file: Path | None, site: str) -> list[tuple[Outlet, Channel]]:
    """Make the ways out that the file sets up, besides the press room; raises StartRefused."""
    found = read(file)
    made: list[tuple[Outlet, Channel]] = []
    if found.mail is not None:
        outlet = Outlet(id=found.mail.id, kind=ChannelKind.MAIL, name=found.mail.name)
        made.append((outlet, _mail(found.mail, file, site)))
    for one in found.webhook:
        outlet = Outlet(id=one.id, kind=ChannelKind.WEBHOOK, name=one.name)
        made.append((outlet, _webhook(one, file)))
    ids = [ROOM.id, *(outlet.id for outlet, _ in made)]
    if len(set(ids)) < len(ids):
        raise StartRefused(f"Kanalfilen {file} bruger et id to gange.")
    return made


def _mail(told: MailSettings, file: Path | None, site: str) -> Mail:
    receivers = [*told.receivers, *_listed(told.receivers_file, file)]
    for field, one in [("sender", told.sender), *(("receivers", one) for one in receivers)]:
        if not _ADDRESS.fullmatch(one):
            raise StartRefused(f"Kanalfilen {file}: mail.{field} har en adresse, der ikke er en.")
    if not receivers:
        raise StartRefused(f"Kanalfilen {file}: mail.receivers er tom.")
    if told.password is not None and not told.starttls:
        raise StartRefused(
            f"Kanalfilen {file}: mail.password sendes kun krypteret: slå starttls til."
        )
    office = Office(
        host=told.host,
        port=told.port,
        sender=told.sender,
        starttls=told.starttls,
        username=told.username,
        password=told.password,
    )
    return Mail(office, list(dict.fromkeys(receivers)), site)


def _listed(name: str | None, file: Path | None) -> list[str]:
    """Read receivers from a file beside the settings, one a line; `#` begins a remark."""
    if name is None or file is None:
        return []
    try:
        lines = (file.parent / name).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as problem:
        raise StartRefused(f"Kanalfilen {file}: mail.receivers_file kan ikke læses.") from problem
    return [text for one in lines if (text := one.partition("#")[0].strip())]


def _webhook(told: WebhookSettings, file: Path | None) -> Webhook:
    if len(told.secret) < SECRET_LENGTH:
        least = f"{SECRET_LENGTH} tegn"
        raise StartRefused(f"Kanalfilen {file}: webhook {told.id}: secret er under {least}.")
    hosts = frozenset(one.lower() for one in told.hosts)
    try:
        where = place(told.url, hosts, allow_loopback=told.allow_loopback)
    except (Forbidden, ValueError) as problem:
        raise StartRefused(f"Kanalfilen {file}: webhook {told.id}: {problem}.") from None
    return Webhook(where, told.secret, repeat_safe=told.repeat_safe)


def _where(said: str) -> Any:
    found = re.search(r"line (\d+)", said)
    return f"linje {found[1]}" if found else "se dens begyndelse og slutning"
