"""From where plans are shown: to whom, on which day, in which language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from babel.dates import format_date

from crisis.projections.planning import Planning
from crisis.projections.plans import Plans
from crisis.rules.known import By
from crisis.rules.plan_checks import yours
from crisis.rules.plan_sight import view
from crisis.rules.role_groups import PLANS_OF_ONE
from crisis.terms.times import local
from crisis.web.words import word


@dataclass(frozen=True, kw_only=True)
class Desk:
    """From where plans are shown: to whom, on which day, in which language."""

    planning: Planning
    by: By
    language: str

    @property
    def plans(self) -> Plans:
        """Give the plans as this reader may see them."""
        return view(self.planning.plans, self.by)

    @property
    def today(self) -> date:
        """Give the day it is in Denmark."""
        return local(self.by.now).date()

    def name(self, authority: str | None) -> str:
        """Give an authority's name."""
        found = self.planning.authorities.get(authority or "")
        return found.name if found else authority or ""

    def day(self, when: date | None) -> str:
        """Give a date as it is read: `1. maj 2029`."""
        pattern = "d MMM y" if self.language == "en" else "d. MMM y"
        return format_date(when, pattern, locale=self.language) if when else ""

    def may_write(self, owner: str) -> bool:
        """Says whether the reader writes plans of this owner."""
        return self.by.role in PLANS_OF_ONE.live and yours(owner, self.by) is None

    def word(self, code: Any) -> str:
        """Say a code in the reader's language."""
        return word(code, self.language)


def plan_url(plan: str) -> str:
    """Say where a plan is read."""
    return f"/plan/planer/{plan}"
