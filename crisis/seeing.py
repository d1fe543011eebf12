"""What can be read at the door: each answer narrowed to its reader, before anybody else has it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime

import msgspec

from crisis.errors import Unknown
from crisis.folds import Folds
from crisis.journal.port import Entry, Head, Journal
from crisis.projections.planning import Planning
from crisis.projections.resources import Resources
from crisis.projections.situation import Situation
from crisis.rules.competing import Asked, competing, outward
from crisis.rules.known import By
from crisis.rules.planning_sight import Reader, planning_view
from crisis.rules.visibility import OPERATOR, PUBLIC, hides, narrowed, view
from crisis.rules.weighing import Outward
from crisis.stocks import Stocks
from crisis.terms.ids import RESOURCES, drawing_on, is_operation_id, is_stock
from crisis.terms.operations import Mode
from crisis.visible import VisibleEntry, visible


class Seeing:
    """The half of the door that only shows."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._folds = Folds(journal)
        self._stocks = Stocks(journal)

    def when_erased(self, act: Callable[[], object]) -> None:
        """Have something done as soon as this process learns that words were erased by law."""
        self._folds.when_erased(act)

    def situation(self, by: By, operation: str, at: datetime | None = None) -> Situation:
        """Give the operation's situation as the reader may see it, now or as of a moment."""
        head = self.head(operation)
        if at is None:
            return view(self._whole(head), by)
        return self.as_of(by, operation, self._journal.last_at(operation, at))

    def as_of(self, by: By, operation: str, number: int) -> Situation:
        """Give the operation's situation as it stood after an entry, as the reader may see it."""
        head = self.head(operation)
        now = self._whole(head)
        past = self._folds.situation_until(head, min(number, now.number))
        return view(past, by, now)

    def last_at(self, operation: str, moment: datetime) -> int:
        """Give the number of the last entry that was written at or before a moment."""
        return self._journal.last_at(self.head(operation).stream, moment)

    def public(self, operation: str) -> Situation:
        """Give what of an operation may leave the house: what was let out, and nothing besides."""
        return view(self._folds.situation(self.head(operation)), PUBLIC)

    def whole(self, operation: str) -> Situation:
        """Give all of an operation, for files that only the one who runs the machine can read."""
        return view(self._folds.situation(self.head(operation)), OPERATOR)

    def operations(self, by: By) -> tuple[Situation, ...]:
        """Give all operations the reader may see, newest first."""
        heads = [head for head in self._journal.heads() if is_operation_id(head.stream)]
        found = [view(self._whole(head), by) for head in heads]
        oldest = datetime.min.replace(tzinfo=UTC)
        return tuple(sorted(found, key=lambda one: one.opened_at or oldest, reverse=True))

    def journal(
        self, by: By, operation: str, after: int, limit: int = 500
    ) -> tuple[VisibleEntry, ...]:
        """Give the entries after a number, each as the reader may see it."""
        head = self.head(operation)
        found = self._folds.whole(head, self._journal.entries(operation, after=after, limit=limit))
        whole = self._whole(head)
        hidden, less = hides(whole, by), narrowed(whole, by)
        return tuple(visible(one, by, less(one), seen=not hidden(one)) for one in found)

    def _whole(self, head: Head) -> Situation:
        """All of an operation, with what stands in own plans now where it may name any of it."""
        found = self._folds.situation(head)
        if not (found.incidents.last or found.outages):
            return found
        plans = self._folds.planning().own_plans
        return msgspec.structs.replace(found, own_plans=plans) if plans else found

    def named(self, by: By, operation: str) -> Situation | None:
        """Give the operation that a command names, as the reader may see it; None without one."""
        try:
            return self.situation(by, operation)
        except Unknown:
            return None

    def head(self, operation: str) -> Head:
        """Give an operation's head; raises Unknown."""
        head = self._journal.head(operation) if is_operation_id(operation) else None
        if head is None:
            raise Unknown("operation.unknown")
        return head

    def line(self, stream: str) -> Head:
        """Give the head of what a page listens to: an operation, or resources; raises Unknown.

        A drill that has bound nothing yet stands at none of its own.
        """
        if not is_stock(stream):
            return self.head(stream)
        found = self._journal.head(stream)
        if found is not None:
            return found
        mode = Mode.LIVE if stream == RESOURCES else self.head(drawing_on(stream)).mode
        return Head(stream=stream, mode=mode, number=0, hash="")

    def heads_beside(self, operations: Iterable[str]) -> dict[str, tuple[Head, int]]:
        """Give the heads of those that there are, each with how far the resources have come that
        it draws on: what another operation is promised is no entry of this one."""
        wanted = set(operations)
        found = {one.stream: one for one in self._journal.heads()} if wanted else {}
        return {name: (found[name], self._drawn_on(found, name)) for name in wanted & found.keys()}

    def _drawn_on(self, found: dict[str, Head], name: str) -> int:
        """A drill looks at what there is in earnest until it, or whom it is beside, has its own."""
        head, own = found[name], None
        if head.mode is Mode.EXERCISE and is_operation_id(name):
            own = found.get(self._folds.situation(head).stock)
        stock = own or found.get(RESOURCES)
        return stock.number if stock else 0

    def all_heads(self) -> tuple[Head, ...]:
        """Give the heads of all streams there are."""
        return self._journal.heads()

    def stock_number(self, situation: Situation) -> int:
        """Give how far this process knows the resources that an operation draws on."""
        return self._stocks.of(situation, fresh=False).number

    def planning(self, by: Reader = PUBLIC) -> Planning:
        """Give the standing knowledge as the reader may see it: to nobody in particular none of
        the assessments that are not for everybody."""
        return planning_view(self._folds.planning(), by)

    def resources(self, operation: str | None = None) -> Resources:
        """Give what there is and what of it is bound; in a drill, the drill's own."""
        if operation is None:
            return self._stocks.of(None)
        return self._stocks.of(self._folds.situation(self.head(operation)))

    def resources_then(self, operation: str, number: int | None, moment: datetime) -> Resources:
        """Give the same as of the past: after an entry of theirs, and never later than a moment."""
        return self._stocks.then(self._folds.situation(self.head(operation)), number, moment)

    def competing_then(self, operation: str, moment: datetime) -> tuple[Asked, ...]:
        """Give all that was asked of the resources an operation draws on, as of a moment."""
        found = []
        for head in self._sharing(operation):
            now, number = self._folds.situation(head), self._journal.last_at(head.stream, moment)
            over = now.closing.closed
            if number and (over is None or over.at > moment):
                found.append(self._folds.situation_until(head, number))
        return competing(found, moment)

    def stock_entries(self, stream: str) -> list[Entry]:
        """Give all that was said of resources in one of their streams; all may read it."""
        return self._journal.entries(stream)

    def competing(self, operation: str, now: datetime) -> tuple[Asked, ...]:
        """Give all that is asked of the resources an operation draws on, in every operation, and
        unnarrowed: whoever shows it leaves out what its reader may not see."""
        return competing((self._folds.situation(one) for one in self._sharing(operation)), now)

    def outward(self, operation: str, now: datetime) -> tuple[Outward, ...]:
        """Give what those operations ask for out of the district, as amounts and times alone."""
        return outward((self._folds.situation(one) for one in self._sharing(operation)), now)

    def sharing(self, by: By, operation: str) -> tuple[Situation, ...]:
        """Give the operations that draw on the same resources, as the reader may see them."""
        return tuple(view(self._whole(one), by) for one in self._sharing(operation))

    def _sharing(self, operation: str) -> list[Head]:
        """Those in earnest share the district's; a drill is alone, or beside another."""
        own = self.head(operation)
        heads = [one for one in self._journal.heads() if is_operation_id(one.stream)]
        same = [one for one in heads if one.mode is own.mode]
        if own.mode is Mode.LIVE:
            return same
        stock = self._folds.situation(own).stock
        return [one for one in same if self._folds.situation(one).stock == stock]

    def told_of_planning(self) -> tuple[int, int]:
        """Give the numbers of the last planning entries about assessments, and about the register
        and its supplies; boards look again then."""
        found = self._folds.planning()
        return found.assessments.number, found.registered

    def planned_by(self, operation: str, number: int) -> int:
        """Give the last planning entry that was there when an operation's entry was written."""
        found = self.entry(self.head(operation).stream, number)
        return found.stamp.planning_head if found is not None else 0

    def entry(self, stream: str, number: int) -> Entry | None:
        """Give one entry as the journal holds it, None when there is none."""
        found = self._journal.entries(stream, after=number - 1, limit=1)
        return next((one for one in found if one.stamp.number == number), None)
