"""Examples of the events about decisions, on the level and what they rest on among them."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec

from crisis.events import Event
from crisis.events.callouts import CalledAuthority
from crisis.events.decisions import (
    DecisionTaken,
    DissentRecorded,
    DissentSaid,
    FollowUpAsked,
    FollowUpSettled,
)
from crisis.events.first import FirstAssessed
from crisis.events.log import SpokenFor
from crisis.events.operations import LevelDecided
from crisis.terms.decisions import Competence, Outcome, Settlement
from crisis.terms.log import Channel
from crisis.terms.operations import Level

WHO = {"seat_name": "Logfører", "authority_name": "Sydøstjyllands Politi"}
SAID = SpokenFor(
    authority="kolding",
    authority_name="Kolding Kommune",
    who="Beredskabschefen",
    channel=Channel.PHONE,
)

LEVEL_RELEASED = LevelDecided(
    decision=2,
    level=Level.OPERATIONS,
    before=Level.STAFF,
    text="Niveaubeslutning nr. 2: Operationsberedskab (før Stabsberedskab).",
    reason="Vandet stiger",
    basis="DMI kl. 14.10",
    seat_name="Repræsentant",
    authority_name="Kolding Kommune",
)
"""What stands in `released/` as it was written before a level could rest on an assessment."""

DECISION_EXAMPLES: tuple[Event, ...] = (
    msgspec.structs.replace(LEVEL_RELEASED, assessment=14),
    FirstAssessed(
        assessment=1,
        entry=12,
        what="Vandet står i Havnegade",
        known="1,45 m kl. 13",
        place="#[Kolding Havn]",
        incident=1,
        unknown="Om diget holder",
        affected="200 husstande",
        outlook="Stiger til kl. 18",
        level=Level.STAFF,
        call=(CalledAuthority(authority="kolding", authority_name="Kolding Kommune"),),
        text="Førstevurdering nr. 1 af #12: Vandet står i Havnegade",
        **WHO,
    ),
    DecisionTaken(
        decision=3,
        question="Skal Havnegade ryddes?",
        options=("Ryd hele gaden", "Ryd de lave numre"),
        outcome=Outcome.CHOSEN,
        chosen=2,
        ground="Vandet når kun de lave numre",
        known="DMI venter 1,62 m",
        entries=(12, 14),
        unknown="Om diget holder",
        competence=Competence.DELEGATED,
        competence_note="Borgmesteren, tlf. kl. 11.50",
        decided_by="Beredskabschefen",
        taken_at=datetime(2026, 11, 27, 7, 50, tzinfo=UTC),
        valid_until=datetime(2026, 11, 27, 18, 0, tzinfo=UTC),
        dissent=(
            DissentSaid(authority="brs", authority_name="Beredskabsstyrelsen", words="For sent"),
        ),
        follow_up=(
            FollowUpAsked(
                what="Sandsække til Havnegade",
                authority="trekantbrand",
                authority_name="TrekantBrand",
                deadline=datetime(2026, 11, 27, 10, 0, tzinfo=UTC),
            ),
        ),
        replaces=1,
        corrects=9,
        text="Beslutning nr. 3: Skal Havnegade ryddes? Valgt: Ryd de lave numre. Erstatter nr. 1.",
        **WHO,
        on_behalf_of=SAID,
    ),
    DissentRecorded(
        decision=3,
        entry=14,
        words="Vi får vandet",
        text="Forbehold til beslutning nr. 3: Vi får vandet",
        **WHO,
        on_behalf_of=SAID,
    ),
    FollowUpSettled(
        decision=3,
        entry=14,
        item=1,
        settlement=Settlement.DONE,
        words="300 sække",
        text="Opfølgning B3.1 er udført. 300 sække",
        **WHO,
        on_behalf_of=SAID,
    ),
)
