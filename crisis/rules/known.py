"""What a rule may know: the facts gathered first, and who asks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from crisis.commands.base import Command
from crisis.errors import Refused
from crisis.events import Event
from crisis.projections.planning import Planning
from crisis.projections.resources import Resources
from crisis.projections.situation import Situation
from crisis.terms.dependencies import Start, Supply
from crisis.terms.log import OnBehalfOf
from crisis.terms.operations import Mode
from crisis.terms.places import PlaceFacts, Shape
from crisis.terms.register import Standing
from crisis.terms.responsibility import Ground
from crisis.terms.roles import Role

Answer = tuple[Event, ...] | Refused
"""What a rule gives: what happened, or why not."""


class Question(StrEnum):
    """What a rule may ask for besides its own operation and the planning."""

    OPERATION_NAMES = "operation_names"
    """The names of all operations: a frozenset of text in lower case."""
    PLACE = "place"
    """Where the command's shape lies and what it hits: PlaceFacts, None without a shape."""
    OBJECT_NAMES = "object_names"
    """The names of the register objects the command links, by id; unknown ones are left out."""
    REGISTER = "register"
    """What the register holds of the objects or the file the command names: Standing."""
    LYING = "lying"
    """In which municipality each object lies whose own the command does not say, by id."""
    CATEGORY_USES = "category_uses"
    """How many objects in use have the category that the command names: a number."""
    CASCADE = "cascade"
    """What would fail by what the command supposes: object → minutes on."""
    CHANNELS = "channels"
    """The ways out of the installation for the operation's mode: a tuple of Outlet."""
    FILE = "file"
    """The file the command names, as it lies in the installation: StoredFile, or None."""
    OPERATION = "operation"
    """The operation the command names, as who asks may see it: Situation, None without one."""
    ENTRY = "entry"
    """The entry the command names, as the journal holds it: Folded, None when there is none."""
    COMPETING = "competing"
    """All that is asked of the same resources, in every operation: a tuple of Asked."""
    SCRIPT = "script"
    """The script the command brings, read through: PreparedScript, or Refused with its line."""
    ACCOUNT = "account"
    """Whose account the command names: Holder, None when it is closed or there is none."""


@dataclass(frozen=True, kw_only=True)
class Proof:
    """How and when the person last proved who he is. Dansk: personligt bevis."""

    how: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class By:
    """Who asks, as what, when; made at the edge and nowhere else.

    program: a program's token asks, never a person. made_at: when the client made the command,
    None when it says nothing. on_behalf_of: whose words a log keeper passes on. lent: the loan by
    which he sits there, None on a seat of his own. link: by which a guest came in, as the log
    names it.
    """

    account: int
    seat: str
    authority: str
    role: Role
    mode: Mode
    now: datetime
    proved: Proof | None = None
    program: bool = False
    made_at: datetime | None = None
    on_behalf_of: OnBehalfOf | None = None
    link: str | None = None
    lent: int | None = None


@dataclass(frozen=True, kw_only=True)
class Holder:
    """A person with an account, and the seats he holds. Dansk: kontohaver."""

    name: str
    seats: tuple[str, ...]


class Places(Protocol):
    """What geography and register answer."""

    def facts(
        self,
        shape: Shape,
        distance_m: int,
        grounds: Mapping[str, Ground],
        at: datetime | None = None,
    ) -> PlaceFacts:
        """Say where a shape lies and what lies in it or within the distance; of occasions those
        that are on at the moment."""
        ...

    def names(self, objects: Iterable[str]) -> dict[str, str]:
        """Give the names of register objects by id; unknown ones are left out."""
        ...

    def used(self, category: str) -> int:
        """Say how many objects in use have a category, whoever may read them."""
        ...

    def fails(self, supplies: Iterable[Supply], starts: Iterable[Start]) -> dict[str, int]:
        """Say what would fail and how many minutes on, what starts it included."""
        ...

    def locate(
        self, shapes: Sequence[Shape], grounds: Mapping[str, Ground]
    ) -> Sequence[str | None]:
        """Say in which municipality each shape lies, as an incident drawn so would."""
        ...

    def about(self, command: Command, also: Iterable[str] = ()) -> Standing:
        """Say what the register holds of the objects or the file a command names, and of what it
        replaces or takes away."""
        ...


@dataclass(frozen=True, kw_only=True)
class Known:
    """The facts a rule decides on: one frozen value, gathered by the handler."""

    planning: Planning
    situation: Situation | None = None
    resources: Resources | None = None
    answers: Mapping[Question, Any] = field(default_factory=dict)
