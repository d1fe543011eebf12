"""From what a channel answered, or why it was not asked, to the receipt that the staff reads."""

from __future__ import annotations

from collections.abc import Iterable

from crisis.channels.port import Came, Result
from crisis.journal.outbox import Counts
from crisis.journal.receivers import Receivers
from crisis.terms.statements import Delivery

NOTHING_TO_RETRACT = "intet at trække tilbage her"

FALLS = {
    "sending.superseded": Delivery.CANCELLED,
    "sending.not_retracted": Delivery.CANCELLED,
    "sending.too_late": Delivery.EXPIRED,
    "statement.expired": Delivery.EXPIRED,
}
"""Why something is not sent, where that is as it should be; anything else failed."""

WHY = {
    "sending.superseded": "rettet eller trukket tilbage, før det gik ud",
    "sending.not_retracted": NOTHING_TO_RETRACT,
    "sending.too_late": "det blev for sent",
    "statement.expired": "teksten var udløbet",
    "statement.fact_corrected": "et faktum blev rettet først: ret det, eller lad stå og gensend",
    "sending.other_text": "teksten er ikke den, der blev skrevet under på",
    "sending.not_signed": "der mangler en underskrift",
    "sending.wrong_mode": "øvelse og alvor hører ikke sammen",
}
"""What the receipt says, for the staff to read."""

CAME = {
    Came.DELIVERED: Delivery.DELIVERED,
    Came.RETRY: Delivery.WAITING,
    Came.REFUSED: Delivery.FAILED,
    Came.UNKNOWN: Delivery.UNCERTAIN,
}


class ReceiverParts:
    """The receivers as a channel sees them (port: crisis.channels.port.Parts)."""

    def __init__(self, receivers: Receivers) -> None:
        self._receivers = receivers

    def waiting(self, receivers: Iterable[str]) -> list[str]:
        """Give those that have not been sent to."""
        return self._receivers.waiting(receivers)

    def begin(self, receiver: str) -> None:
        """Write down that sending to one begins."""
        self._receivers.begin(receiver)

    def end(self, receiver: str, result: Result) -> None:
        """Write down what came of it."""
        state = "waiting" if result.came is Came.RETRY else result.came.value
        self._receivers.end(receiver, state, result.detail)

    def outcomes(self, receivers: Iterable[str]) -> list[Came]:
        """Give how it stands with each."""
        return [STOOD[state] for state in self._receivers.states(receivers)]


STOOD = {
    "waiting": Came.RETRY,
    "begun": Came.UNKNOWN,
    "unknown": Came.UNKNOWN,
    "delivered": Came.DELIVERED,
    "refused": Came.REFUSED,
}


def settled(counts: Counts) -> Delivery:
    """What a channel with several receivers came to; one that is unsure is told before all."""
    if counts.waiting:
        return Delivery.WAITING
    if counts.unknown:
        return Delivery.UNCERTAIN
    return Delivery.FAILED if counts.refused else Delivery.DELIVERED
