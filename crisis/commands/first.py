"""Wishes about the first assessment of a report."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from crisis.commands.base import Command
from crisis.terms.first import CALLED_LIMIT, Told
from crisis.terms.ids import AuthorityId, EntryNumber
from crisis.terms.incidents import IncidentNumber
from crisis.terms.log import Line
from crisis.terms.operations import Level
from crisis.terms.sight import Readers

Proposed = Annotated[tuple[AuthorityId, ...], Meta(max_length=CALLED_LIMIT)]


class AssessFirst(Command, frozen=True, kw_only=True):
    """Say what one makes of a report, and propose what follows. Dansk: førstevurdér.

    entry: the report. place: where, with references if one likes; incident: when one stands for it
    already. affected: who is hit. outlook: how it may develop. level, call: what is proposed; it
    decides nothing and calls nobody.
    """

    entry: EntryNumber
    what: Told
    known: Told
    place: Line | None = None
    incident: IncidentNumber | None = None
    unknown: Told | None = None
    affected: Told | None = None
    outlook: Told | None = None
    level: Level | None = None
    call: Proposed = ()
    readers: Readers | None = None
