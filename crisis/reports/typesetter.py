"""`python -m crisis.reports.typesetter`: sets one document, read from its input, as a PDF.

A process of its own with little memory and little time, and nothing to fetch from: what it sets was
written by many. Their words are data of the document and never its source.
"""

from __future__ import annotations

import ctypes
import json
import resource
import sys
from contextlib import suppress
from datetime import datetime
from typing import Literal

MEMORY = 2_000_000_000
SECONDS = 20
STANDARD: Literal["ua-1"] = "ua-1"
"""PDF/UA-1 (ISO 14289-1): tagged, titled, read aloud in order."""
_NEW_NET = 0x50000000
"""CLONE_NEWUSER and CLONE_NEWNET: a network of its own, in which there is nobody."""


def main() -> int:
    """Set what is asked, or say in one line why not."""
    job = json.load(sys.stdin)
    _limit()
    import typst

    try:
        made = typst.compile(
            str(job["source"]).encode(),
            format="pdf",
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(job["data"])},
            pdf_standards=[STANDARD],
            timestamp=datetime.fromisoformat(job["at"]).replace(microsecond=0),
        )
    except typst.TypstError as problem:
        sys.stderr.write(f"{problem.message}\n")
        return 1
    sys.stdout.buffer.write(made)
    sys.stdout.flush()
    return 0


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
