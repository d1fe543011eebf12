"""Gathers what a rule wants to know besides its own operation, and what goes beside an append."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec

from crisis.commands.base import Command
from crisis.commands.dependencies import DropWhatIf, SaveWhatIf, SetSupply
from crisis.commands.plans import ChangePlan
from crisis.commands.register import ChangeObject, RegisterObjects
from crisis.commands.scripts import SaveScript
from crisis.errors import RefusalKind, Refused
from crisis.events.attachments import FileAttached
from crisis.events.erasure import EntryErased
from crisis.events.plans import PlanChanged, PlanRegistered
from crisis.journal.port import Also, Entry
from crisis.projections import planning as planning_fold
from crisis.projections.incidents import Incident
from crisis.projections.planning import Planning
from crisis.projections.register import fold as fold_register
from crisis.projections.situation import Folded, Situation
from crisis.rules import decide
from crisis.rules.competing import Asked
from crisis.rules.known import Answer, By, Holder, Known, Places, Question
from crisis.terms.attachments import StoredFile
from crisis.terms.drills import PreparedScript
from crisis.terms.ids import PLANNING, is_stock
from crisis.terms.operations import Mode
from crisis.terms.places import Shape
from crisis.terms.statements import Outlet, outlets_of

ReadScript = Callable[[str, int | None, Planning | None], PreparedScript | Refused]
"""Reads a script with a seed, by the seats there are; None: as it is kept, whoever sits where."""


@dataclass(frozen=True, kw_only=True)
class About:
    """What is asked about: the command, what is known where it wants to act, and the moment."""

    command: Command
    planning: Planning
    situation: Situation | None
    at: datetime | None = None
    stream: str | None = None


@dataclass(frozen=True)
class Sources:
    """Who is asked: for the operations' names, about geography and register, about ways out, for
    an entry as the journal holds it, for a file by its hash, whose an account is, of a script, for
    an operation as who asks may see it."""

    operation_names: Callable[[], frozenset[str]]
    places: Places
    channels: Callable[[Mode], tuple[Outlet, ...]]
    entry: Callable[[str, int], Folded | None] = lambda stream, number: None
    file: Callable[[str], StoredFile | None] = lambda sha256: None
    account: Callable[[int], Holder | None] = lambda number: None
    script: ReadScript = lambda text, seed, planning: Refused("scenario.unreadable", name="")
    competing: Callable[[], tuple[Asked, ...]] = tuple
    operation: Callable[[str], Situation | None] = lambda operation: None


class Beside(msgspec.Struct, frozen=True, kw_only=True):
    """What is written in the same transaction as an append, and what is asked and told around it.

    planning, operation: run once the entries of such a stream are in. channels: the ways out of
    the installation. files: the files that lie in it, by hash. after: told when all of it is on
    the disk; it may fail and nothing is lost.
    forget: told when something was erased; takes it out of the database's own files too. account:
    whose an account is, for accounts stand outside the journal. script: reads a script through.
    """

    planning: tuple[Also, ...] = ()
    operation: tuple[Also, ...] = ()
    channels: Callable[[Mode], tuple[Outlet, ...]] = outlets_of
    files: Callable[[str], StoredFile | None] = lambda sha256: None
    after: Callable[[tuple[Entry, ...], Mode], None] = lambda entries, mode: None
    forget: Callable[[], None] = lambda: None
    account: Callable[[int], Holder | None] = lambda number: None
    script: ReadScript = lambda text, seed, planning: Refused("scenario.unreadable", name="")

    def of(self, stream: str) -> tuple[Also, ...]:
        """Give what is written in the same transaction as an append to a stream."""
        if is_stock(stream):
            return ()
        return self.planning if stream == PLANNING else self.operation

    def sources(
        self,
        operation_names: Callable[[], frozenset[str]],
        places: Places,
        entry: Callable[[str, int], Folded | None],
        competing: Callable[[], tuple[Asked, ...]] = tuple,
    ) -> Sources:
        """Give who is asked, with what this installation has beside its journal."""
        return Sources(
            operation_names=operation_names,
            places=places,
            channels=self.channels,
            entry=entry,
            file=self.files,
            account=self.account,
            competing=competing,
            script=self.script,
        )


def answers(about: About, needs: tuple[Question, ...], ask: Sources) -> dict[Question, Any]:
    """Answer each question a rule has declared, and no other."""
    found: dict[Question, Any] = {}
    for question in needs:
        match question:
            case Question.OPERATION_NAMES:
                found[question] = ask.operation_names()
            case Question.PLACE:
                shape, distance = _looked_at(about)
                if shape is not None:
                    grounds = about.planning.grounds
                    found[question] = ask.places.facts(shape, distance, grounds, about.at)
            case Question.OBJECT_NAMES:
                found[question] = ask.places.names(_linked(about))
            case Question.REGISTER:
                found[question] = ask.places.about(about.command, _replaced(about))
            case Question.CATEGORY_USES:
                found[question] = ask.places.used(_category(about.command))
            case Question.CASCADE:
                supplies = about.planning.dependencies.supplies.values()
                starts = getattr(about.command, "starts", ())
                found[question] = ask.places.fails([one.supply for one in supplies], starts)
            case Question.CHANNELS:
                mode = about.situation.mode if about.situation else Mode.EXERCISE
                found[question] = ask.channels(mode)
            case _:
                found[question] = _named(question, about, ask)
    return found


def _lying(about: About, ask: Sources) -> dict[str, str | None]:
    """Say in which municipality each object lies of which nobody says it."""
    match about.command:
        case RegisterObjects(objects=objects):
            named = objects
        case ChangeObject(object=one):
            named = (one,)
        case _:
            return {}
    asked = [one for one in named if one.municipality is None or one.by_place]
    if not asked:
        return {}
    found = ask.places.locate([one.shape for one in asked], about.planning.grounds)
    return {one.id: lies for one, lies in zip(asked, found, strict=True)}


def _named(question: Question, about: About, ask: Sources) -> Any:
    """What is asked of the one thing that the command names."""
    command = about.command
    match question:
        case Question.LYING:
            return _lying(about, ask)
        case Question.FILE:
            return ask.file(getattr(command, "sha256", None) or "")
        case Question.ENTRY:
            own = about.situation.operation if about.situation else PLANNING
            stream = about.stream or own
            return ask.entry(stream, getattr(command, "entry", 0))
        case Question.SCRIPT if isinstance(command, SaveScript):
            return ask.script(command.text, None, None)
        case Question.OPERATION:
            named = getattr(command, "operation", None) or getattr(command, "beside", None)
            return ask.operation(named or "")
        case Question.SCRIPT:
            script, seed = getattr(command, "script", ""), getattr(command, "seed", None)
            return ask.script(script, seed, about.planning)
        case Question.COMPETING:
            return ask.competing()
        case _:
            return ask.account(getattr(command, "account", 0))


def _category(command: Command) -> str:
    return f"{getattr(command, 'top', '')} / {getattr(command, 'name', '')}"


def named_files(entries: Iterable[Folded]) -> Iterator[str]:
    """Give the files that entries let belong to them."""
    for one in entries:
        match one.event:
            case FileAttached(sha256=sha256):
                yield sha256
            case PlanRegistered(plan=plan) | PlanChanged(plan=plan) if plan.file is not None:
                yield plan.file.sha256


Ahead = Callable[[Situation, tuple[Entry, ...]], Situation]
"""Takes entries that come right after a situation into it."""


def again(
    ahead: Ahead, known: Known, command: Command, by: By, missed: tuple[Entry, ...]
) -> Answer:
    """Ask the rule once more, knowing what others appended meanwhile.

    What was erased meanwhile may not come back through words known from before: begin anew.
    """
    if any(isinstance(one.event, EntryErased) for one in missed):
        return Refused("erasure.meanwhile", kind=RefusalKind.CONFLICT)
    if known.situation is None:
        known = Known(
            planning=planning_fold.fold(known.planning, missed),
            answers=later(known.answers, missed),
        )
    else:
        known = Known(
            planning=known.planning,
            situation=ahead(known.situation, missed),
            answers=known.answers,
        )
    return decide(known, command, by)


def later(answers: Mapping[Question, Any], missed: Iterable[Folded]) -> Mapping[Question, Any]:
    """Give the answers as they are once others' entries are taken in."""
    if Question.REGISTER not in answers:
        return answers
    standing = fold_register(answers[Question.REGISTER], missed)
    return {**answers, Question.REGISTER: standing}


def _looked_at(about: About) -> tuple[Shape | None, int]:
    """Give the shape and the distance a command is about; what it leaves out is as it was."""
    old = _old_incident(about)
    shape = getattr(about.command, "shape", None) or (old.shape if old else None)
    distance = getattr(about.command, "distance_m", None)
    if distance is None:
        distance = old.exposure.distance_m if old else 0
    return shape, distance


def _linked(about: About) -> tuple[str, ...]:
    """Give the register objects a command links; what it leaves out is as it was."""
    named: tuple[str, ...] | None = getattr(about.command, "objects", None)
    if named is not None:
        return named
    old = _old_incident(about)
    return old.objects if old else ()


def _replaced(about: About) -> tuple[str, ...]:
    """Give the objects of what a command replaces or takes away: who does that may read of them."""
    command, needs = about.command, about.planning.dependencies
    if isinstance(command, SetSupply):
        old = needs.supplies.get(command.supply.key)
        return old.supply.suppliers if old else ()
    if isinstance(command, ChangePlan):
        plan = about.planning.plans.plans.get(command.plan)
        return plan.plan.objects if plan else ()
    if isinstance(command, SaveWhatIf | DropWhatIf):
        saved = needs.what_ifs.get(command.what_if or 0)
        return tuple(one.object for one in saved.starts) if saved else ()
    return ()


def _old_incident(about: About) -> Incident | None:
    number = getattr(about.command, "incident", None)
    if about.situation is None or not isinstance(number, int):
        return None
    return about.situation.incidents.get(number)
