"""The planner's dependencies as rows, and a what-if worked out by the register as it is now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from crisis.projections.dependencies import WhatIf
from crisis.projections.planning import Planning
from crisis.register.dependencies import Cascade, Network, Step
from crisis.terms.dependencies import Supply
from crisis.terms.register import RegisterReader
from crisis.web.because import pick
from crisis.web.pages.failing_rows import Telling, fail_rows, owners, seen_steps, timeline
from crisis.web.pages.failing_words import Names, duration, supply_word
from crisis.web.pages.links import object_url
from crisis.web.parts import parts
from crisis.web.times import day_and_time
from crisis.web.words import word

_AFTER = ("{time} efter", "{time} later")
_AT_ONCE = ("straks", "at once")
_SUPPOSED = ("{name} antages at svigte {time}", "{name} is supposed to fail {time}")
SHOWN_CHANGES = 20


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What the planner's page is made of: the network, and what of it is for who reads it."""

    planning: Planning
    network: Network
    names: Names
    now: datetime

    @property
    def language(self) -> str:
        """The language the page speaks."""
        return self.names.language


def seen_network(planning: Planning, reader: RegisterReader, language: str, now: datetime) -> Seen:
    """Look at the dependencies by the register as it is now."""
    register = parts().register
    supplies = [one.supply for one in planning.dependencies.supplies.values()]
    named = {each for one in supplies for each in (one.consumer, *one.suppliers)}
    for saved in planning.dependencies.what_ifs.values():
        named |= {one.object for one in saved.starts}
    names = names_of(named, reader, language)
    return Seen(planning=planning, network=register.network(supplies), names=names, now=now)


def names_of(objects: Iterable[str], reader: RegisterReader, language: str) -> Names:
    """Give what objects are called for a reader, and were called when they were in use."""
    register, wanted = parts().register, sorted(objects)
    standing = register.standing(wanted)
    gone = register.gone((one for one in wanted if one not in standing), reader)
    return Names(standing, reader, language, gone)


def readable(seen: Seen, saved: WhatIf) -> bool:
    """Says whether a saved what-if is for the reader: all that it supposes is."""
    return all(seen.names.told(one.object) for one in saved.starts)


def supply_rows(seen: Seen) -> list[dict[str, Any]]:
    """Give the supplies whose consumer is for the reader, by its name, also one out of use."""
    found = [
        _supply(listed.number, listed.supply, seen)
        for listed in seen.planning.dependencies.supplies.values()
        if seen.names.told(listed.supply.consumer)
    ]
    return sorted(found, key=lambda one: (one["name"].casefold(), one["kind_word"], one["group"]))


def warnings(seen: Seen) -> dict[str, list[str]]:
    """Tell the planner of circles, which are allowed, and of supplies that name what is out of
    use, which is left out of the reckoning; of those alone of which something is for him."""
    names = seen.names
    supplies = [one.supply for one in seen.planning.dependencies.supplies.values()]
    found = (
        one for one in parts().register.circles(supplies) if any(names.get(each) for each in one)
    )
    circles = [" ↔ ".join(names.of(each) for each in one) for one in found]
    lost = [
        f"{names.of(one.consumer)}, {supply_word(one, seen.language)}: {_called(gone, names)}"
        for one, gone in seen.network.lost.items()
        if names.told(one.consumer) and any(names.gone(each) for each in gone)
    ]
    return {"circles": circles, "lost": sorted(lost)}


def _called(objects: Iterable[str], names: Names) -> str:
    return ", ".join(dict.fromkeys(name for one in objects if (name := names.gone(one))))


def what_if(seen: Seen, starts: Mapping[str, int]) -> dict[str, Any]:
    """Work out what would fail; what the reader may not see is left out of the list."""
    register = parts().register
    supplies = [one.supply for one in seen.planning.dependencies.supplies.values()]
    cascade = register.cascade(supplies, starts)
    names = names_of(cascade.steps, seen.names.reader, seen.language)
    telling = Telling(
        names=names,
        planning=seen.planning,
        time=lambda minute: after(minute, seen.language),
        iso=lambda minute: "",
        own=lambda step: _supposed(step, names),
        state=lambda step: "assumed" if step.supply is None else "coming",
        clock=False,
    )
    rows = fail_rows(cascade, telling)
    return {
        "rows": rows,
        "total": len(seen_steps(cascade, names)),
        "timeline": timeline(rows, None),
        "owners": owners(cascade, telling),
        "cascade": cascade,
        "names": names,
    }


def saved_rows(seen: Seen) -> list[dict[str, Any]]:
    """Give the saved what-ifs that are for the reader, by name."""
    saved = [one for one in seen.planning.dependencies.what_ifs.values() if readable(seen, one)]
    return [
        {
            "name": one.name,
            "at": day_and_time(one.at, seen.now, seen.language),
            "url": f"/plan/afhaengigheder?gemt={one.what_if}#svigt",
        }
        for one in sorted(saved, key=lambda each: each.name.casefold())
    ]


def changes(seen: Seen, saved: WhatIf, cascade: Cascade) -> dict[str, list[str]]:
    """Say what is otherwise now than when it was saved: who fails that did not, who does not any
    more, and who fails at another time. Of those that were not kept by name nothing is said."""
    started = {one.object for one in saved.starts}
    then = {one.object: one.after_minutes for one in saved.failed}
    now = {id_: one.minute for id_, one in cascade.steps.items() if id_ not in started}
    names = names_of({*then, *now}, seen.names.reader, seen.language)
    whole = saved.total == len(saved.failed)

    def told(objects: set[str]) -> list[str]:
        found = (names.of(one) for one in objects if names.told(one))
        return sorted(found)[:SHOWN_CHANGES]

    moved = [
        f"{names.of(one)}: {after(then[one], seen.language)} → {after(now[one], seen.language)}"
        for one in sorted(then.keys() & now.keys())
        if then[one] != now[one] and names.get(one)
    ]
    return {
        "more": told(now.keys() - then.keys()) if whole else [],
        "fewer": told(then.keys() - now.keys()),
        "moved": moved[:SHOWN_CHANGES],
        "gone": sorted(name for one in started if (name := seen.names.gone(one))),
    }


def after(minute: int, language: str) -> str:
    """Say how long after the beginning."""
    if not minute:
        return pick(_AT_ONCE, language)
    return pick(_AFTER, language).format(time=duration(minute, language))


def _supposed(step: Step, names: Names) -> str:
    time = after(step.minute, names.language)
    return pick(_SUPPOSED, names.language).format(name=names.of(step.object), time=time)


def _supply(number: int, one: Supply, seen: Seen) -> dict[str, Any]:
    names = seen.names
    return {
        "number": number,
        "consumer": one.consumer,
        "name": names.of(one.consumer),
        "url": object_url(one.consumer),
        "kind": one.kind.value,
        "kind_word": word(one.kind, seen.language),
        "group": one.group,
        "group_name": one.name or "",
        "suppliers": [
            {"name": names.of(each), "url": object_url(each) if names.get(each) else "",
             "object": each if names.get(each) else ""}
            for each in one.suppliers
        ],
        "needed": one.needed,
        "many": len(one.suppliers),
        "holdout": duration(one.holdout_minutes, seen.language),
        "minutes": one.holdout_minutes,
        "source": one.source or "",
        "gone": names.gone(one.consumer) is not None,
        "may_change": not any(names.hides(each) for each in one.suppliers),
    }  # fmt: skip
