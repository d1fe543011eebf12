"""One example of each event about relief and break-glass, for the golden files."""

from __future__ import annotations

from datetime import UTC, datetime

from crisis.events import Event
from crisis.events.lending import SeatLent, SeatReturned
from crisis.events.relief import (
    HandoverOffered,
    HandoverTaken,
    HandoverWithdrawn,
    SheetContents,
    Waited,
)
from crisis.terms.waiting import WaitKind

WHO = {"seat_name": "Repræsentant", "authority_name": "Kolding Kommune"}

RELIEF_EXAMPLES: tuple[Event, ...] = (
    HandoverOffered(
        sheet=2,
        until=57,
        contents=SheetContents(
            since=31,
            tasks=(3, 5),
            waits=(Waited(kind=WaitKind.TASK_ASKED, number=5),),
            decisions=(40, 44),
            figures=(51,),
            call=1,
        ),
        important="Åen topper kl. 22.",
        beware="Broen ved Låsby bærer kun én vej.",
        agreed=None,
        text="Overdragelsesark nr. 2 for Repræsentant, Kolding Kommune, venter på afløseren.",
        **WHO,
    ),
    HandoverTaken(
        sheet=2,
        seen=60,
        text="Vagten er overtaget på Repræsentant, Kolding Kommune (overdragelsesark nr. 2).",
        **WHO,
    ),
    SeatLent(
        loan=1,
        lent_seat="kolding",
        lent_seat_name="Repræsentant",
        lent_authority="kolding",
        lent_authority_name="Kolding Kommune",
        borrower=77,
        borrower_name="Bo Vikar",
        until=datetime(2026, 11, 27, 21, 0, tzinfo=UTC),
        text="Nødadgang nr. 1: Repræsentant, Kolding Kommune, er lånt ud til Bo Vikar til "
        "kl. 22:00. På lånt plads kan intet underskrives eller frigives.",
        **WHO,
    ),
    SeatReturned(
        loan=1,
        text="Nødadgang nr. 1 er slut: Repræsentant, Kolding Kommune, er givet tilbage af "
        "Bo Vikar.",
        **WHO,
    ),
    HandoverWithdrawn(sheet=2, text="Overdragelsesark nr. 2 er trukket tilbage.", **WHO),
)
