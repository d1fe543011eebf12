"""Words about an authority's mailbox for the staff: one address, a function's and no person's."""

from __future__ import annotations

import re
from typing import Annotated

from msgspec import Meta

MAILBOX_LIMIT = 254
"""RFC 5321: a longer address cannot be sent to."""
Mailbox = Annotated[str, Meta(min_length=1, max_length=MAILBOX_LIMIT)]

_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS = re.compile(rf"(?P<at>[A-Za-z0-9._+-]{{1,64}})@(?:{_LABEL}\.)+[A-Za-z]{{2,63}}")


def is_address(text: str) -> bool:
    """Says whether a text is one mail address and nothing beside it: no name, no second one and no
    line break that would begin a header."""
    found = _ADDRESS.fullmatch(text)
    if found is None:
        return False
    own = found["at"]
    return not (own.startswith(".") or own.endswith(".") or ".." in own)
