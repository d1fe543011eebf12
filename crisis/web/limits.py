"""How often one may try a password: for each account and address, and for each address.

The counts stand in memory; when they cannot be kept the answer is no (fail closed).
"""

from __future__ import annotations

from typing import NoReturn

from flask import Flask, abort
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from limits import RateLimitItem, parse

from crisis.errors import Refused
from crisis.web.accounts.audit import Act
from crisis.web.parts import parts

EACH = parse("10 per 5 minutes")
ADDRESS = parse("200 per 5 minutes")
"""A whole staff may sit behind one address, but it does not guess two hundred times."""
GUESSES = parse("20 per 5 minutes")
FIRST_WORDS = parse("2 per 5 minutes")
WORDS = parse("3 per 5 minutes")
SEAT_WORDS = parse("10 per 5 minutes")
"""So many code words more a log-in may try at once, and so many all who sit on one seat."""
WORD_WAIT = 10
SLOWLY = parse(f"1 per {WORD_WAIT} seconds")
"""And then one in so many seconds. It is short on purpose: it makes guessing a phrase hopeless, and
whoever at last has the right word, for something real, waits ten seconds at most."""
NOTED = parse("1 per 5 minutes")

limiter = Limiter(
    get_remote_address,
    storage_uri="memory://",
    strategy="moving-window",
    swallow_errors=False,
    headers_enabled=False,
)


def count_in(app: Flask) -> None:
    """Set up the counts of one app."""
    limiter.init_app(app)


def attempt(username: str, ip: str) -> None:
    """Count one attempt; answers 429 when there were too many."""
    name = username.strip().casefold()[:80]
    if not _hit(ADDRESS, "address", ip):
        _hold_back("*", ip)
    if not _hit(EACH, name, ip):
        _hold_back(name, ip)


def guess(ip: str) -> None:
    """Count a guest's link that there is not; answers 429 when there were too many. A link that
    there is costs its bearer nothing."""
    if not _hit(GUESSES, "guest", ip):
        _hold_back("gaest", ip)


def code_word(operation: str, log_in: str, seat: str) -> None:
    """Count one try of a drill's code word; Refused, and not looked at, when it comes too soon
    after many. The first two of a log-in are looked at whatever others on its seat have tried."""
    if _hit(FIRST_WORDS, "word", operation, log_in):
        _hit(SEAT_WORDS, "word", operation, seat)
        return
    for most, name in ((WORDS, log_in), (SEAT_WORDS, seat)):
        if _hit(most, "word", operation, name) or _hit(SLOWLY, "word", operation, name):
            continue
        raise Refused("drill.code_word_wait", field="code_word", seconds=WORD_WAIT)


def succeeded(username: str, ip: str) -> None:
    """Forget the attempts before the right password."""
    limiter.limiter.clear(EACH, username.strip().casefold()[:80], ip)


def _hold_back(name: str, ip: str) -> NoReturn:
    """Refuse; the audit trail hears of it once in each stretch, or it could be flooded."""
    if _hit(NOTED, "noted", name, ip):
        parts().audit.note(Act.LOG_IN_HELD_BACK, None, ip, username=name)
    abort(429)


def _hit(item: RateLimitItem, *names: str) -> bool:
    return bool(limiter.limiter.hit(item, *names))
