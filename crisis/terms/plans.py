"""Words about preparedness plans, their action cards, and the training of units."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, NamedTuple

import msgspec
from msgspec import Meta

from crisis.terms.ids import AuthorityId
from crisis.terms.incidents import TypeId
from crisis.terms.log import Line
from crisis.terms.places import Shape
from crisis.terms.register import ObjectId
from crisis.terms.responsibility import TaskKind
from crisis.terms.sight import Sight

PlanId = Annotated[str, Meta(pattern=r"^pl-[0-9a-z]{12}$")]
UnitId = Annotated[str, Meta(pattern=r"^un-[0-9a-z]{12}$")]
Sha256 = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")]
WebAddress = Annotated[str, Meta(min_length=1, max_length=500)]
Action = Annotated[str, Meta(min_length=1, max_length=400)]

MOST_CARDS = 40
MOST_STEPS = 40
MOST_KINDS = 40
MOST_COURSES = 40
MOST_OBJECTS = 500

StepMinutes = Annotated[int, Meta(ge=0, le=10_080)]
"""Up to a week."""
StepNumbers = Annotated[
    tuple[Annotated[int, Meta(ge=1, le=MOST_STEPS)], ...], Meta(max_length=MOST_STEPS)
]


class PlanKind(StrEnum):
    """What sort of plan it is. Dansk: planens art."""

    MUNICIPAL = "municipal"
    HEALTH = "health"
    EXTERNAL = "external"
    DIMENSIONING = "dimensioning"
    SUB_PLAN = "sub_plan"


class Basis(NamedTuple):
    """The law a kind of plan is made by; assumed: nobody has looked the paragraph up."""

    law: str
    assumed: bool


BASIS: dict[PlanKind, Basis] = {
    PlanKind.MUNICIPAL: Basis("beredskabsloven § 25", assumed=True),
    PlanKind.HEALTH: Basis("sundhedsloven § 210", assumed=True),
    PlanKind.EXTERNAL: Basis("risikobekendtgørelsen", assumed=True),
    PlanKind.DIMENSIONING: Basis(
        "bekendtgørelsen om risikobaseret redningsberedskab", assumed=True
    ),
}
"""What the pages say a plan is made by. None was read in the law itself, and the pages say so."""

ONE_IN_FORCE = frozenset({PlanKind.MUNICIPAL, PlanKind.HEALTH, PlanKind.DIMENSIONING})
"""Kinds of which one ground has one plan in force; an external plan is one for each object."""

RISK_CATEGORIES = ("risikovirksomhed", "olieindustri")
"""Categories of the register whose objects need an external plan, in lower case."""


def is_risk_site(category: str) -> bool:
    """Says whether objects of a category need an external plan: by it or a category under it."""
    parts = (part.strip().casefold() for part in category.replace(">", "/").split("/"))
    return any(part.startswith(RISK_CATEGORIES) for part in parts)


class CardStep(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing that is done, and whose it is: an authority, a sector of the matrix, or both.

    kind: a task of the matrix, that says whose it is by the place. minutes: it is done so long
    after the start. after: the steps before it on the card, from 1, that must be done first.
    Dansk: trin på et indsatskort.
    """

    what: Action
    responsible: AuthorityId | None = None
    sector: Line | None = None
    kind: TaskKind | None = None
    minutes: StepMinutes | None = None
    after: StepNumbers = ()


class ActionCard(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is done in which order when a hazard comes. Dansk: indsatskort.

    A card is named by its plan, the number of the plan's entry, and its place in it from 1, so that
    what was once laid out by it can always be read. kinds: the types of incident it is offered for.
    source: by what it was written.
    """

    title: Line
    hazard: Line
    steps: Annotated[tuple[CardStep, ...], Meta(min_length=1, max_length=MOST_STEPS)]
    kinds: Annotated[tuple[TypeId, ...], Meta(max_length=MOST_KINDS)] = ()
    source: Line | None = None


class CardPlace(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The step of an action card that a task was asked for by: of which plan, as it was said by
    which entry, which card and which step. Dansk: opgavens trin."""

    plan: PlanId
    version: int
    card: int
    step: int
    title: str


class StepChoice(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whom a person asks for a step of a card in place of whom it gives. Dansk: valg til trin."""

    step: Annotated[int, Meta(ge=1, le=MOST_STEPS)]
    authority: AuthorityId


class PlanFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A plan's document, as it lies in the installation. Dansk: planens fil."""

    sha256: Sha256
    name: Line
    size: int


class Plan(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A plan of an authority: what it is, when it holds, what it covers. Dansk: beredskabsplan.

    municipalities, shape, objects: what it covers; covers_area: whatever lies in its shape counts
    as covered. sight, only_for: who may read it; the owner and the chair always do.
    """

    id: PlanId
    kind: PlanKind
    title: Line
    owner: AuthorityId
    adopted_on: date | None = None
    adopted_by: Line | None = None
    next_revision: date | None = None
    web_address: WebAddress | None = None
    file: PlanFile | None = None
    municipalities: tuple[AuthorityId, ...] = ()
    shape: Shape | None = None
    objects: tuple[ObjectId, ...] = ()
    cards: tuple[ActionCard, ...] = ()
    sight: Sight = Sight.INTERNAL
    only_for: tuple[AuthorityId, ...] = ()
    covers_area: bool = False


class CourseKind(StrEnum):
    """How a unit is trained. Dansk: uddannelsens art."""

    COURSE = "course"
    EXERCISE = "exercise"


class Course(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a unit must have had, when it had it, and until when that holds. Dansk: uddannelse."""

    course: Line
    kind: CourseKind = CourseKind.COURSE
    had_on: date | None = None
    valid_until: date | None = None


class Unit(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A unit that is called out, by its size and never by its people. Dansk: beredskabsenhed."""

    id: UnitId
    name: Line
    owner: AuthorityId
    people: Annotated[int, Meta(ge=1, le=100_000)]
    courses: tuple[Course, ...] = ()


class GapKind(StrEnum):
    """What is missing or late in the planning. Dansk: mangel i planlægningen."""

    NO_MUNICIPAL = "no_municipal"
    NO_HEALTH = "no_health"
    NO_EXTERNAL = "no_external"
    NO_DIMENSIONING = "no_dimensioning"
    OVERDUE = "overdue"
    NOT_ADOPTED = "not_adopted"
    NO_REVISION = "no_revision"
    NEVER_TRAINED = "never_trained"
    TRAINING_OVER = "training_over"


class DueKind(StrEnum):
    """What falls due in the year of planning. Dansk: forfald i planlægningen."""

    REVISION = "revision"
    TRAINING = "training"
    ASSESSMENT = "assessment"
    ACTION = "action"
    LESSON = "lesson"


class Reminder(StrEnum):
    """How near it is: within ninety days, within thirty, or now. Dansk: påmindelse."""

    NINETY = "ninety"
    THIRTY = "thirty"
    NOW = "now"


REMINDED: tuple[tuple[Reminder, timedelta], ...] = (
    (Reminder.NOW, timedelta(0)),
    (Reminder.THIRTY, timedelta(days=30)),
    (Reminder.NINETY, timedelta(days=90)),
)
"""So long before it falls due; the nearest first."""
