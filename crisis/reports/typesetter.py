"""`python -m crisis.reports.typesetter`: sets one document, read from its input, as a PDF.

A process of its own with little memory and little time, and nothing to fetch from: what it sets was
written by many. Their words are data of the document and never its source. A sign that no font of
the typesetter has would keep the whole document from being set, since PDF/UA asks that each can be
read: it is shown as a box.
"""

from __future__ import annotations

import ctypes
import json
import re
import resource
import sys
import unicodedata
from contextlib import suppress
from datetime import datetime
from typing import Any, Literal

MEMORY = 2_000_000_000
SECONDS = 20
STANDARD: Literal["ua-1"] = "ua-1"
"""PDF/UA-1 (ISO 14289-1): tagged, titled, read aloud in order."""
BOX = "\u25a1"
"""What stands in the place of a sign that no font has."""
WRITINGS, SIGNS, PICTURES = 0x590, 0x2000, 0x2E00
"""Where, among all signs, those of other writings begin, arrows and the like, and pictures."""
_JOINED = frozenset({"Cf", "Mn"})
"""What joins signs or stands above one, as Unicode sorts them; the sign is at fault, not it."""
_UNSHOWN = re.compile(r'the text `"(.*?)"` could not be displayed', re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]{1,6})\}|\\0")
_NEW_NET = 0x50000000
"""CLONE_NEWUSER and CLONE_NEWNET: a network of its own, in which there is nobody."""


def main() -> int:
    """Set what is asked, or say in one line why not."""
    job = json.load(sys.stdin)
    _limit()
    import typst

    unshown: set[tuple[int, int]] = set()
    while True:
        try:
            sys.stdout.buffer.write(_compiled(job, unshown))
        except typst.TypstError as problem:
            more = _named(problem.message) - unshown
            unshown |= more
            if more:
                continue
            sys.stderr.write(f"{problem.message}\n")
            return 1
        sys.stdout.flush()
        return 0


def _compiled(job: dict[str, Any], unshown: set[tuple[int, int]]) -> bytes:
    import typst

    return typst.compile(
        str(job["source"]).encode(),
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(shown(job["data"], unshown))},
        pdf_standards=[STANDARD],
        timestamp=datetime.fromisoformat(job["at"]).replace(microsecond=0),
    )


def shown(value: Any, unshown: set[tuple[int, int]]) -> Any:
    """Give the data with a box for each sign of these kinds."""
    if isinstance(value, str):
        if not unshown or (value.isascii() and value.isprintable()):
            return value
        return "".join(BOX if _kind(one) in unshown else one for one in value)
    if isinstance(value, list):
        return [shown(one, unshown) for one in value]
    if isinstance(value, dict):
        return {name: shown(one, unshown) for name, one in value.items()}
    return value


def _named(message: str) -> set[tuple[int, int]]:
    """Give the kinds of the signs that the typesetter says it cannot show."""
    said = _UNSHOWN.search(message)
    if said is None:
        return set()
    text = _ESCAPED.sub(lambda found: chr(int(found[1] or "0", 16)), said[1])
    own = [one for one in text if unicodedata.category(one) not in _JOINED]
    return {_kind(one) for one in own or text if one != BOX}


def _kind(sign: str) -> tuple[int, int]:
    """Signs of pictures and of other writings go many at a time, or a text full of them would be
    set as often as it has signs; of ours, and of arrows and the like, each goes by itself."""
    number = ord(sign)
    if number >= PICTURES:
        return 12, number >> 12
    return (7, number >> 7) if WRITINGS <= number < SIGNS else (0, number)


def _limit() -> None:
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(what)
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (least, least))
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).unshare(_NEW_NET)


if __name__ == "__main__":
    sys.exit(main())
