"""Where checkpoints are copied to: one file that only the keeper is told of."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from crisis.channels.copying import Destination, Folder, Letters, OtherHost
from crisis.channels.posting import Poster
from crisis.channels.told import Name, OfficeSettings, PostSettings, office, post_place, read
from crisis.errors import StartRefused
from crisis.journal.copies import Way
from crisis.terms.statements import ChannelId

CALLED = "Kontrolpunktfilen"
HERE = Way(id="her", name="Denne maskine", off=False)


class FolderSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """[[directory]]: a folder that another machine or a disk is mounted in."""

    id: ChannelId
    name: Name
    path: str


class MailSettings(OfficeSettings, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """[[mail]]: to another authority; minutes: at least so long between two letters."""

    id: ChannelId
    name: Name
    minutes: Annotated[int, Meta(ge=0, le=1_440)] = 15


class HostSettings(PostSettings, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """[[https]]: another host; inner: it may be in the house's own net."""

    inner: bool = False


class CopySettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole file."""

    directory: tuple[FolderSettings, ...] = ()
    mail: tuple[MailSettings, ...] = ()
    https: tuple[HostSettings, ...] = ()


def destinations(file: Path | None, here: Path) -> list[tuple[Way, Destination]]:
    """Make the folder here and the destinations that the file sets up; raises StartRefused."""
    made: list[tuple[Way, Destination]] = [(HERE, Folder(here, make=True))]
    found = CopySettings() if file is None else read(file, CopySettings, CALLED)
    called = f"{CALLED} {file}"
    made += [(_way(one), _folder(one, called)) for one in found.directory]
    made += [(_way(one), _letters(one, called)) for one in found.mail]
    made += [(_way(one), _host(one, called)) for one in found.https]
    if len({way.id for way, _ in made}) < len(made):
        raise StartRefused(f"Kontrolpunktfilen {file} bruger et id to gange.")
    return made


def _way(told: FolderSettings | MailSettings | HostSettings) -> Way:
    return Way(id=told.id, name=told.name, off=True)


def _folder(told: FolderSettings, called: str) -> Folder:
    if not Path(told.path).is_absolute():
        raise StartRefused(f"{called}: mappen {told.id} skal være en fuld sti.")
    return Folder(Path(told.path))


def _letters(told: MailSettings, called: str) -> Letters:
    server = office(told, told.receivers, called)
    return Letters(server, told.receivers, timedelta(minutes=told.minutes))


def _host(told: HostSettings, called: str) -> OtherHost:
    where = post_place(told, f"{called}: https")
    return OtherHost(Poster(msgspec.structs.replace(where, inner=told.inner), told.secret))
