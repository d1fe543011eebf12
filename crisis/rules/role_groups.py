"""Which functions stand together, and what a line of the permission table says.

Dansk: rettigheder.
"""

from __future__ import annotations

from dataclasses import dataclass

from crisis.terms.roles import Role

STAFF = frozenset(
    {
        Role.CHAIR,
        Role.CHIEF_OF_STAFF,
        Role.LOG_KEEPER,
        Role.CONTROL_ROOM,
        Role.COMMUNICATION,
        Role.REPRESENTATIVE,
    }
)
PLANNERS = frozenset({Role.PLANNER})
OPENERS = frozenset({Role.CHAIR, Role.CHIEF_OF_STAFF, Role.CONTROL_ROOM})
EVERYBODY = frozenset(Role) - {Role.PUBLISHER, Role.GUEST}
GUESTS = frozenset({Role.GUEST})
"""Partners by link: they see one board, write in its log for themselves, and take part in a drill
like all others; no more."""
SIGNERS = frozenset({Role.CHAIR, Role.CHIEF_OF_STAFF, Role.COMMUNICATION, Role.REPRESENTATIVE})
"""Those who may bind their authority to a text; keeping the log is not enough."""
HEADS = frozenset({Role.CHAIR, Role.CHIEF_OF_STAFF})
"""Those who answer for the staff's log before the law."""
PRESS_OFFICE = frozenset({Role.CHAIR, Role.CHIEF_OF_STAFF, Role.COMMUNICATION})
"""Those who let texts out, when they sit for the police (judged by the rule)."""
LOG_OFFICE = frozenset({Role.LOG_KEEPER, Role.CHIEF_OF_STAFF, Role.CONTROL_ROOM})
"""Those who keep the log for all, and may write down what another authority says."""

ASSESSORS = PLANNERS | {Role.REPRESENTATIVE}
"""Those who say what their own authority thinks of a risk (for whom, the rule judges)."""
SEATERS = OPENERS | LOG_OFFICE
"""Those who build the staff as the event needs it."""
LIAISON = LOG_OFFICE | PRESS_OFFICE
"""Those who have the line to the national staffs, DCOK for the press among them."""


@dataclass(frozen=True, kw_only=True)
class Permission:
    """WHO_MAY in earnest, WHO_MAY in an exercise, and NEEDS_PROOF."""

    live: frozenset[Role]
    exercise: frozenset[Role]
    needs_proof: bool = False
    own_seat: bool = False
    """Not from a lent seat, though it takes no proof: it lets texts out."""
    speakers: frozenset[Role] = LOG_OFFICE
    """Those who may write down what another authority says."""


STAFF_WRITES = Permission(live=STAFF, exercise=STAFF | PLANNERS)
LOG_WRITES = Permission(live=STAFF | GUESTS, exercise=STAFF | PLANNERS | GUESTS)
OWN_WORDS = Permission(live=STAFF | GUESTS, exercise=STAFF | GUESTS)
NOBODY: frozenset[Role] = frozenset()
OWN_HAND = Permission(live=STAFF, exercise=STAFF | PLANNERS, speakers=NOBODY)
"""In one's own name alone: others' words stand in the log, and the picture points there."""
STAFF_ONLY = Permission(live=STAFF, exercise=STAFF)
RELIEVING = Permission(live=STAFF, exercise=STAFF, needs_proof=True)
SIGNING = Permission(live=SIGNERS, exercise=SIGNERS, needs_proof=True)
LETTING_OUT = Permission(live=PRESS_OFFICE, exercise=PRESS_OFFICE, needs_proof=True)
PRESS_DESK = Permission(live=PRESS_OFFICE, exercise=PRESS_OFFICE)
SENDING_ON = Permission(live=PRESS_OFFICE, exercise=PRESS_OFFICE, own_seat=True)
SENDING = Permission(live=frozenset({Role.PUBLISHER}), exercise=frozenset({Role.PUBLISHER}))
ERASING = Permission(live=HEADS, exercise=HEADS, needs_proof=True)
ALLOWING = Permission(live=HEADS, exercise=frozenset(), needs_proof=True)
HEADING = Permission(live=HEADS, exercise=HEADS | PLANNERS)
APPROVING = Permission(
    live=frozenset({Role.CHIEF_OF_STAFF}),
    exercise=frozenset({Role.CHIEF_OF_STAFF}),
    needs_proof=True,
)
AFTERWARDS = Permission(live=HEADS | PLANNERS, exercise=HEADS | PLANNERS)
PRIORITISING = Permission(live=HEADS, exercise=HEADS | PLANNERS)
"""The chair decides, or the chief of staff for him."""
SEATING = Permission(live=SEATERS, exercise=SEATERS | PLANNERS)
INVITING = Permission(live=HEADS, exercise=HEADS | PLANNERS, needs_proof=True)
ASSESSING = Permission(live=ASSESSORS, exercise=frozenset(), speakers=PLANNERS)
OWNING = Permission(live=STAFF | PLANNERS, exercise=STAFF | PLANNERS)
"""Whoever sits for the owner (judged by the rule), or writes down what it says."""
LEARNING = Permission(live=HEADS | ASSESSORS, exercise=NOBODY, own_seat=True, speakers=NOBODY)
"""Afterwards and in earnest; a representative for his own authority alone (judged by the rule)."""
PLANNING_ONLY = Permission(live=PLANNERS, exercise=frozenset())
PLANS_OF_ONE = Permission(live=PLANNERS | {Role.REPRESENTATIVE}, exercise=frozenset())
"""A representative writes his own authority's alone (judged by the rule)."""
OF_ONES_SEATS = Permission(live=STAFF | PLANNERS, exercise=frozenset(), speakers=frozenset())
"""Each authority for its own seats, the chair for all (judged by the rule)."""
