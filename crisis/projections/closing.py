"""How far an operation has come, and what was open when it ended."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec

from crisis.events import Erased, Event, Stamp
from crisis.events.closing import OperationArchived, OperationClosed, OperationEvaluated
from crisis.events.erasure import EntryErased
from crisis.terms.closing import Matter, Stage

STAGES = {
    OperationClosed.__name__: Stage.CLOSED,
    OperationEvaluated.__name__: Stage.EVALUATED,
    OperationArchived.__name__: Stage.ARCHIVED,
}
"""Type of an entry → the stage it leads to."""
_WORDS = ("reason", "basis", "left_because", "reference", "text")


class StageStep(msgspec.Struct, frozen=True, kw_only=True):
    """One step of its ending, with what was said. Dansk: indsatsens stade."""

    stage: Stage
    number: int
    at: datetime
    authority_name: str = ""
    reason: str | None = None
    basis: str | None = None
    left_because: str | None = None
    reference: str | None = None
    text: str | None = None
    matters: tuple[Matter, ...] = ()


class Closing(msgspec.Struct, frozen=True, kw_only=True):
    """All steps of its ending, in order; none while it runs. Dansk: afslutning."""

    steps: tuple[StageStep, ...] = ()

    @property
    def stage(self) -> Stage:
        """How far it has come."""
        return self.steps[-1].stage if self.steps else Stage.RUNNING

    @property
    def closed(self) -> StageStep | None:
        """The step that ended it."""
        return self.steps[0] if self.steps else None

    @property
    def handed_over(self) -> dict[str, Matter]:
        """What went to those whose daily business it is, by its name in forms."""
        ended = self.closed
        if ended is None or ended.left_because is not None:
            return {}
        return {one.ref: one for one in ended.matters}


def fold(found: Closing, stamp: Stamp, event: Event | Erased) -> Closing:
    """Take one more entry in; words that are erased leave the stage where it was."""
    if isinstance(event, EntryErased):
        gone = {one.number for one in event.entries}
        steps = tuple(_blank(one) if one.number in gone else one for one in found.steps)
        return Closing(steps=steps) if steps != found.steps else found
    name = event.type if isinstance(event, Erased) else type(event).__name__
    if name not in STAGES:
        return found
    step = StageStep(stage=STAGES[name], number=stamp.number, at=stamp.recorded_at)
    if isinstance(event, OperationClosed | OperationEvaluated | OperationArchived):
        told: dict[str, Any] = {one: getattr(event, one, None) for one in _WORDS}
        told |= {"matters": getattr(event, "matters", ())}
        step = msgspec.structs.replace(step, authority_name=event.authority_name, **told)
    return Closing(steps=(*found.steps, step))


def _blank(step: StageStep) -> StageStep:
    return StageStep(stage=step.stage, number=step.number, at=step.at)
