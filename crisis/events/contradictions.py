"""Facts about reports that disagree."""

from __future__ import annotations

from crisis.events.base import Event
from crisis.events.log import SpokenFor
from crisis.terms.contradictions import Verdict
from crisis.terms.log import Certainty


class ContradictionReported(Event, frozen=True, kw_only=True):
    """Entries disagree, and stand side by side until somebody decides. Dansk: modstrid meldt."""

    contradiction: int
    entries: tuple[int, ...]
    about: str
    text: str
    seat_name: str
    authority_name: str
    on_behalf_of: SpokenFor | None


class ContradictionSettled(Event, frozen=True, kw_only=True):
    """Somebody has decided which entry holds, naming the ground. Dansk: modstrid afgjort.

    supplements: the entry that reported it; it keeps the two together when words are erased.
    """

    contradiction: int
    supplements: int
    entries: tuple[int, ...]
    verdict: Verdict
    holds: int | None
    certainty: Certainty | None
    reason: str
    text: str
    seat_name: str
    authority_name: str
    on_behalf_of: SpokenFor | None
