"""What a field of the situation picture must say and the board holds nowhere: it is unknown until
somebody writes in the field."""

from __future__ import annotations

from collections.abc import Iterator

from crisis.projections.incidents import Incident
from crisis.projections.situation import Situation
from crisis.terms.incidents import IncidentStatus
from crisis.terms.sitreps import SitrepField, Unsaid

_ASKED: dict[SitrepField, tuple[Unsaid, ...]] = {
    SitrepField.INTENT: (Unsaid.INTENT,),
    SitrepField.OUTLOOK: (Unsaid.PROBABLE, Unsaid.WORST),
    SitrepField.COMMUNICATION: (Unsaid.MEDIA, Unsaid.RUMOURS, Unsaid.SPOKESPERSON),
}


def unsaid(situation: Situation, field: SitrepField) -> tuple[Unsaid, ...]:
    """Give what the field asks for and nobody has said. Who wrote there has answered, also where
    one may not read it."""
    words = situation.sitreps.words.get(field)
    if words is not None and (words.text or words.hidden):
        return ()
    return (*_ASKED.get(field, ()), *_of_incidents(situation, field))


def _of_incidents(situation: Situation, field: SitrepField) -> Iterator[Unsaid]:
    found = [one for one in situation.incidents.all() if one.status is not IncidentStatus.OVER]
    if field is SitrepField.INCIDENT and found:
        yield Unsaid.CAUSE
    if field is SitrepField.AFFECTED and any(_guessed(one) for one in found):
        yield Unsaid.NEIGHBOURS


def _guessed(one: Incident) -> bool:
    """Without boundaries nobody knows whether it reaches over the edge of the district."""
    return one.whereabouts.estimated or not one.whereabouts.municipalities
