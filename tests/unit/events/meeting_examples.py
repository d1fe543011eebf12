"""One example of each event about meetings."""

from __future__ import annotations

from datetime import UTC, datetime

from crisis.events import Event
from crisis.events.letters import LettersOrdered, LetterTold, Receiver
from crisis.events.meetings import (
    AttendanceNoted,
    Attending,
    MeetingCalled,
    MeetingCancelled,
    MeetingClosed,
    MeetingOpened,
    MinutesApproved,
    RhythmSet,
    SaidBy,
    SaidNoted,
)
from crisis.terms.letters import LetterState
from crisis.terms.meetings import AgendaItem, MeetingKind, Presence

WHO = {"seat_name": "Stabschef", "authority_name": "Sydøstjyllands Politi"}
AT = datetime(2026, 11, 28, 13, 0, tzinfo=UTC)

MEETING_EXAMPLES: tuple[Event, ...] = (
    RhythmSet(
        every=120,
        first_at=AT,
        times=(),
        place="KSN Fredericia",
        joining="video.eksempel.dk/stab",
        text="Staben mødes hver 120. minut, første gang kl. 14:00.",
        **WHO,
    ),
    MeetingCalled(
        meeting=2,
        kind=MeetingKind.STATUS,
        meeting_at=AT,
        place="KSN Fredericia",
        joining=None,
        text="Møde nr. 2 (statusmøde) kl. 14:00. Sted: KSN Fredericia.",
        **WHO,
    ),
    MeetingCancelled(
        meeting=2,
        supplements=17,
        reason="Alle er på stedet",
        text="Møde nr. 2 er aflyst.",
        **WHO,
    ),
    MeetingOpened(
        meeting=3,
        kind=MeetingKind.STATUS,
        meeting_at=AT,
        items=(AgendaItem.CHANGES, AgendaItem.ROUND),
        text="Møde nr. 3 (statusmøde) er åbnet.",
        **WHO,
    ),
    AttendanceNoted(
        meeting=3,
        attending=Attending(
            authority="kolding", authority_name="Kolding Kommune", presence=Presence.PHONE
        ),
        **WHO,
    ),
    SaidNoted(
        meeting=3,
        item=AgendaItem.ROUND,
        said_by=SaidBy(authority="kolding", authority_name="Kolding Kommune"),
        entries=(12,),
        text="Kolding Kommune: Skolen er klar til 200.",
        **WHO,
    ),
    MeetingClosed(
        meeting=3,
        next_at=datetime(2026, 11, 28, 15, 0, tzinfo=UTC),
        text="Møde nr. 3 er lukket. Næste møde kl. 16:00.",
        **WHO,
    ),
    LettersOrdered(
        meeting=3,
        receivers=(Receiver(authority="kolding", authority_name="Kolding Kommune"),),
        **WHO,
    ),
    LetterTold(
        meeting=3,
        authority="kolding",
        order=63,
        state=LetterState.FAILED,
        detail="mailserveren sagde nej (550)",
    ),
    MinutesApproved(meeting=3, upto=61, text="Referatet af møde nr. 3 er godkendt.", **WHO),
)
