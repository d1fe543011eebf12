"""Rules about references: whom a word after an @ means, and who has not seen that he is named.

A reference that means nobody is only a word: words must get through at three in the morning.
"""

from __future__ import annotations

from collections.abc import Iterable

from crisis.projections.planning import Planning
from crisis.projections.situation import Situation

SHORTEST = 3
"""A shorter beginning of a name means nobody."""


def authority_of(word: str, planning: Planning) -> str | None:
    """Give the authority that a word means: its id, its name without blanks, the first word of its
    name, or a beginning of those; None when it means nobody, or more than one."""
    wanted = word.casefold()
    if wanted in planning.authorities:
        return wanted
    names = {one.id: _names(one.id, one.name) for one in planning.authorities.values()}
    for fits in (
        {id_ for id_, known in names.items() if wanted in known},
        {
            id_
            for id_, known in names.items()
            if len(wanted) >= SHORTEST and any(one.startswith(wanted) for one in known)
        },
    ):
        if fits:
            return fits.pop() if len(fits) == 1 else None
    return None


def addressed(words: Iterable[str], planning: Planning) -> frozenset[str]:
    """Give the authorities that the words of an entry address."""
    found = (authority_of(word, planning) for word in words)
    return frozenset(one for one in found if one is not None)


def unseen(situation: Situation, planning: Planning, authority: str) -> tuple[int, ...]:
    """Give the entries that address an authority and that nobody of it has ticked: an entry of its
    own needs no tick, and what was corrected is read where it was put right."""
    found = []
    means: dict[str, str | None] = {}  # the same few words stand in thousands of entries
    for number, words in situation.mentions.items():
        entry = situation.log.get(number)
        if entry is None or entry.corrected_by is not None:
            continue
        own = authority in (entry.owner, entry.authority)
        ticked = any(one.authority == authority for one in situation.follows.of(number))
        if own or ticked:
            continue
        for word in words:
            if word not in means:
                means[word] = authority_of(word, planning)
        if authority in {means[word] for word in words}:
            found.append(number)
    return tuple(sorted(found))


def _names(id_: str, name: str) -> frozenset[str]:
    words = name.casefold().replace("/", " ").split()
    return frozenset({id_, "".join(words), "-".join(words), *words[:1]})
