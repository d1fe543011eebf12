"""What a decision on who gets what gave to whom, also when another took its place: the lines and
what was missing, as far as the requests are for the reader."""

from __future__ import annotations

from typing import Any

from crisis.projections.allotments import Allotment, Allotted
from crisis.projections.resources import Resources
from crisis.projections.situation import Situation
from crisis.rules.role_groups import LOG_OFFICE
from crisis.terms.allotments import Shortage
from crisis.terms.resources import Resource
from crisis.web.because import name
from crisis.web.pages.incident_rows import Where
from crisis.web.pages.links import priorities_url
from crisis.web.pages.log_links import label
from crisis.web.parts import parts
from crisis.web.times import day_and_time, iso
from crisis.web.words import word


class Given:
    """Tells one reader of decisions on who gets what.

    where: the operation he reads in, as it is or as it stood. stock: what the decisions are about.
    """

    def __init__(self, where: Where, stock: Resources) -> None:
        self._where, self._stock = where, stock
        self._operations: dict[str, Situation] = {where.situation.operation: where.situation}

    def earlier(self) -> list[dict[str, Any]]:
        """Give the decisions that another took the place of, the newest first."""
        found = self._stock.allotments
        return [
            self._decision(found.all[number])
            for number in sorted(found.all, reverse=True)
            if number != found.number
        ]

    def gave(self, number: int) -> dict[str, Any] | None:
        """Give the lines of a decision and what it left missing, and how many are not for the
        reader; an owner reads the lines of its own units, as where it answers them."""
        one = self._stock.allotments.all.get(number)
        if one is None:
            return None
        lines = [each for each in one.lines if self._may_read(each)]
        shorts = [each for each in one.shorts if self.sees(each.operation, each.request)]
        return {
            "lines": [self._line(each, one) for each in lines],
            "shorts": [self._short(each) for each in shorts],
            "for_some": len(one.lines) + len(one.shorts) - len(lines) - len(shorts),
        }

    def _decision(self, one: Allotment) -> dict[str, Any]:
        where = self._where
        return {
            "number": one.number,
            "time": day_and_time(one.at, where.by.now, where.language),
            "iso": iso(one.at),
            "who": name(where.planning, one.authority),
            **self.ground(one),
            "gave": self.gave(one.number),
        }

    def ground(self, one: Allotment) -> dict[str, Any]:
        """Give why it was decided: that stands in the log of the operation it was decided in, and
        is read there."""
        where = self._where
        here = one.operation == where.situation.operation
        row = self._row(one) if here else None
        return {
            "elsewhere": "" if here else self._operation(one.operation).name,
            "url": priorities_url(one.operation),
            "entry": row.number if row else None,
            "label": label(where.situation, row.number) if row else "",
            "ground": (row.reason or "") if row else "",
        }

    def _row(self, one: Allotment) -> Any:
        rows = self._where.situation.log.entries.values()
        return next((each for each in rows if each.allotment == one.number), None)

    def _line(self, one: Allotted, of: Allotment) -> dict[str, Any]:
        line = one.line
        return {
            "unit": self._unit(line.resource_id, line.amount, of),
            "label": self._label(line.operation, line.request),
            "owner_name": name(self._where.planning, line.owner_authority),
            "state": one.state.value,
            "state_word": word(one.state, self._where.language),
        }

    def _short(self, one: Shortage) -> dict[str, Any]:
        said = self._label(one.operation, one.request)
        return {"label": f"{said[:1].upper()}{said[1:]}", "missing": one.missing}

    def _unit(self, unit: str, amount: int, of: Allotment) -> str:
        """What a unit that is no longer there was called stands in what there was then."""
        found = self._stock.get(unit) or self._then(unit, of)
        called = found.name if found else unit
        if found is not None and amount == found.amount:
            return called
        return f"{amount} {'of' if self._where.language == 'en' else 'af'} {called}"

    def _then(self, unit: str, of: Allotment) -> Resource | None:
        here = self._where.situation.operation
        return parts().handler.resources_then(here, None, of.at).get(unit)

    def _label(self, operation: str, request: int) -> str:
        english = self._where.language == "en"
        said = f"request {request}" if english else f"anmodning {request}"
        if operation == self._where.situation.operation:
            return said
        other = self._operation(operation).name
        return f"{said} in {other}" if english else f"{said} i {other}"

    def _may_read(self, one: Allotted) -> bool:
        by, line = self._where.by, one.line
        own = line.owner_authority == by.authority or by.role in LOG_OFFICE
        return own or self.sees(line.operation, line.request)

    def sees(self, operation: str, request: int) -> bool:
        """Say whether a request is for the reader, also one that is over."""
        return self._operation(operation).requests.get(request) is not None

    def _operation(self, operation: str) -> Situation:
        if operation not in self._operations:
            handler = parts().handler
            self._operations[operation] = handler.situation(self._where.by, operation)
        return self._operations[operation]
