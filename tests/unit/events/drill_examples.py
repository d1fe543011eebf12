"""One example of each event about a drill that is played, for the golden files."""

from __future__ import annotations

import msgspec

from crisis.events import Event
from crisis.events.drills import (
    CodeWordMissed,
    ComcheckAnswered,
    DrillClockSet,
    DrillEnded,
    DrillPrepared,
    InjectAnswered,
    InjectGiven,
    InjectReleased,
)
from crisis.terms.drills import (
    Cell,
    ClockMove,
    DrillEnding,
    DrillPhase,
    PlayedInject,
    PlayedPart,
)
from crisis.terms.log import Channel

WHO = {"seat_name": "Planlægger", "authority_name": "Sydøstjyllands Politi"}

PREPARED = DrillPrepared(
    title="Vand ved Hejlsminde",
    start="Det har blæst fra øst i to døgn.",
    script="format: 1\n",
    seed=7,
    code_word="Blå måge",
    code_mark="0b" * 32,
    parts=(
        PlayedPart(role="kolding", seat="kolding", seat_name="Repræsentant, Kolding Kommune"),
        PlayedPart(role="borger", name="Borger på Søndergade", cell=Cell.CITIZENS),
    ),
    injects=(
        PlayedInject(
            id="opkald",
            sender="borger",
            to=("kolding",),
            channel=Channel.PHONE,
            texts=("Må jeg køre hjem?", "Hvor er der sandsække?"),
        ),
        PlayedInject(
            id="dige",
            sender="kolding",
            to=(),
            channel=Channel.PHONE,
            texts=(None,),
            command="RecordEntry",
            held=True,
        ),
    ),
    goals=("varsling", "tal"),
    safety="Sikkerhedslederen, på kanal 5.",
    **WHO,
)
DRILL_EXAMPLES: tuple[Event, ...] = (
    PREPARED,
    ComcheckAnswered(seat_name="Repræsentant", authority_name="Kolding Kommune"),
    DrillClockSet(
        move=ClockMove.JUMP,
        phase=DrillPhase.RUNNING,
        came_s=600.5,
        at_s=3600.0,
        came_script_s=540.5,
        script_s=3540.0,
        hold_s=0.0,
        speed=2.0,
        **WHO,
    ),
    InjectGiven(
        inject="opkald",
        time=2,
        due_s=1200.0,
        at_s=1200.75,
        sender="borger",
        seats=("kolding",),
        cells=(Cell.MEDIA,),
        channel=Channel.PHONE,
        text="Hvor er der sandsække?",
        attachment="kort.pdf",
        command=None,
        entries=(),
        failed=None,
        by_hand=False,
        **WHO,
    ),
    InjectReleased(inject="dige", script_s=900.0, **WHO),
    InjectAnswered(
        given=12,
        at_s=1260.0,
        text="Ved brandstationen.",
        seat_name="Repræsentant",
        authority_name="Kolding Kommune",
    ),
    DrillEnded(kind=DrillEnding.REAL_EVENT, at_s=1800.0, **WHO),
    CodeWordMissed(seat_name="Repræsentant", authority_name="Kolding Kommune"),
)

DRILL_RELEASED = msgspec.structs.replace(
    PREPARED,
    parts=tuple(msgspec.structs.replace(one, name=None) for one in PREPARED.parts),
    goals=None,
    safety=None,
)
"""What stands in `released/` as it was written before roles had names and goals were noted."""
