"""A statement to another program: signed, to an allow-listed host, never to an inner address."""

from __future__ import annotations

import json
import ssl
from typing import Any

import msgspec

from crisis.channels.port import Result, Sending
from crisis.channels.posting import Place, Poster, Resolver, look_up
from crisis.terms.notices import Notice, one_line, paragraphs
from crisis.terms.operations import Mode
from crisis.terms.times import utc


class Webhook:
    """Posts a statement as JSON. repeat_safe: the receiver has said it heeds Idempotency-Key."""

    by_receiver = False

    def __init__(
        self, where: Place, secret: str, *, repeat_safe: bool = False, resolve: Resolver = look_up,
        context: ssl.SSLContext | None = None,
    ) -> None:  # fmt: skip
        self.repeat_safe = repeat_safe
        self._poster = Poster(where, secret, resolve=resolve, context=context)

    def send(self, sending: Sending) -> Result:
        """Send once, to an address that was looked up and judged once."""
        if sending.notice.mode is not Mode.LIVE:
            raise ValueError("an exercise has no webhook")
        body = json.dumps(content(sending), ensure_ascii=False, sort_keys=True).encode()
        return self._poster.post(body, sending.key, sending.now)


def content(sending: Sending) -> dict[str, Any]:
    """Give what the receiver is told. Of a retracted statement: that it is, and the notice."""
    notice = sending.notice
    said = notice.replacement if notice.retracted else _text(notice)
    return {
        "id": notice.id,
        "number": notice.number,
        "version": notice.version,
        "act": sending.act.value,
        "state": notice.state.value,
        "mode": notice.mode.value,
        "title": notice.heading,
        "text": said,
        "place": None if notice.retracted or not notice.place else one_line(notice.place),
        "geometry": msgspec.to_builtins(notice.shape) if notice.holds else None,
        "signed_by": [one_line(name) for name in notice.signed_by],
        "released_at": utc(notice.released_at),
        "changed_at": utc(notice.changed_at),
        "next_update_at": (
            utc(notice.next_update_at) if notice.holds and notice.next_update_at else None
        ),
        "corrects": notice.corrects.id if notice.corrects else None,
        "corrected_by": notice.corrected_by.id if notice.corrected_by else None,
        "hash": notice.hash,
    }


def _text(notice: Notice) -> str:
    return "\n\n".join("\n".join(lines) for lines in paragraphs(notice.text))
