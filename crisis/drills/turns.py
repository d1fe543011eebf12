"""How branches and triggers lead on: everything they name is there, comes once, and ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from crisis.drills.faults import Faults
from crisis.drills.injects import Branch, Inject
from crisis.drills.script import Script
from crisis.errors import Malformed


def check_turns(script: Script, faults: Faults) -> None:
    """Look for what leads nowhere, never comes, comes two ways or not to an end."""
    there = {one.id for one in script.injects} | {one.id for one in script.branches}
    pointed: set[str] = set()
    for place, name in _pointers(script):
        if name not in there:
            faults.add(Malformed("scenario.unknown_next", field=place, name=name))
        pointed.add(name)
    faults.add(*_leads_on(script))
    for number, inject in enumerate(script.injects, 1):
        with faults.here():
            _comes(inject, f"injects[{number}]", pointed, held=inject.held)
    for number, branch in enumerate(script.branches, 1):
        with faults.here():
            _comes(branch, f"branches[{number}]", pointed, held=False)
    with faults.here():
        _no_circle(script.branches)


def next_of(branch: Branch) -> tuple[str, ...]:
    """Give all that a branch may lead to."""
    return (*branch.then, *branch.otherwise)


def _pointers(script: Script) -> Iterator[tuple[str, str]]:
    """Give everything that is named as what comes next, with the place that names it."""
    for number, branch in enumerate(script.branches, 1):
        for way, names in (("then", branch.then), ("else", branch.otherwise)):
            for place, name in enumerate(names, 1):
                yield f"branches[{number}].{way}[{place}]", name
    for number, trigger in enumerate(script.triggers, 1):
        for place, name in enumerate(trigger.then, 1):
            yield f"triggers[{number}].then[{place}]", name


def _leads_on(script: Script) -> Iterator[Malformed]:
    ways = [(f"branches[{n}]", one.id, next_of(one)) for n, one in enumerate(script.branches, 1)]
    ways += [(f"triggers[{n}]", one.id, one.then) for n, one in enumerate(script.triggers, 1)]
    for place, name, leads in ways:
        if not leads:
            yield Malformed("scenario.leads_nowhere", field=place, name=name)


def _comes(one: Inject | Branch, place: str, pointed: set[str], *, held: bool) -> None:
    if one.at is not None and (one.id in pointed or one.after is not None):
        raise Malformed("scenario.two_starts", field=f"{place}.at", name=one.id)
    if one.at is None and one.id not in pointed and not held:
        raise Malformed("scenario.never_comes", field=place, name=one.id)
    if one.after is not None and one.id not in pointed:
        raise Malformed("scenario.after_nothing", field=f"{place}.after", name=one.id)


def _no_circle(branches: tuple[Branch, ...]) -> None:
    """No branch leads back to itself, by however many others. Walked without recursion."""
    ways = {one.id: list(next_of(one)) for one in branches}
    places = {one.id: f"branches[{number}]" for number, one in enumerate(branches, 1)}
    ended: set[str] = set()
    for start in ways:
        circle = _circle(start, ways, ended)
        if circle:
            names = " → ".join(circle)
            raise Malformed("scenario.circle", field=places[circle[0]], names=names)


def _circle(start: str, ways: Mapping[str, list[str]], ended: set[str]) -> list[str]:
    """Give the first circle on the way from a branch; those known to end are not walked again."""
    path, left = [start], [list(ways[start])]
    while path:
        if not left[-1]:
            ended.add(path.pop())
            left.pop()
            continue
        name = left[-1].pop(0)
        if name in path:
            return [*path[path.index(name) :], name]
        if name in ways and name not in ended:
            path.append(name)
            left.append(list(ways[name]))
    return []
