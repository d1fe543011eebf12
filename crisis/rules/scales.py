"""Rules about the words in which assessments are made: the planner's, and said whole."""

from __future__ import annotations

from crisis.commands.scales import WordHazards, WordScale
from crisis.errors import RefusalKind, Refused
from crisis.events.assessments import HazardsWorded, ScaleWorded
from crisis.rules.known import Answer, By, Known


def word_scale(known: Known, command: WordScale, by: By) -> Answer:
    """Five steps have five words that differ; the numbers that were said stay what they were. Said
    once by a planner, they are no longer assumed. Nobody writes over what he has not read."""
    said = [one.strip() for one in command.labels]
    for at, one in enumerate(said):
        if not one:
            return Refused("scale.label_missing", field=f"labels[{at}]")
        if one.casefold() in {before.casefold() for before in said[:at]}:
            return Refused("scale.label_twice", field=f"labels[{at}]")
    if known.planning.assessments.labels.get(command.scale) == command.labels:
        return Refused("scale.unchanged", field="labels[0]", kind=RefusalKind.CONFLICT)
    if command.seen not in (None, known.planning.assessments.wording(command.scale)):
        return Refused("scale.meanwhile", field="labels[0]", kind=RefusalKind.CONFLICT)
    return (ScaleWorded(scale=command.scale, labels=command.labels),)


def word_hazards(known: Known, command: WordHazards, by: By) -> Answer:
    """The list is what is offered; a scenario keeps the word it was given."""
    words = [one.strip().casefold() for one in command.hazards]
    if not words or not all(words):
        return Refused("hazards.missing", field="hazards")
    if len(set(words)) < len(words):
        return Refused("hazards.twice", field="hazards")
    if known.planning.assessments.hazards == command.hazards:
        return Refused("scale.unchanged", field="hazards", kind=RefusalKind.CONFLICT)
    if command.seen not in (None, known.planning.assessments.hazards):
        return Refused("scale.meanwhile", field="hazards", kind=RefusalKind.CONFLICT)
    return (HazardsWorded(hazards=command.hazards),)
