"""Rules about a statement on its way out: let out by the police, taken back in one act."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from crisis.commands.publishing import (
    IssueHoldingStatement,
    PausePublishing,
    ReleaseStatement,
    ReportDelivery,
    ResendStatement,
    ResumePublishing,
    RetractStatement,
)
from crisis.errors import RefusalKind, Refused
from crisis.events.publishing import (
    DeliveryReported,
    HoldingStatementIssued,
    PublishingPaused,
    PublishingResumed,
    StatementReleased,
    StatementResent,
    StatementRetracted,
)
from crisis.events.statements import Content, Signer
from crisis.projections.statements import Dispatch, Statement
from crisis.rules.authorities import names_of
from crisis.rules.known import Answer, By, Known, Question
from crisis.rules.signing import (
    find,
    fingerprint,
    in_person,
    in_state,
    is_police,
    same_text,
    situation_of,
    still_stands,
    still_true,
)
from crisis.terms.statements import (
    OUT,
    RESENDABLE,
    SENDING_LIMIT,
    Act,
    Audience,
    Delivery,
    Outlet,
    StatementKind,
    StatementState,
)
from crisis.terms.templates import holding

HOLDING_LIMIT = timedelta(hours=24)


def release(known: Known, command: ReleaseStatement, by: By) -> Answer:
    """The police let a text out when everyone who must has signed exactly this text."""
    old = find(known, command.statement)
    if isinstance(old, Refused):
        return old
    no = (
        in_person(by)
        or _police_alone(known, by)
        or in_state(old, StatementState.READY)
        or same_text(old, command.version, command.hash)
        or _all_signed(old)
        or still_true(situation_of(known), old, by.now)
        or _corrects_what_is_out(known, old)
    )
    if no:
        return no
    return (
        StatementReleased(
            statement=old.number,
            version=old.version,
            frozen_hash=command.hash,
            channels=_channels(known),
            corrects=old.content.corrects,
            send_before=_send_before(old.content.expires_at, by.now),
            **_names(known, by),
        ),
    )


def issue_holding(known: Known, command: IssueHoldingStatement, by: By) -> Answer:
    """The police alone, in fixed lines, with the time of the next message."""
    no = in_person(by) or _police_alone(known, by) or _next_soon(command, by)
    if no:
        return no
    situation = situation_of(known)
    names = _names(known, by)
    title, text = holding(
        command.what, command.place, names["authority_name"], command.next_update_at, by.now
    )
    content = Content(
        title=title,
        text=text,
        audience=Audience.EVERYBODY,
        place=command.place,
        incident=None,
        shape=None,
        next_update_at=command.next_update_at,
        expires_at=None,
        facts=(),
        kind=StatementKind.HOLDING,
    )
    number = situation.statements.last + 1
    signer = Signer(authority=by.authority, authority_name=names["authority_name"], police=True)
    return (
        HoldingStatementIssued(
            statement=number,
            content=content,
            frozen_hash=fingerprint(situation.operation, number, 1, content),
            signer=signer,
            channels=_channels(known),
            send_before=_send_before(command.next_update_at, by.now),
            **names,
        ),
    )


def retract(known: Known, command: RetractStatement, by: By) -> Answer:
    """The police take a statement back on every channel it was let out on, and say so there."""
    old = find(known, command.statement)
    if isinstance(old, Refused):
        return old
    no = in_person(by) or _police_alone(known, by) or in_state(old, *OUT)
    if no:
        return no
    channels = tuple(one.channel for one in old.dispatches if one.act is Act.PUBLISH)
    return (
        StatementRetracted(
            statement=old.number,
            version=old.version,
            notice=command.notice,
            channels=channels,
            send_before=_send_before(None, by.now),
            **_names(known, by),
        ),
    )


def resend(known: Known, command: ResendStatement, by: By) -> Answer:
    """A person sends once more on the one channel that failed, if the text still holds."""
    old = find(known, command.statement)
    if isinstance(old, Refused):
        return old
    states = OUT if command.act is Act.PUBLISH else {StatementState.RETRACTED}
    no = in_person(by) or _police_alone(known, by) or in_state(old, *states)
    if no:
        return no
    sent = old.dispatch(command.act, command.channel)
    if sent is None:
        return Refused("publishing.unknown_channel", field="channel", kind=RefusalKind.UNKNOWN)
    if not _resendable(sent):
        return Refused("publishing.nothing_to_resend", kind=RefusalKind.CONFLICT)
    if command.act is Act.PUBLISH:
        no = still_stands(old, by.now)
        if no:
            return no
    expires = old.content.expires_at if command.act is Act.PUBLISH else None
    return (
        StatementResent(
            statement=old.number,
            version=sent.version,
            act=command.act,
            channel=command.channel,
            send_before=_send_before(expires, by.now),
            **_names(known, by),
        ),
    )


def pause(known: Known, command: PausePublishing, by: By) -> Answer:
    """Nothing more of this operation leaves until somebody lets it go on."""
    if situation_of(known).statements.paused is not None:
        return Refused("publishing.paused_already", kind=RefusalKind.CONFLICT)
    no = in_person(by)
    return no or (PublishingPaused(reason=command.reason, **_names(known, by)),)


def resume(known: Known, command: ResumePublishing, by: By) -> Answer:
    """What was held back goes out, if it still holds; so it is the police who let it."""
    if situation_of(known).statements.paused is None:
        return Refused("publishing.not_paused", kind=RefusalKind.CONFLICT)
    no = in_person(by) or _police_alone(known, by)
    return no or (PublishingResumed(**_names(known, by)),)


def report_delivery(known: Known, command: ReportDelivery, by: By) -> Answer:
    """What came of sending is told by the publisher, once for each attempt it was given."""
    old = find(known, command.statement)
    if isinstance(old, Refused):
        return old
    sent = old.dispatch(command.act, command.channel)
    if sent is None or sent.version != command.version:
        return Refused("publishing.unknown_channel", field="channel", kind=RefusalKind.UNKNOWN)
    if sent.outcome is not Delivery.WAITING:
        return Refused("publishing.settled", field="channel", kind=RefusalKind.CONFLICT)
    told = {name: getattr(command, name) for name in command.__struct_fields__}
    return (DeliveryReported(**told),)


def _police_alone(known: Known, by: By) -> Refused | None:
    if is_police(known.planning, by.authority):
        return None
    return Refused("publishing.police_alone", kind=RefusalKind.FORBIDDEN)


def _resendable(sent: Dispatch) -> bool:
    """What failed or is uncertain; and a retraction that came too late, for it is never stale."""
    late = sent.act is Act.RETRACT and sent.outcome is Delivery.EXPIRED
    return late or sent.outcome in RESENDABLE


def _all_signed(old: Statement) -> Refused | None:
    if not old.missing:
        return None
    names = ", ".join(one.authority_name for one in old.missing)
    return Refused("statement.signatures_missing", kind=RefusalKind.CONFLICT, names=names)


def _corrects_what_is_out(known: Known, old: Statement) -> Refused | None:
    """What was taken back meanwhile needs no correction; the notice there says enough."""
    if old.content.corrects is None:
        return None
    other = find(known, old.content.corrects)
    return other if isinstance(other, Refused) else in_state(other, *OUT)


def _next_soon(command: IssueHoldingStatement, by: By) -> Refused | None:
    if command.next_update_at <= by.now:
        return Refused("log.expected_in_past", field="next_update_at")
    if command.next_update_at > by.now + HOLDING_LIMIT:
        return Refused("publishing.next_too_late", field="next_update_at", limit_hours=24)
    if not command.what.strip(". \n\t"):
        return Refused("statement.title_missing", field="what")
    return None


def _channels(known: Known) -> tuple[Outlet, ...]:
    found: tuple[Outlet, ...] = known.answers[Question.CHANNELS]
    return found


def _send_before(expires: datetime | None, now: datetime) -> datetime:
    latest = now + SENDING_LIMIT
    return latest if expires is None else min(expires, latest)


def _names(known: Known, by: By) -> dict[str, Any]:
    seat_name, authority_name = names_of(known, by)
    return {"seat_name": seat_name, "authority_name": authority_name}
