"""Wishes about the text of a statement to press and public."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from crisis.commands.base import Command
from crisis.commands.log import Instant
from crisis.terms.ids import AuthorityId, EntryNumber
from crisis.terms.incidents import IncidentNumber
from crisis.terms.log import Line
from crisis.terms.statements import (
    Audience,
    Body,
    ContentHash,
    Fact,
    StatementNumber,
    Version,
)

Facts = Annotated[tuple[Fact, ...], Meta(max_length=50)]
Signers = Annotated[tuple[AuthorityId, ...], Meta(max_length=30)]


class Wording(Command, frozen=True, kw_only=True):
    """The text as it shall be, whole: what is left out is left empty. Dansk: ordlyd.

    incident: whose area the statement is about; its shape leaves the house with the text.
    facts: the entries the text rests on. signers: authorities that shall sign besides the police
    and those that own a fact.
    """

    title: Line
    text: Body
    audience: Audience = Audience.EVERYBODY
    place: Line | None = None
    incident: IncidentNumber | None = None
    next_update_at: Instant | None = None
    expires_at: Instant | None = None
    facts: Facts = ()
    signers: Signers = ()


class DraftStatement(Wording, frozen=True, kw_only=True):
    """Write the draft of a statement. Dansk: skriv udkast.

    corrects: the statement that is outside and that this one puts right.
    """

    corrects: StatementNumber | None = None


class ChangeStatement(Wording, frozen=True, kw_only=True):
    """Change a text that has not left yet; signatures fall. Dansk: ændr udtalelse.

    base: the version the change was made from, so that nobody overwrites another's words.
    """

    statement: StatementNumber
    base: Version


class SubmitStatement(Command, frozen=True, kw_only=True):
    """Freeze the text and ask for signatures. Dansk: send til underskrift."""

    statement: StatementNumber
    version: Version


class SignStatement(Command, frozen=True, kw_only=True):
    """Sign the exact text that was read. Dansk: underskriv udtalelse."""

    statement: StatementNumber
    version: Version
    hash: ContentHash


class ReturnStatement(Command, frozen=True, kw_only=True):
    """Send the text back to its author with a reason. Dansk: send udtalelse tilbage."""

    statement: StatementNumber
    version: Version
    reason: Line


class DiscardStatement(Command, frozen=True, kw_only=True):
    """Drop a text that never left. Dansk: kassér udtalelse."""

    statement: StatementNumber
    reason: Line | None = None


class PrepareCorrection(Command, frozen=True, kw_only=True):
    """Make the draft that puts a flagged statement right. Dansk: forbered rettelse."""

    statement: StatementNumber


class KeepStatement(Command, frozen=True, kw_only=True):
    """Let a statement stand although a fact of it was corrected. Dansk: lad udtalelse stå.

    entry: the entry that corrected the fact.
    """

    statement: StatementNumber
    entry: EntryNumber
    reason: Line
