"""What the publisher asks again at the moment of sending, whatever was true before."""

from __future__ import annotations

from datetime import datetime

from crisis.errors import RefusalKind, Refused
from crisis.projections.situation import Situation
from crisis.projections.statements import Statement
from crisis.rules.signing import fingerprint, still_stands
from crisis.terms.operations import Mode
from crisis.terms.statements import OUT, Act, ChannelKind, Outlet, StatementState


def may_send(
    situation: Situation, number: int, act: Act, outlet: Outlet, now: datetime
) -> Refused | None:
    """Say why a statement may not be sent on a channel now, or None.

    The channel fits the operation's mode; the text is let out and not replaced or taken back;
    no corrected fact of it waits for a decision; it is the text that was signed, by everyone who
    must; and its time has not run out.
    """
    if (situation.mode is Mode.EXERCISE) is not (outlet.kind is ChannelKind.SINK):
        return _no("sending.wrong_mode")
    found = situation.statements.get(number)
    if found is None:
        return _no("statement.unknown")
    sent = found.dispatch(act, outlet.id)
    if sent is None:
        return _no("publishing.unknown_channel")
    if sent.send_before <= now:
        return _no("sending.too_late")
    if act is Act.RETRACT:
        holds = found.state is StatementState.RETRACTED
        return None if holds else _no("sending.not_retracted")
    if found.state not in OUT:
        return _no("sending.superseded")
    return still_stands(found, now) or _signed(situation, found)


def held_back(situation: Situation) -> bool:
    """Says whether somebody has put sending on hold; then it waits and is not lost."""
    return situation.statements.paused is not None


def _signed(situation: Situation, found: Statement) -> Refused | None:
    text = fingerprint(situation.operation, found.number, found.version, found.content)
    if text != found.hash:
        return _no("sending.other_text")
    if found.missing or not found.valid:
        return _no("sending.not_signed")
    return None


def _no(code: str) -> Refused:
    return Refused(code, kind=RefusalKind.CONFLICT)
