"""Words about who gets what first: aims and their order, why a line stands in a proposal."""

from __future__ import annotations

from enum import StrEnum

SPEED_KMH = 50
"""How fast a unit drives on the estimated way; assumed."""
MOVE_MINUTES = 30
"""What it costs to take a unit from where it is promised: so much nearer must it be; assumed."""
TURN_MINUTES = 60
"""So long a unit needs between two jobs; assumed."""


HORIZONS = (6, 24, 72)
"""So many hours ahead the staff looks; after the agenda of a staff meeting."""


class Aim(StrEnum):
    """What a request is to save; the chair orders them. Dansk: hensyn."""

    LIFE = "life"
    SUPPLY = "supply"
    ENVIRONMENT = "environment"
    PROPERTY = "property"


AIMS = tuple(Aim)
"""The order until the chair says another; assumed, after what the response is for: people first."""
AIM_NAMES = {
    Aim.LIFE: "liv og helbred",
    Aim.SUPPLY: "kritisk forsyning",
    Aim.ENVIRONMENT: "miljø",
    Aim.PROPERTY: "ejendom",
}
"""As the log says them."""


class Basis(StrEnum):
    """By what a proposal was made. Dansk: forslagets grundlag.

    By the aims; or in the order they were asked, where that serves the aims no worse.
    """

    AIMS = "aims"
    FIRST_COME = "first_come"
    SOLVER = "solver"
    """All requests at once, by a solver that is stopped after some seconds."""


class Why(StrEnum):
    """Why a unit stands in a line of a proposal. Dansk: begrundelse."""

    STAYS = "stays"
    """It is promised there already, and nothing that comes before needs it more."""
    NEAREST = "nearest"
    """Of those that could come it is there first."""
    FOLLOWS = "follows"
    """Those that are there before it come too."""
    NEXT = "next"
    """Nearer ones are held by what comes before, or were promised elsewhere."""
    MOVED = "moved"
    """It is promised to an aim that comes after."""
    WHOLE = "whole"
    """Nearer ones do more good elsewhere; also where it is taken from the same aim, or from one
    that comes first and loses nothing by it."""


class Lack(StrEnum):
    """Why a request gets nothing or less. Dansk: mangel."""

    NONE_SUCH = "none_such"
    """Nobody has told of a unit that can do it and works."""
    NO_ROAD = "no_road"
    """Those there are stand where no road leads from."""
    TAKEN = "taken"
    """Those there are go to what comes before."""
