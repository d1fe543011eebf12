"""The channels' settings: one file that only the live publisher is told of."""

from __future__ import annotations

from pathlib import Path

import msgspec

from crisis.channels.mail import Mail
from crisis.channels.port import Channel
from crisis.channels.smtp import Office
from crisis.channels.told import Name, OfficeSettings, PostSettings, office, post_place
from crisis.channels.told import read as read_file
from crisis.channels.webhook import Webhook
from crisis.errors import StartRefused
from crisis.terms.statements import PRESS_ROOM as ROOM
from crisis.terms.statements import ChannelId, ChannelKind, Outlet

CALLED = "Kanalfilen"


class MailSettings(OfficeSettings, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """[mail]: the server, and who gets the letters."""

    receivers_file: str | None = None
    id: ChannelId = "pressemail"
    name: Name = "E-mail til pressen"


class WebhookSettings(PostSettings, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """[[webhook]]: another program that shows what we let out."""

    repeat_safe: bool = False


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole file."""

    mail: MailSettings | None = None
    webhook: tuple[WebhookSettings, ...] = ()


def read(file: Path | None) -> Settings:
    """Read the file strictly; raises StartRefused."""
    return Settings() if file is None else read_file(file, Settings, CALLED)


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


def mail_office(file: Path | None) -> Office | None:
    """Give the mail server that the file sets up, for letters that are not to the press."""
    told = read(file).mail
    if told is None:
        return None
    receivers = [*told.receivers, *_listed(told.receivers_file, file)]
    return office(told, receivers, f"{CALLED} {file}")


def _mail(told: MailSettings, file: Path | None, site: str) -> Mail:
    receivers = [*told.receivers, *_listed(told.receivers_file, file)]
    server = office(told, receivers, f"{CALLED} {file}")
    return Mail(server, list(dict.fromkeys(receivers)), site)


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
    where = post_place(told, f"{CALLED} {file}: webhook")
    return Webhook(where, told.secret, repeat_safe=told.repeat_safe)
