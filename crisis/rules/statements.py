"""Rules about the text of a statement: one text, agreed by all whose facts it holds.

The police plan's words: en samstemt og afpasset information til pressen og befolkningen.
"""

from __future__ import annotations

from typing import Any

from crisis.commands.statements import (
    ChangeStatement,
    DiscardStatement,
    DraftStatement,
    KeepStatement,
    PrepareCorrection,
    ReturnStatement,
    SignStatement,
    SubmitStatement,
)
from crisis.errors import RefusalKind, Refused
from crisis.events.statements import (
    Content,
    StatementChanged,
    StatementDiscarded,
    StatementDrafted,
    StatementKept,
    StatementReturned,
    StatementSigned,
    StatementSubmitted,
)
from crisis.projections.statements import Statement
from crisis.rules.authorities import names_of
from crisis.rules.known import Answer, By, Known
from crisis.rules.role_groups import PRESS_OFFICE
from crisis.rules.signing import (
    facts_hold,
    find,
    fingerprint,
    in_person,
    in_state,
    is_police,
    required_signers,
    same_person,
    same_text,
    situation_of,
    still_true,
)
from crisis.rules.wording import (
    content_of,
    correctable,
    correcting,
    one_correction,
    worded_rightly,
)
from crisis.terms.statements import OPEN, OUT, StatementKind, StatementState

READY = StatementState.READY


def draft(known: Known, command: DraftStatement, by: By) -> Answer:
    """Anybody of the staff may write; a fact is cited as no surer than the log has it."""
    no = in_person(by) or worded_rightly(known, command, by) or correctable(known, command)
    if no:
        return no
    kind = StatementKind.ORDINARY if command.corrects is None else StatementKind.CORRECTION
    content = content_of(known, command, kind, command.corrects)
    return (_drafted(known, content, command.signers, by),)


def change(known: Known, command: ChangeStatement, by: By) -> Answer:
    """A text may change until it leaves; if it was frozen it is frozen anew, signatures void."""
    old = find(known, command.statement)
    if isinstance(old, Refused):
        return old
    no = (
        in_person(by)
        or in_state(old, *OPEN)
        or may_write(known, old, by)
        or _same_version(old, command.base, "base")
        or worded_rightly(known, command, by)
    )
    if no:
        return no
    content = content_of(known, command, old.content.kind, old.content.corrects)
    if content == old.content and command.signers == old.signers:
        return Refused("statement.unchanged", field="text", kind=RefusalKind.CONFLICT)
    version, frozen = old.version + 1, old.state is READY
    operation = situation_of(known).operation
    return (
        StatementChanged(
            statement=old.number,
            version=version,
            content=content,
            signers=command.signers,
            frozen_hash=fingerprint(operation, old.number, version, content) if frozen else None,
            required=required_signers(known, content, command.signers) if frozen else (),
            **_names(known, by),
        ),
    )


def submit(known: Known, command: SubmitStatement, by: By) -> Answer:
    """The text is frozen as it is, and everyone who must sign is named. What was sent back is
    changed first: nobody's signature comes back to life on the same words."""
    old = find(known, command.statement)
    if isinstance(old, Refused):
        return old
    no = (
        in_person(by)
        or in_state(old, StatementState.DRAFT)
        or may_write(known, old, by)
        or _same_version(old, command.version, "version")
        or _sent_back(old)
        or still_true(situation_of(known), old, by.now)
    )
    if no:
        return no
    operation = situation_of(known).operation
    return (
        StatementSubmitted(
            statement=old.number,
            version=old.version,
            frozen_hash=fingerprint(operation, old.number, old.version, old.content),
            required=required_signers(known, old.content, old.signers),
            **_names(known, by),
        ),
    )


def sign(known: Known, command: SignStatement, by: By) -> Answer:
    """An authority signs the exact text, once; nobody signs what he wrote, or twice."""
    old = find(known, command.statement)
    if isinstance(old, Refused):
        return old
    no = (
        in_person(by)
        or in_state(old, READY)
        or same_text(old, command.version, command.hash)
        or may_sign(old, by)
        or still_true(situation_of(known), old, by.now)
    )
    if no:
        return no
    return (
        StatementSigned(
            statement=old.number,
            version=old.version,
            frozen_hash=command.hash,
            authority=by.authority,
            **_names(known, by),
        ),
    )


def return_(known: Known, command: ReturnStatement, by: By) -> Answer:
    """Whoever must sign may send the text back instead, and says why; so may who wrote it."""
    old = find(known, command.statement)
    if isinstance(old, Refused):
        return old
    asked = any(one.authority == by.authority for one in old.required)
    no = (
        in_person(by)
        or in_state(old, READY)
        or _same_version(old, command.version, "version")
        or (None if asked else may_write(known, old, by))
    )
    if no:
        return no
    return (
        StatementReturned(
            statement=old.number, version=old.version, reason=command.reason, **_names(known, by)
        ),
    )


def discard(known: Known, command: DiscardStatement, by: By) -> Answer:
    """A text that never left may be dropped; it stays readable in the journal."""
    old = find(known, command.statement)
    if isinstance(old, Refused):
        return old
    no = in_person(by) or in_state(old, *OPEN) or may_write(known, old, by)
    if no:
        return no
    return (StatementDiscarded(statement=old.number, reason=command.reason, **_names(known, by)),)


def prepare_correction(known: Known, command: PrepareCorrection, by: By) -> Answer:
    """The draft cites the correcting entries in place of the corrected ones, and says them."""
    old = find(known, command.statement)
    if isinstance(old, Refused):
        return old
    no = in_person(by) or in_state(old, *OUT) or one_correction(known, old)
    if no:
        return no
    if not old.flags:
        return Refused("statement.nothing_to_correct", kind=RefusalKind.CONFLICT)
    content = correcting(situation_of(known), old)
    no = facts_hold(situation_of(known), content.facts)
    return no or (_drafted(known, content, old.signers, by),)


def keep(known: Known, command: KeepStatement, by: By) -> Answer:
    """Somebody with the right to the text decides that it stands, and says why."""
    old = find(known, command.statement)
    if isinstance(old, Refused):
        return old
    no = in_person(by) or in_state(old, *OUT) or may_write(known, old, by)
    if no:
        return no
    if not any(flag.corrected_by == command.entry for flag in old.flags):
        return Refused("statement.no_such_flag", field="entry", kind=RefusalKind.CONFLICT)
    return (
        StatementKept(
            statement=old.number,
            entry=command.entry,
            reason=command.reason,
            **_names(known, by),
        ),
    )


def may_write(known: Known, statement: Statement, by: By) -> Refused | None:
    """The text belongs to the authority that began it, and to the police's press office."""
    office = by.role in PRESS_OFFICE and is_police(known.planning, by.authority)
    if by.authority == statement.authority or office:
        return None
    return Refused("statement.not_yours", kind=RefusalKind.FORBIDDEN)


def may_sign(statement: Statement, by: By) -> Refused | None:
    """Say why this person may not sign for his authority, or None."""
    if not any(one.authority == by.authority for one in statement.required):
        return Refused("statement.not_asked", kind=RefusalKind.FORBIDDEN)
    if any(same_person(one, by) for one in statement.editions):
        return Refused("statement.own_words", kind=RefusalKind.FORBIDDEN)
    for one in statement.valid:
        if one.authority == by.authority:
            return Refused("statement.already_signed", kind=RefusalKind.CONFLICT)
        if same_person(one, by):
            return Refused("statement.signed_by_you", kind=RefusalKind.FORBIDDEN)
    return None


def _same_version(old: Statement, version: int, field: str) -> Refused | None:
    if old.version == version:
        return None
    return Refused(
        "statement.text_changed", field=field, kind=RefusalKind.CONFLICT, version=old.version
    )


def _sent_back(old: Statement) -> Refused | None:
    if old.returned is None or old.returned.version != old.version:
        return None
    return Refused("statement.unchanged", field="text", kind=RefusalKind.CONFLICT)


def _drafted(known: Known, content: Content, signers: tuple[str, ...], by: By) -> StatementDrafted:
    return StatementDrafted(
        statement=situation_of(known).statements.last + 1,
        content=content,
        signers=signers,
        **_names(known, by),
    )


def _names(known: Known, by: By) -> dict[str, Any]:
    seat_name, authority_name = names_of(known, by)
    return {"seat_name": seat_name, "authority_name": authority_name}
