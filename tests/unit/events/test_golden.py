"""Every event has its golden JSON: what was once written is read the same for ever."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from crisis.events import EVENTS, Event
from crisis.events.authorities import AuthorityRegistered, SeatRegistered
from crisis.events.callouts import CallAnswered, CalledAuthority, DeputyCalled, StaffCalled
from crisis.events.closing import OperationArchived, OperationClosed, OperationEvaluated
from crisis.events.erasure import EntryErased, ErasedEntry
from crisis.events.figures import FigureSet
from crisis.events.geodata import GeodataImported
from crisis.events.incidents import (
    IncidentChanged,
    IncidentOpened,
    IncidentTypeRetired,
    IncidentTypeSet,
)
from crisis.events.log import (
    EntryConfirmed,
    EntryCorrected,
    EntryRecorded,
    EntrySupplemented,
    SpokenFor,
)
from crisis.events.national import NationalStaffTold
from crisis.events.operations import OperationOpened
from crisis.events.responsibility import MatrixRowRetired, MatrixRowSet, MunicipalityPlaced
from crisis.events.restores import InstallationRestored, PublishingAllowed
from crisis.events.sectors import SectorStatusReported
from crisis.events.tasks import (
    TaskClosed,
    TaskMoveConfirmed,
    TaskMoved,
    TaskReassigned,
)
from crisis.journal.codec import decode_event, encode_event
from crisis.responsibility_rows import GROUNDS, ROWS, TYPES
from crisis.terms.callouts import CallState
from crisis.terms.closing import Matter, MatterKind
from crisis.terms.figures import FigureKind
from crisis.terms.geodata import GeodataKind
from crisis.terms.incidents import IncidentStatus, Severity
from crisis.terms.log import Certainty, Channel, EntryKind
from crisis.terms.national import NationalStaff
from crisis.terms.operations import Level, Mode
from crisis.terms.places import Exposure, Hit, Polygon, Whereabouts
from crisis.terms.roles import AuthorityKind, Role
from crisis.terms.sectors import Colour
from crisis.terms.tasks import TaskMove, TaskStatus
from tests.unit.events.by_subject import BY_SUBJECT
from tests.unit.events.decision_examples import DECISION_EXAMPLES, LEVEL_RELEASED
from tests.unit.events.dependency_examples import DEPENDENCIES_RELEASED
from tests.unit.events.drill_examples import DRILL_RELEASED
from tests.unit.events.file_examples import FILE_EXAMPLES
from tests.unit.events.mark_examples import MARK_EXAMPLES
from tests.unit.events.plan_examples import PLANS_RELEASED
from tests.unit.events.register_examples import REGISTER_EXAMPLES, RELEASED
from tests.unit.events.relief_examples import RELIEF_EXAMPLES
from tests.unit.events.seat_examples import SEAT_EXAMPLES
from tests.unit.events.sight_examples import SIGHT_EXAMPLES
from tests.unit.events.statement_examples import STATEMENT_EXAMPLES
from tests.unit.events.task_examples import TASK_EXAMPLES, TASK_RELEASED

GOLDEN = Path(__file__).parent / "golden"
RELEASED_FILES = Path(__file__).parent / "released"
WHO = {"seat_name": "Repræsentant", "authority_name": "Kolding Kommune"}
DETAILS = {
    "kind": EntryKind.REPORT,
    "certainty": Certainty.PRESUMED,
    "source": "Borger",
    "channel": Channel.PHONE,
    "occurred_at": datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
    "expected_at": None,
    "place": "Kolding Å",
    "on_behalf_of": SpokenFor(
        authority="brs",
        authority_name="Beredskabsstyrelsen",
        who="Vagthavende",
        channel=Channel.RADIO,
    ),
}
GROUND = Whereabouts(
    municipalities=("kolding",),
    regions=("region-syddanmark",),
    fire_services=("trekantbrand",),
    estimated=True,
)
INCIDENT = {
    "incident": 1,
    "kind": "flood",
    "kind_name": "Oversvømmelse",
    "title": "Kolding Å",
    "severity": Severity.RED,
    "status": IncidentStatus.ONGOING,
    "shape": Polygon((((9.47, 55.49), (9.48, 55.49), (9.48, 55.5), (9.47, 55.49)),)),
    "since": datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
    "entries": (2, 4),
    "objects": ("ob-000000000001",),
    "object_names": ("Kolding Havn",),
    "whereabouts": GROUND,
    "exposure": Exposure(
        distance_m=500,
        total=1,
        counts={"Havne, søer, fjorde, hav": 1},
        hits=(
            Hit(
                object="ob-000000000001",
                name="Kolding Havn",
                category="Havne, søer, fjorde, hav",
                distance_m=120,
                municipality="kolding",
            ),
        ),
        register_head=39,
    ),
}
SPOKEN = {"on_behalf_of": None}
OPENED = OperationOpened(name="Stormflod", mode=Mode.LIVE, level=Level.STAFF, **WHO)
EXAMPLES: tuple[Event, ...] = (
    MunicipalityPlaced(ground=GROUNDS[0]),
    MatrixRowSet(row=ROWS[4]),
    MatrixRowRetired(number=5),
    IncidentTypeSet(type=TYPES[3]),
    IncidentTypeRetired(id="flood"),
    *SEAT_EXAMPLES,
    *SIGHT_EXAMPLES,
    *REGISTER_EXAMPLES,
    GeodataImported(
        kind=GeodataKind.MUNICIPALITIES, sha256="0a" * 32, features=7, source="DAGI 2018"
    ),
    IncidentOpened(**INCIDENT, **WHO, **SPOKEN),
    IncidentChanged(**INCIDENT, changed=("severity",), **WHO, **SPOKEN),
    *TASK_EXAMPLES,
    TaskMoved(
        task=1,
        move=TaskMove.DECLINE,
        status=TaskStatus.DECLINED,
        reason="Bundet i Vejle",
        **WHO,
        **SPOKEN,
    ),
    TaskReassigned(
        task=1,
        responsible="brs",
        responsible_name="Beredskabsstyrelsen",
        reason="Har pumper",
        **WHO,
        **SPOKEN,
    ),
    TaskMoveConfirmed(task=1, move=7, **WHO),
    TaskClosed(task=1, **WHO),
    SectorStatusReported(
        sector="kolding",
        sector_name="Kolding Kommune",
        colour=Colour.RED,
        consequence="Midtbyen uden strøm",
        normal_at=None,
        need="Nødstrøm",
        **WHO,
        **SPOKEN,
    ),
    AuthorityRegistered(authority="brs", name="Beredskabsstyrelsen", kind=AuthorityKind.STATE),
    SeatRegistered(seat="brs", authority="brs", name="Repræsentant", role=Role.REPRESENTATIVE),
    OPENED,
    *MARK_EXAMPLES,
    FigureSet(
        figure=FigureKind.EVACUATED,
        name="Evakuerede",
        value=120,
        as_of=datetime(2026, 11, 27, 8, 0, tzinfo=UTC),
        certainty=Certainty.CONFIRMED,
        entry=12,
        source="EPC Christiansfeld",
        corrects=9,
        also=(7,),
        text="Evakuerede: 120.",
        **WHO,
        **SPOKEN,
    ),
    *DECISION_EXAMPLES,
    StaffCalled(
        call=1,
        called=(CalledAuthority(authority="kolding", authority_name="Kolding Kommune"),),
        place="KSN Fredericia",
        meeting_at=datetime(2026, 11, 27, 9, 0, tzinfo=UTC),
        agenda="Situationen",
        text="Indkaldelse nr. 1: Kolding Kommune. Møde kl. 10:00.",
        **WHO,
    ),
    CallAnswered(
        call=1,
        authority="kolding",
        state=CallState.ON_THE_WAY,
        note="To personer",
        expected_at=datetime(2026, 11, 27, 8, 40, tzinfo=UTC),
        **WHO,
        **SPOKEN,
    ),
    DeputyCalled(
        call=1,
        authority="kolding",
        deputy="Vicedirektøren, pr. telefon",
        text="Kolding Kommune har ikke svaret på indkaldelse nr. 1. "
        "Kaldt i stedet: Vicedirektøren, pr. telefon.",
        **WHO,
    ),
    OperationClosed(
        matters=(
            Matter(kind=MatterKind.TASK, number=3, owner="kolding", owner_name="Kolding Kommune"),
        ),
        reason="Vandet er under 1 m",
        basis="DMI kl. 14.10",
        left_because=None,
        text="Indsatsen er afsluttet. Overdraget til daglig drift: O3 til Kolding Kommune.",
        **WHO,
    ),
    OperationEvaluated(
        reference="Evaluering 2026-4",
        text="Indsatsen er evalueret. Rapport: Evaluering 2026-4.",
        **WHO,
    ),
    OperationArchived(reference="26-1234", text="Indsatsen er arkiveret. Sag: 26-1234.", **WHO),
    NationalStaffTold(
        staff=NationalStaff.NOST,
        active=True,
        since=datetime(2026, 11, 26, 3, 0, tzinfo=UTC),
        source="KST pr. telefon",
        text="NOST er aktiv fra torsdag 26. november 2026 kl. 04:00.",
        **WHO,
    ),
    EntryRecorded(text="Vand i kældre", **DETAILS, **WHO),
    EntryCorrected(corrects=4, reason="Set på stedet", text="Tørt", **DETAILS, **WHO),
    EntrySupplemented(supplements=4, text=None, **DETAILS, **WHO),
    EntryConfirmed(confirms=4, **WHO),
    *FILE_EXAMPLES,
    EntryErased(
        entries=(ErasedEntry(number=4), ErasedEntry(number=7, corrects=4)),
        reason="Helbredsoplysninger uden betydning for indsatsen",
        basis="GDPR art. 17, stk. 1, litra d",
        **WHO,
    ),
    InstallationRestored(made_at=datetime(2026, 11, 26, 3, 0, tzinfo=UTC), lost=17),
    PublishingAllowed(**WHO),
    *RELIEF_EXAMPLES,
    *STATEMENT_EXAMPLES,
    *BY_SUBJECT,
)


def test_every_event_has_an_example() -> None:
    assert {type(one).__name__ for one in EXAMPLES} == set(EVENTS)


@pytest.mark.parametrize("event", EXAMPLES, ids=lambda one: type(one).__name__)
def test_an_event_is_written_and_read_as_its_golden_file(event: Event) -> None:
    name = type(event).__name__
    golden = (GOLDEN / f"{name}.{event.SCHEMA}.json").read_bytes().rstrip(b"\n")
    assert encode_event(event) == golden
    assert decode_event(name, golden) == event


OLDER = [
    *(*RELEASED, *TASK_RELEASED, *PLANS_RELEASED, *DEPENDENCIES_RELEASED),
    *(OPENED, LEVEL_RELEASED, DRILL_RELEASED),
]


@pytest.mark.parametrize("event", OLDER, ids=lambda one: type(one).__name__)
def test_an_event_is_read_as_it_was_written_before_fields_were_added(event: Event) -> None:
    name = type(event).__name__
    released = (RELEASED_FILES / f"{name}.{event.SCHEMA}.json").read_bytes().rstrip(b"\n")
    assert decode_event(name, released) == event
