"""Rules about references: whom a word after an @ means, and who has not seen that he is named.

A reference that means nobody is only a word: words must get through at three in the morning.
"""

from __future__ import annotations

from collections.abc import Mapping

from immutables import Map

from crisis.projections.partners import Partners
from crisis.projections.planning import Planning
from crisis.projections.situation import Situation

NO_PARTNERS: Partners = Map()
SHORTEST = 3
"""A shorter beginning of a name means nobody."""


def authority_of(word: str, planning: Planning, partners: Partners = NO_PARTNERS) -> str | None:
    """Give the authority that a word means: its id, its name without blanks, the first word of its
    name, or a beginning of those; None when it means nobody, or more than one. Where it means no
    authority it may mean in the same way a partner that sits or sat in the staff: so no partner
    that comes takes a word from an authority."""
    wanted = word.casefold()
    authorities = {one.id: str(one.name) for one in planning.authorities.values()}
    seated = {one.partner: one.name for one in partners.values()}
    for known in (authorities, seated):
        fits = _meant(wanted, known)
        if fits:
            return fits.pop() if len(fits) == 1 else None
    return None


def _meant(wanted: str, known: Mapping[str, str]) -> set[str]:
    """Give the ids that a word may mean. known: each id with its name."""
    if wanted in known:
        return {wanted}
    names = {id_: _names(id_, name) for id_, name in known.items()}
    for fits in (
        {id_ for id_, mine in names.items() if wanted in mine},
        {
            id_
            for id_, mine in names.items()
            if len(wanted) >= SHORTEST and any(one.startswith(wanted) for one in mine)
        },
    ):
        if fits:
            return fits
    return set()


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
                means[word] = authority_of(word, planning, situation.partners)
        if authority in {means[word] for word in words}:
            found.append(number)
    return tuple(sorted(found))


def _names(id_: str, name: str) -> frozenset[str]:
    words = name.casefold().replace("/", " ").split()
    return frozenset({id_, "".join(words), "-".join(words), *words[:1]})
