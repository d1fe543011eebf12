"""One after the other in the order in which they fail: the loop of the cascade, by itself.

It is written so that it runs as it stands over lists, and compiled over arrays; the two are one
text and cannot disagree. To compile it takes seconds, once in an installation: it is kept beside
the program, or where the account keeps such things. It holds no lock of the interpreter while it
runs, and takes a network of a million objects in about a second.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable
from functools import cache
from typing import Any, cast

Settle = Callable[[Any, Any, Any, Any], None]


def settle(net: Any, left: Any, keys: Any, first: Any) -> None:
    """Bring `keys` down to when each object fails; `left` is used up.

    net: begin (n + 1,) and touched: by supplier the groups it supplies; consumer and cost (g,):
    whom a group fails, and how much later; works (n,): until when each is known to work. left (g,):
    how many of the suppliers must still fail. keys (n,): when each fails by itself. first: the
    objects that do. Each is taken once, when no other can fail earlier; a group fails its consumer
    with the supplier that is one too many, unless it is known to have worked after that.
    """
    begin, touched, consumer, cost, works = net
    waiting = [(keys[row], row) for row in first]
    heapq.heapify(waiting)
    while len(waiting) > 0:
        key, row = heapq.heappop(waiting)
        if key > keys[row]:
            continue
        for place in range(begin[row], begin[row + 1]):
            group = touched[place]
            left[group] -= 1
            if left[group] == 0:
                reached, then = consumer[group], key + cost[group]
                if works[reached] < then < keys[reached]:
                    keys[reached] = then
                    heapq.heappush(waiting, (then, reached))


@cache
def compiled() -> Settle:
    """Give the same, compiled. Taken in when a network is large enough to be worth it.

    Where nothing may be written it is not kept, and compiled once in each process.
    """
    import numba

    try:
        return cast(Settle, numba.njit(nogil=True, cache=True)(settle))
    except RuntimeError:
        return cast(Settle, numba.njit(nogil=True)(settle))
