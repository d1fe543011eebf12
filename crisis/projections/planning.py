"""Standing knowledge: the fold of the planning stream, authorities, seats, matrix, types."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import msgspec
from immutables import Map

from crisis.events import Erased, Event, Stamp
from crisis.events.authorities import AuthorityRegistered, SeatRegistered
from crisis.events.categories import (
    CategoryReplaced,
    CategoryRestored,
    CategoryRetired,
    CategorySet,
)
from crisis.events.dependencies import SupplyRetired, SupplySet
from crisis.events.erasure import EntryErased
from crisis.events.imports import ImportFinished, ImportUndone, ObjectsTakenBack
from crisis.events.incidents import IncidentTypeRetired, IncidentTypeSet
from crisis.events.partners import PartnerChanged, PartnerRegistered, PartnerRetired
from crisis.events.register import ObjectChanged, ObjectRetired, ObjectsRegistered
from crisis.events.responsibility import MatrixRowRetired, MatrixRowSet, MunicipalityPlaced
from crisis.events.restores import InstallationRestored, PublishingAllowed
from crisis.projections.assessments import Assessments
from crisis.projections.assessments import fold as fold_assessments
from crisis.projections.dependencies import Dependencies
from crisis.projections.dependencies import fold as fold_dependencies
from crisis.projections.deputies import DeputyLists
from crisis.projections.deputies import fold as fold_deputies
from crisis.projections.erasure import Erasures
from crisis.projections.erasure import fold as fold_erasures
from crisis.projections.imports import Imports
from crisis.projections.imports import step as step_imports
from crisis.projections.lessons import Lessons
from crisis.projections.lessons import fold as fold_lessons
from crisis.projections.mailboxes import Mailboxes
from crisis.projections.mailboxes import fold as fold_mailboxes
from crisis.projections.own_plans import OwnPlans
from crisis.projections.own_plans import fold as fold_own_plans
from crisis.projections.plans import Plans
from crisis.projections.plans import fold as fold_plans
from crisis.projections.scripts import Scripts
from crisis.projections.scripts import fold as fold_scripts
from crisis.projections.situation import Folded
from crisis.terms.categories import Replaced, SubCategory
from crisis.terms.incidents import IncidentType
from crisis.terms.partners import Partner
from crisis.terms.responsibility import Ground, MatrixRow
from crisis.terms.roles import AuthorityKind, Role

REGISTERED = (
    ObjectsRegistered | ObjectChanged | ObjectRetired | ObjectsTakenBack | SupplySet | SupplyRetired
)
"""What moves the places of the register and what they need; erasure does too."""


class Authority(msgspec.Struct, frozen=True, kw_only=True):
    """An authority in the directory. Dansk: myndighed."""

    id: str
    name: str
    kind: AuthorityKind


class Seat(msgspec.Struct, frozen=True, kw_only=True):
    """A seat in the staff: an authority's, with a function. Dansk: plads."""

    id: str
    authority: str
    name: str
    role: Role


class ListedPartner(msgspec.Struct, frozen=True, kw_only=True):
    """A partner in the directory, and the entry that says so. Dansk: partner i kataloget."""

    number: int
    partner: Partner


class Restored(msgspec.Struct, frozen=True, kw_only=True):
    """That all was put back from a backup and sending waits for a person. Dansk: gendannet."""

    number: int
    at: datetime
    made_at: datetime
    lost: int


class Planning(msgspec.Struct, frozen=True, kw_only=True):
    """All standing knowledge as of one planning entry. Dansk: planlægning."""

    number: int = 0
    registered: int = 0
    """The last entry that moved the register or who supplies whom: open pages look again then."""
    authorities: Map[str, Authority] = Map()
    seats: Map[str, Seat] = Map()
    matrix: Map[int, MatrixRow] = Map()
    grounds: Map[str, Ground] = Map()
    incident_types: Map[str, IncidentType] = Map()
    categories: Map[str, SubCategory] = Map()
    """What stands under the fixed table, by its path."""
    replaced: Map[str, Replaced] = Map()
    """What stood there and gave its objects to another, by its path, while it may come back."""
    partners: Map[str, ListedPartner] = Map()
    partner_ids: frozenset[str] = frozenset()
    """Every short name that was ever a partner's; none is given again."""
    imports: Imports = Map()
    dependencies: Dependencies = Dependencies()
    plans: Plans = Plans()
    """Preparedness plans and units; read through `rules/plan_sight.py`."""
    own_plans: OwnPlans = Map()
    """What stands in a municipality's own plan, so that it is told nowhere else."""
    deputies: DeputyLists = Map()
    mailboxes: Mailboxes = Map()
    assessments: Assessments = Assessments()
    scripts: Scripts = Scripts()
    """Scripts for drills; planners alone read them."""
    lessons: Lessons = Lessons()
    erasures: Erasures = Map()
    restored: Restored | None = None
    """Set from a restore until a person lets sending begin again."""


def fold(planning: Planning, entries: Iterable[Folded]) -> Planning:
    """Take entries in order into the planning."""
    for one in entries:
        planning = step(planning, one.stamp, one.event)
    return planning


def step(planning: Planning, stamp: Stamp, event: Event | Erased) -> Planning:
    """Take one entry into the planning."""
    plans = fold_plans(planning.plans, stamp, event)
    planning = msgspec.structs.replace(
        planning,
        number=stamp.number,
        registered=_registered(planning, stamp, event),
        plans=plans,
        own_plans=fold_own_plans(planning.own_plans, event),
        dependencies=fold_dependencies(planning.dependencies, stamp, event),
        deputies=fold_deputies(planning.deputies, stamp, event),
        mailboxes=fold_mailboxes(planning.mailboxes, stamp, event),
        scripts=fold_scripts(planning.scripts, stamp, event),
        lessons=fold_lessons(planning.lessons, stamp, event),
    )
    if isinstance(event, CategorySet | CategoryRetired | CategoryReplaced | CategoryRestored):
        planning = _categories(planning, stamp, event)
    match event:
        case AuthorityRegistered() | SeatRegistered():
            return _directory(planning, event)
        case MatrixRowSet() | MatrixRowRetired():
            return msgspec.structs.replace(planning, matrix=_matrix(planning.matrix, event))
        case MunicipalityPlaced():
            grounds = planning.grounds.set(event.ground.municipality, event.ground)
            return msgspec.structs.replace(planning, grounds=grounds)
        case IncidentTypeSet() | IncidentTypeRetired():
            return msgspec.structs.replace(
                planning, incident_types=_types(planning.incident_types, event)
            )
        case PartnerRegistered() | PartnerChanged() | PartnerRetired():
            return _partners(planning, event)
        case ImportFinished() | ObjectsTakenBack() | ImportUndone() | EntryErased():
            return _noted(planning, stamp, event)
        case InstallationRestored() | PublishingAllowed():
            return msgspec.structs.replace(planning, restored=_restored(stamp, event))
        case _:
            found = fold_assessments(planning.assessments, stamp, event)
            return msgspec.structs.replace(planning, assessments=found)


def _registered(planning: Planning, stamp: Stamp, event: Event | Erased) -> int:
    moved = isinstance(event, REGISTERED | EntryErased | Erased)
    return stamp.number if moved else planning.registered


def _directory(planning: Planning, event: AuthorityRegistered | SeatRegistered) -> Planning:
    if isinstance(event, AuthorityRegistered):
        made = Authority(id=event.authority, name=event.name, kind=event.kind)
        authorities = planning.authorities.set(made.id, made)
        return msgspec.structs.replace(planning, authorities=authorities)
    seat = Seat(id=event.seat, authority=event.authority, name=event.name, role=event.role)
    return msgspec.structs.replace(planning, seats=planning.seats.set(seat.id, seat))


def _partners(
    planning: Planning, event: PartnerRegistered | PartnerChanged | PartnerRetired
) -> Planning:
    """One that was retired is gone, so that its words may go by law; its name is kept."""
    named = event.id if isinstance(event, PartnerRetired) else event.partner.id
    partners = planning.partners
    if not isinstance(event, PartnerRetired):
        listed = ListedPartner(number=planning.number, partner=event.partner)
        partners = partners.set(named, listed)
    elif named in partners:
        partners = partners.delete(named)
    ids = planning.partner_ids | {named}
    return msgspec.structs.replace(planning, partners=partners, partner_ids=ids)


def _noted(
    planning: Planning,
    stamp: Stamp,
    event: ImportFinished | ObjectsTakenBack | ImportUndone | EntryErased,
) -> Planning:
    if isinstance(event, EntryErased):
        erasures = fold_erasures(planning.erasures, stamp, event)
        return msgspec.structs.replace(planning, erasures=erasures)
    imports = step_imports(planning.imports, stamp, event)
    return msgspec.structs.replace(planning, imports=imports)


def _restored(stamp: Stamp, event: InstallationRestored | PublishingAllowed) -> Restored | None:
    if isinstance(event, PublishingAllowed):
        return None
    return Restored(
        number=stamp.number, at=stamp.recorded_at, made_at=event.made_at, lost=event.lost
    )


def _matrix(
    matrix: Map[int, MatrixRow], event: MatrixRowSet | MatrixRowRetired
) -> Map[int, MatrixRow]:
    if isinstance(event, MatrixRowSet):
        return matrix.set(event.row.number, event.row)
    return matrix.delete(event.number) if event.number in matrix else matrix


def _types(
    types: Map[str, IncidentType], event: IncidentTypeSet | IncidentTypeRetired
) -> Map[str, IncidentType]:
    if isinstance(event, IncidentTypeSet):
        return types.set(event.type.id, event.type)
    return types.delete(event.id) if event.id in types else types


def _categories(
    planning: Planning,
    stamp: Stamp,
    event: CategorySet | CategoryRetired | CategoryReplaced | CategoryRestored,
) -> Planning:
    """One that is named anew, or comes back, is replaced by nothing any more."""
    one = SubCategory(top=event.top, name=event.name)
    found, replaced = planning.categories, planning.replaced
    if isinstance(event, CategorySet | CategoryRestored):
        found = found.set(one.path, one)
        replaced = replaced.delete(one.path) if one.path in replaced else replaced
    elif one.path in found:
        found = found.delete(one.path)
    if isinstance(event, CategoryReplaced):
        gave = Replaced(
            category=one,
            successor=event.successor,
            number=stamp.number,
            objects=event.objects,
            entries=event.entries,
        )
        replaced = replaced.set(one.path, gave)
    return msgspec.structs.replace(planning, categories=found, replaced=replaced)
