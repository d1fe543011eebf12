"""Which way of a branch stands: once something of it has come, whatever is known later.

An entry is timed before it is committed, so that one from before a branch's time can be read after
the branch was asked. What has come is not taken back; so the other way is closed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from typing import NamedTuple

import msgspec

from crisis.drills.injects import Branch
from crisis.drills.script import Script
from crisis.projections.drills import Drill


class _Way(NamedTuple):
    """One of the two ways of a branch."""

    branch: str
    then: bool


def settled(script: Script, came: Collection[str]) -> Script:
    """Give the script with each way that something came of as the only one. came: injects, as the
    clock gave them; what several things lead to says nothing of any."""
    stands = _stands(script, came)
    if not stands:
        return script
    branches = tuple(_alone(one, stands.get(one.id)) for one in script.branches)
    left = {name for _, name in _ways(branches)} | {
        name for one in script.triggers for name in one.then
    }
    closed = {name for _, name in _ways(script.branches)} - left
    injects = tuple(one for one in script.injects if one.id not in closed)
    return msgspec.structs.replace(script, branches=branches, injects=injects)


def came_by_clock(drill: Drill) -> frozenset[str]:
    """Give the injects that have come by themselves; what control gave by hand settles nothing."""
    return frozenset(
        name for (name, _), number in drill.came.items() if not drill.given[number].by_hand
    )


def _stands(script: Script, came: Collection[str]) -> dict[str, bool]:
    """Give of each branch that something came of whether its first way stands."""
    ways = list(_ways(script.branches))
    pointed = Counter(name for _, name in ways)
    pointed.update(name for one in script.triggers for name in one.then)
    leads = {name: way for way, name in ways if pointed[name] == 1}
    found: dict[str, bool] = {}
    for inject in script.injects:
        name = inject.id
        while inject.id in came and name in leads and leads[name].branch not in found:
            found[leads[name].branch] = leads[name].then
            name = leads[name].branch
    return found


def _ways(branches: tuple[Branch, ...]) -> Iterator[tuple[_Way, str]]:
    for one in branches:
        yield from ((_Way(one.id, then=True), name) for name in one.then)
        yield from ((_Way(one.id, then=False), name) for name in one.otherwise)


def _alone(branch: Branch, then: bool | None) -> Branch:
    if then is None:
        return branch
    way = branch.then if then else branch.otherwise
    return msgspec.structs.replace(branch, then=way, otherwise=way)
