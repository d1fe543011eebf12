"""Names of things: streams, operations, seats, authorities."""

from __future__ import annotations

import re
from typing import Annotated

from msgspec import Meta

PLANNING = "planning"
"""The stream of standing knowledge."""
RESOURCES = "resources"
"""The stream of what the district has and who is promised it, in earnest."""

OPERATION_ID = r"^op-[0-9a-z]{12}$"
SLUG = r"^[a-z][a-z0-9-]{1,39}$"
KEY = r"^[A-Za-z0-9_-]{16,64}$"

OperationId = Annotated[str, Meta(pattern=OPERATION_ID)]
SeatId = Annotated[str, Meta(pattern=SLUG)]
AuthorityId = Annotated[str, Meta(pattern=SLUG)]
EntryNumber = Annotated[int, Meta(ge=1, le=2**53 - 1)]


def is_operation_id(text: str) -> bool:
    """Says whether the text has the form of an operation's id (op- and twelve characters)."""
    return re.match(OPERATION_ID, text) is not None


def stock_of(operation: str | None, *, drill: bool) -> str:
    """Give the stream of the resources an operation draws on: a drill has its own."""
    return f"{RESOURCES}-{operation}" if drill else RESOURCES


def is_stock(stream: str) -> bool:
    """Says whether a stream is one of resources."""
    return stream == RESOURCES or stream.startswith(f"{RESOURCES}-")


def drawing_on(stream: str) -> str:
    """Give the operation whose own resources a stream holds; any other stream is itself."""
    return stream.removeprefix(f"{RESOURCES}-")


def is_key(text: str) -> bool:
    """Says whether the text may serve as an idempotency key (16 to 64 url-safe characters)."""
    return re.match(KEY, text) is not None
