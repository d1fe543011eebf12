"""Whose password it is, and when a person last typed it in this log-in. Dansk: personligt bevis."""

from __future__ import annotations

from flask import session

from crisis.web import edge
from crisis.web.accounts.people import Account
from crisis.web.parts import parts


def proved(username: str, given: str) -> Account | None:
    """Give the account whose password it is; a closed or unknown one costs the same work."""
    who = parts().people.named(username)
    open_ = who is not None and who.active and who.guest is None
    right = parts().passwords.verify(who.password if who and open_ else None, given)
    if who is None or who.password is None or not right:
        return None
    if parts().passwords.stale(who.password):
        parts().people.rehash(who.id, parts().passwords.hash(given))
    return who


def prove() -> str:
    """Note in this log-in, and in no other, that its person has proved himself just now."""
    at = parts().clock().isoformat()
    session[edge.PROVED_AT] = at
    return at
