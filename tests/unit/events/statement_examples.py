"""One example of each event about statements, for the golden files and the folds."""

from __future__ import annotations

from datetime import UTC, datetime

from crisis.events import Event
from crisis.events.publishing import (
    DeliveryReported,
    HoldingStatementIssued,
    PublishingPaused,
    PublishingResumed,
    StatementReleased,
    StatementResent,
    StatementRetracted,
)
from crisis.events.statements import (
    Content,
    Signer,
    StatementChanged,
    StatementDiscarded,
    StatementDrafted,
    StatementKept,
    StatementReturned,
    StatementSigned,
    StatementSubmitted,
)
from crisis.terms.log import Certainty
from crisis.terms.places import Point
from crisis.terms.statements import (
    PRESS_ROOM,
    SINKS,
    Act,
    Audience,
    ChannelKind,
    Delivery,
    Fact,
    Outlet,
    StatementKind,
)

WHO = {"seat_name": "Kommunikation, politi", "authority_name": "Sydøstjyllands Politi"}
SOON = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
LATER = datetime(2026, 10, 25, 6, 30, 0, 250_000, tzinfo=UTC)
HASH = "0a" * 32
MAIL = Outlet(id="pressemail", kind=ChannelKind.MAIL, name="Pressemail")
CONTENT = Content(
    title="Vand i midtbyen",
    text="Hold jer væk fra havnen.\n\nNæste besked kl. 15.",
    audience=Audience.AREA,
    place="Kolding Å",
    incident=1,
    shape=Point((9.4859, 55.4913)),
    next_update_at=SOON,
    expires_at=LATER,
    facts=(Fact(entry=4), Fact(entry=7, cited_as=Certainty.UNCONFIRMED)),
)
CORRECTION = Content(
    title="Rettelse: Vand i midtbyen",
    text="Havnegade er tør.",
    audience=Audience.EVERYBODY,
    place=None,
    incident=None,
    shape=None,
    next_update_at=None,
    expires_at=None,
    facts=(Fact(entry=9),),
    kind=StatementKind.CORRECTION,
    corrects=1,
)
HOLDING = Content(
    title="Politiet følger: Vand i Kolding midtby",
    text="Politiet er bekendt med hændelsen: Vand i Kolding midtby.",
    audience=Audience.EVERYBODY,
    place="Kolding",
    incident=None,
    shape=None,
    next_update_at=SOON,
    expires_at=None,
    facts=(),
    kind=StatementKind.HOLDING,
)
POLICE = Signer(authority="politi", authority_name="Sydøstjyllands Politi", police=True)
KOLDING = Signer(authority="kolding", authority_name="Kolding Kommune", entries=(4, 7))

STATEMENT_EXAMPLES: tuple[Event, ...] = (
    StatementDrafted(statement=1, content=CONTENT, signers=("brs",), **WHO),
    StatementChanged(
        statement=1,
        version=2,
        content=CORRECTION,
        signers=(),
        frozen_hash=HASH,
        required=(POLICE, KOLDING),
        **WHO,
    ),
    StatementSubmitted(statement=1, version=2, frozen_hash=HASH, required=(POLICE, KOLDING), **WHO),
    StatementSigned(statement=1, version=2, frozen_hash=HASH, authority="politi", **WHO),
    StatementReturned(statement=1, version=2, reason="Gaden er forkert", **WHO),
    StatementDiscarded(statement=1, reason=None, **WHO),
    StatementKept(statement=1, entry=9, reason="Kun en stavefejl", **WHO),
    StatementReleased(
        statement=1,
        version=2,
        frozen_hash=HASH,
        channels=(PRESS_ROOM, MAIL),
        corrects=None,
        send_before=LATER,
        **WHO,
    ),
    HoldingStatementIssued(
        statement=2,
        content=HOLDING,
        frozen_hash=HASH,
        signer=POLICE,
        channels=SINKS,
        send_before=SOON,
        **WHO,
    ),
    StatementRetracted(
        statement=1,
        version=2,
        notice="Meddelelsen gælder ikke mere",
        channels=(PRESS_ROOM,),
        send_before=LATER,
        **WHO,
    ),
    StatementResent(
        statement=1, version=2, act=Act.PUBLISH, channel="pressemail", send_before=LATER, **WHO
    ),
    DeliveryReported(
        outbox=7,
        fence=3,
        statement=1,
        version=2,
        act=Act.RETRACT,
        channel="pressemail",
        outcome=Delivery.WAITING,
        attempt=2,
        detail="451 prøv igen senere",
        again_at=SOON,
        delivered=12,
        failed=1,
        uncertain=0,
    ),
    PublishingPaused(reason="Vi venter på regionen", **WHO),
    PublishingResumed(**WHO),
)
