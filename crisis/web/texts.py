"""Every refusal in words. Rules and readers know codes only; nobody else words a refusal.

A sentence says what to do next. `{name}` in it stands for a fact of the refusal.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from crisis.web.sentences import (
    access,
    assessments,
    attachments,
    authorities,
    callouts,
    cards,
    categories,
    contradictions,
    decisions,
    dependencies,
    deputies,
    drills,
    erasure,
    evaluation,
    exposure,
    figures,
    first,
    follows,
    guests,
    import_jobs,
    imports,
    incidents,
    lending,
    lessons,
    log,
    mailboxes,
    meetings,
    operations,
    partners,
    plans,
    priorities,
    register,
    relief,
    requests,
    resources,
    responsibility,
    scenarios,
    scripts,
    shapes,
    shifts,
    sight,
    sitreps,
    statements,
    tasks,
)

TEXTS: dict[str, tuple[str, str]] = {
    **log.SENTENCES,
    **attachments.SENTENCES,
    **erasure.SENTENCES,
    **evaluation.SENTENCES,
    **operations.SENTENCES,
    **drills.SENTENCES,
    **callouts.SENTENCES,
    **categories.SENTENCES,
    **cards.SENTENCES,
    **meetings.SENTENCES,
    **relief.SENTENCES,
    **sitreps.SENTENCES,
    **lending.SENTENCES,
    **lessons.SENTENCES,
    **figures.SENTENCES,
    **first.SENTENCES,
    **sight.SENTENCES,
    **deputies.SENTENCES,
    **mailboxes.SENTENCES,
    **partners.SENTENCES,
    **shifts.SENTENCES,
    **plans.SENTENCES,
    **priorities.SENTENCES,
    **assessments.SENTENCES,
    **guests.SENTENCES,
    **decisions.SENTENCES,
    **dependencies.SENTENCES,
    **contradictions.SENTENCES,
    **follows.SENTENCES,
    **authorities.SENTENCES,
    **incidents.SENTENCES,
    **tasks.SENTENCES,
    **statements.SENTENCES,
    **responsibility.SENTENCES,
    **register.SENTENCES,
    **shapes.SENTENCES,
    **exposure.SENTENCES,
    **imports.SENTENCES,
    **import_jobs.SENTENCES,
    **access.SENTENCES,
    **requests.SENTENCES,
    **resources.SENTENCES,
    **scenarios.SENTENCES,
    **scripts.SENTENCES,
}
"""Code → (Danish, English)."""

FAULT = "server.error"


class Coded(Protocol):
    """What can be said: a refusal, a malformed request, something unknown."""

    @property
    def code(self) -> str:
        """Which refusal it is."""
        ...

    @property
    def facts(self) -> Mapping[str, Any]:
        """What its sentence may name."""
        ...


def sentence(problem: Coded, language: str = "da") -> str:
    """Say a refusal in Danish or English; an unworded code is said as a fault of ours."""
    return "\n".join((_said(problem.code, problem.facts, language), *_each(problem, language)))


def _said(code: str, facts: Mapping[str, Any], language: str) -> str:
    danish, english = TEXTS.get(code, TEXTS[FAULT])
    return (english if language == "en" else danish).format_map(_Facts(facts))


def _each(problem: Coded, language: str) -> Iterator[str]:
    """Give the faults that a refusal lists, each on a line of its own."""
    faults = problem.facts.get("faults")
    listed = faults if isinstance(faults, list) else []
    for one in listed:
        yield where(one, _said(str(one["code"]), one, language), language)
    if listed:
        yield from and_more(int(problem.facts["count"]) - len(listed), language)


def where(fault: Mapping[str, Any], why: str, language: str) -> str:
    """Say a fault with its line and its place in the file."""
    line, place = fault.get("line"), fault.get("place")
    head = f"{'Line' if language == 'en' else 'Linje'} {line}" if line else ""
    head = f"{head} ({place})" if head and place else head or str(place or "")
    return f"{head}: {why}" if head else why


def and_more(count: int, language: str) -> Iterator[str]:
    """Say how many faults are not told."""
    if count > 0:
        yield f"and {count} more" if language == "en" else f"og {count} flere"


class _Facts(dict[str, Any]):
    """A fact that is not there leaves a gap in the sentence, never an error in its place."""

    def __missing__(self, name: str) -> str:
        return "…"
