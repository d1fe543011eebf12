"""What a control plays: goals, cast, injects, and what turns the drill another way.

An inject comes at a time from the start (`at`), or when a branch or a trigger names it, `after` so
long; one that is `held` waits besides until control releases it. A branch asks once, at its time,
whether something has been done; a trigger waits for it to be done. What they may ask is a closed
list (`Deed`), read from the log; a script holds no code.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from crisis.terms.drills import Cell
from crisis.terms.log import Channel, Line, Text

Name = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_-]{0,39}$")]
"""A name in the script, by which one thing points at another."""
TIMES_LIMIT = 200
QUESTIONS_LIMIT = 12


class Deed(StrEnum):
    """What a branch or a trigger may ask of the log: whether somebody has done it."""

    WROTE = "wrote"
    CORRECTED = "corrected"
    LEVEL = "level"
    CALLED_STAFF = "called_staff"
    DECIDED = "decided"
    ASKED_TASK = "asked_task"
    ANSWERED_TASK = "answered_task"
    REQUESTED = "requested"
    WARNED = "warned"
    SITREP = "sitrep"
    MET = "met"


class Form(StrEnum):
    """What sort of drill it is, which says what its script must have (`forms.py`).

    Dansk: øvelsesform.
    """

    PROCEDURE = "procedure"
    DILEMMA = "dilemma"
    STAFF = "staff"
    FULL_SCALE = "full_scale"


class Goal(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is to be reached, and by what one sees that it was. Dansk: øvelsesmål."""

    id: Name
    text: Line
    measure: Line


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A role of the script, and who plays it: a seat, or a cell. Dansk: rolle i en øvelse.

    role: by what the script points at it. name: what people see in its place.
    """

    role: Name
    name: Line | None = None
    seat: str | None = None
    cell: Cell | None = None


class Criterion(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When it was performed, with some challenges, with major ones, or not at all."""

    performed: Line = msgspec.field(name="P")
    some: Line | None = msgspec.field(name="S", default=None)
    major: Line | None = msgspec.field(name="M", default=None)
    unable: Line = msgspec.field(name="U")


class Expected(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is to come of an inject, by which doctrine, and how it is judged.

    deed: by what of the log one sees it. Dansk: forventet reaktion.
    """

    reaction: Line
    doctrine: Line
    within: str | None = None
    deed: Deed | None = None
    goal: Name | None = None
    criterion: Criterion | None = None


class Repeat(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An inject that comes again: times in all, so that it ends."""

    every: str
    times: Annotated[int, Meta(ge=2, le=TIMES_LIMIT)] | None = None


class Inject(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that reaches somebody: a message, or a command from a seat. Dansk: indspil.

    discuss, questions: it is a dilemma, talked over for so long by these questions.
    """

    id: Name
    sender: Name = msgspec.field(name="from")
    to: tuple[Name, ...] = ()
    at: str | None = None
    after: str | None = None
    channel: Channel = Channel.PHONE
    text: Text | None = None
    one_of: tuple[Text, ...] = ()
    attachment: Line | None = None
    command: str | None = None
    fields: dict[str, Any] = {}
    expects: Expected | None = None
    held: bool = False
    repeat: Repeat | None = None
    chance: Annotated[float, Meta(ge=0, le=1)] = 1.0
    discuss: str | None = None
    questions: Annotated[tuple[Line, ...], Meta(max_length=QUESTIONS_LIMIT)] = ()


class Asked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whether something has been done: by whom, None for anybody."""

    deed: Deed
    by: Name | None = None


class Branch(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """At a time, or so long after what named it, one way or the other. Dansk: vendepunkt."""

    id: Name
    asks: Asked = msgspec.field(name="if")
    then: tuple[Name, ...] = ()
    otherwise: tuple[Name, ...] = msgspec.field(name="else", default=())
    at: str | None = None
    after: str | None = None


class Trigger(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """As soon as somebody has done something, once. Dansk: udløser."""

    id: Name
    when: Asked
    then: tuple[Name, ...]
