"""For whom a whole is that holds many parts: a file, a page, a report that is kept together."""

from __future__ import annotations

from collections.abc import Iterable

from crisis.terms.sight import STAFF, Readers, Sight


def strictest(parts: Iterable[Readers]) -> Readers:
    """Give for whom the whole is: the strictest of what it holds.

    Law: who may not read a part may not read the whole. So it is for those whom every restricted
    part is for, and for those alone who read everything when no authority is named by all.
    Without any restricted part it is for the staff, unless every part may be passed on.
    """
    found = list(parts)
    restricted = [set(one.only_for) for one in found if one.sight is Sight.RESTRICTED]
    if restricted:
        both = set.intersection(*restricted)
        return Readers(sight=Sight.RESTRICTED, only_for=tuple(sorted(both)))
    if all(one.sight is Sight.PUBLIC for one in found):
        return Readers(sight=Sight.PUBLIC)
    return STAFF
