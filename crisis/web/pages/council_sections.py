"""What other subjects know of a municipality, as the reader of its page may see it.

One more subject is one more function in SECTIONS.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from flask_babel import gettext as _

from crisis.projections.assessments import Assessments, Scenario
from crisis.rules.planning_sight import planning_view
from crisis.terms.places import Shape
from crisis.web import edge
from crisis.web.pages.assessment_rows import action_row, said_row
from crisis.web.pages.links import scenario_label, scenario_url
from crisis.web.pages.plan_desk import Desk
from crisis.web.parts import parts


class Line(NamedTuple):
    """One line of a section: words, what more there is to say, where it leads."""

    text: str
    more: str = ""
    url: str = ""
    urgent: bool = False


class Section(NamedTuple):
    """A part of the page: its name, and its lines. open: what somebody has yet to do."""

    title: str
    lines: tuple[Line, ...]
    open: bool = False


def risks(municipality: str, desk: Desk) -> Section:
    """What may happen here, and how the municipality itself sees it."""
    found = planning_view(desk.planning, desk.by).assessments
    lines = (_risk(one, found, desk, municipality) for one in _here(found, municipality, desk))
    return Section(_("Vurderinger"), tuple(lines))


def actions(municipality: str, desk: Desk) -> Section:
    """What the municipality has promised to do about a difference."""
    found = planning_view(desk.planning, desk.by).assessments
    rows = (action_row(one, desk.today, desk.language) for one in found.actions.values())
    mine = [one for one in rows if one["owner"] == municipality and one["finished"] is None]
    lines = (
        Line(one["what"], f"{one['label']} · {one['due']}", one["url"], one["overdue"])
        for one in sorted(mine, key=lambda one: str(one["due_on"]))
    )
    return Section(_("Tiltag"), tuple(lines), open=True)


SECTIONS: tuple[Callable[[str, Desk], Section], ...] = (risks, actions)


def _here(found: Assessments, municipality: str, desk: Desk) -> list[Scenario]:
    """Scenarios that are placed here, drawn here or tied to what lies here, or that the
    municipality has assessed."""
    standing = [one for one in found.scenarios() if one.withdrawn is None]
    reached = _drawn(standing, municipality, desk) | _tied(standing, municipality)
    return [
        one
        for one in standing
        if one.municipality == municipality
        or one.scenario in reached
        or found.of(one.scenario, municipality)
    ]


def _drawn(standing: list[Scenario], municipality: str, desk: Desk) -> set[int]:
    shaped: list[tuple[int, Shape]] = [(one.scenario, one.shape) for one in standing if one.shape]
    shapes = [shape for _scenario, shape in shaped]
    grounds = parts().register.grounds_of(shapes, desk.planning.grounds)
    return {
        scenario
        for (scenario, _shape), names in zip(shaped, grounds, strict=True)
        if municipality in names
    }


def _tied(standing: list[Scenario], municipality: str) -> set[int]:
    named = {each for one in standing for each in one.objects}
    objects = parts().register.these(named, edge.register_reader())
    here = {one.object.id for one in objects if one.object.municipality == municipality}
    return {one.scenario for one in standing if here.intersection(one.objects)}


def _risk(one: Scenario, found: Assessments, desk: Desk, municipality: str) -> Line:
    text = f"{scenario_label(one.scenario)} {one.title}"
    own = found.of(one.scenario, municipality)
    if own is None:
        return Line(text, _("ikke vurderet af kommunen"), scenario_url(one.scenario))
    row = said_row(own, found, desk.today, desk.language)
    more = _(
        "sandsynlighed %(likelihood)s · konsekvens %(consequence)s · gennemgås %(day)s",
        likelihood=row["words"]["likelihood"],
        consequence=row["consequence_word"],
        day=row["review"],
    )
    return Line(text, more, scenario_url(one.scenario), bool(row["overdue"]))
