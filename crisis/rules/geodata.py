"""Rules about imported geography."""

from __future__ import annotations

from crisis.commands.geodata import ImportGeodata
from crisis.errors import RefusalKind, Refused
from crisis.events.geodata import GeodataImported
from crisis.rules.known import Answer, By, Known, Question
from crisis.terms.register import Standing


def import_(known: Known, command: ImportGeodata, by: By) -> Answer:
    """The file lies in the installation, and is not the one in use already."""
    standing: Standing = known.answers[Question.REGISTER]
    if not standing.file_held:
        return Refused("geodata.file_missing", field="sha256")
    if standing.geodata.get(command.kind) == command.sha256:
        return Refused("geodata.unchanged", field="sha256", kind=RefusalKind.CONFLICT)
    return (
        GeodataImported(
            kind=command.kind,
            sha256=command.sha256,
            features=command.features,
            source=command.source,
        ),
    )
