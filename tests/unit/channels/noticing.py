"""Statements, sendings and receivers for the tests of the ways out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from crisis.channels.port import Came, Result, Sending
from crisis.terms.notices import Notice, Related
from crisis.terms.operations import Mode
from crisis.terms.places import Polygon
from crisis.terms.statements import Audience, StatementKind, StatementState

NOW = datetime(2026, 11, 24, 13, 5, tzinfo=UTC)
OPERATION = "op-abc123def456"
AREA = Polygon((((10.37, 55.39), (10.41, 55.39), (10.41, 55.41), (10.37, 55.41), (10.37, 55.39)),))
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</script></style></title><svg onload=alert(1)>",
    "javascript:alert(1)",
    "{{7*7}} {% raw %} ${7*7}",
    "<!--#exec cmd=id--> <![CDATA[ ]]> &lt; &#x3c;b>",
    "æøå \u2028 \u2029 \u202e vendt \x00\x08\x1b[31m 🚒",
    "' onmouseover='alert(1)",
)


def notice(number: int = 1, **more: Any) -> Notice:
    """A live statement that holds, sent one minute after the one before."""
    at = NOW + timedelta(minutes=number)
    told: dict[str, Any] = {
        "id": f"{OPERATION}-{number}", "operation": OPERATION, "mode": Mode.LIVE,
        "number": number, "version": 1, "hash": "0" * 64, "state": StatementState.PUBLISHED,
        "kind": StatementKind.ORDINARY, "title": f"Meddelelse {number}", "text": "Bliv inde.",
        "audience": Audience.EVERYBODY, "place": "Odense Havn", "shape": None,
        "next_update_at": None, "released_at": at, "changed_at": at,
        "signed_by": ("Fyns Politi", "Odense Kommune"),
    }  # fmt: skip
    return Notice(**told | more)


def related(one: Notice) -> Related:
    return Related(id=one.id, number=one.number, title=one.title, released_at=one.released_at)


def retracted(one: Notice, why: str = "Der er ingen røg.") -> Notice:
    at = one.released_at + timedelta(hours=1)
    return msgspec.structs.replace(
        one, state=StatementState.RETRACTED, retracted_at=at, changed_at=at, notice=why
    )


def corrected(old: Notice, new: Notice) -> tuple[Notice, Notice]:
    """The old one as it stands when the new one has taken its place, and the new one."""
    made = msgspec.structs.replace(
        old, state=StatementState.CORRECTED, corrected_by=related(new), changed_at=new.released_at
    )
    kind = StatementKind.CORRECTION
    return made, msgspec.structs.replace(new, kind=kind, corrects=related(old))


def drill(one: Notice) -> Notice:
    return msgspec.structs.replace(one, mode=Mode.EXERCISE)


class Receivers:
    """Parts kept in memory, with the law of the port."""

    def __init__(self) -> None:
        self.began: list[str] = []
        self.ended: dict[str, Result] = {}
        self.open: set[str] = set()

    def waiting(self, receivers: Iterable[str]) -> list[str]:
        return [one for one in receivers if self._came(one) is Came.RETRY]

    def begin(self, receiver: str) -> None:
        assert self._came(receiver) is Came.RETRY
        self.began.append(receiver)
        self.open.add(receiver)

    def end(self, receiver: str, result: Result) -> None:
        self.open.remove(receiver)
        self.ended[receiver] = result

    def outcomes(self, receivers: Iterable[str]) -> list[Came]:
        return [self._came(one) for one in receivers]

    def _came(self, receiver: str) -> Came:
        if receiver in self.open:
            return Came.UNKNOWN
        return self.ended[receiver].came if receiver in self.ended else Came.RETRY


def sending(
    one: Notice, *others: Notice, channel: str = "presserum", parts: Receivers | None = None
) -> Sending:
    everything = (one, *others)
    return Sending(
        key=f"{one.id}:{one.version}:{one.act}:{channel}", attempt=1, act=one.act, channel=channel,
        notice=one, now=NOW, everything=lambda: everything, parts=parts or Receivers(),
    )  # fmt: skip
