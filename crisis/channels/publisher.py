"""Takes what is to leave, asks the rules once more, sends, and tells what came of it.

It is woken by a bell or looks by itself; either way it works from the outbox in SQL. A publisher
is for one mode and never touches a row of the other. Kill it anywhere: what it had claimed is
free again when its lease runs out, and what it had begun is known to have begun.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta

from crisis.channels.hands import Hands
from crisis.channels.notices import notice, notices, shown
from crisis.channels.port import Came, Channel, Result, Sending
from crisis.channels.receipts import CAME, FALLS, WHY, ReceiverParts, settled
from crisis.commands.publishing import ReportDelivery
from crisis.errors import RefusalKind, Refused
from crisis.handler import Handler
from crisis.journal.outbox import Claim, Counts, Outbox
from crisis.journal.receivers import LostClaim
from crisis.projections.situation import Situation
from crisis.projections.statements import Statement
from crisis.rules.known import By
from crisis.rules.sending import held_back, may_send
from crisis.terms.ids import is_operation_id
from crisis.terms.notices import Notice
from crisis.terms.operations import Mode
from crisis.terms.roles import Role
from crisis.terms.statements import Act, Delivery

log = logging.getLogger(__name__)

SEAT = "udgiver"
HELD = timedelta(seconds=5)
"""How long a held-back row is left alone before it is looked at again."""
AGAIN = (1, 2, 5, 10, 20, 30)
"""Seconds until the next attempt; the last one is kept to."""
MOST = 12
"""After so many attempts a person must look."""
RENEW_SECONDS = 3.0


class Publisher:
    """Sends what one mode's outbox holds, through the channels it was given."""

    def __init__(
        self,
        handler: Handler,
        outbox: Outbox,
        mode: Mode,
        channels: Mapping[str, Channel],
        clock: Callable[[], datetime],
    ) -> None:
        self.when_allowed: Callable[[], None] | None = None
        """Called once when a person lets sending begin again after a restore."""
        self.beside: list[Callable[[], None]] = []
        """Called each time it looks by itself."""
        self._was_held = handler.planning().restored is not None
        self._handler = handler
        self._outbox = outbox
        self._mode = mode
        self._channels = channels
        self._clock = clock
        self._owner = f"{mode.value.lower()}-{id(self):x}"
        self._hands = Hands()

    def sweep(self, stream: str | None = None) -> int:
        """Send all that is due; give how many rows were claimed."""
        done = 0
        if self.held():
            return 0
        for one in self.beside:
            one()
        for number in self._outbox.due(self._mode, self._clock(), stream):
            done += self.deliver(number)
        return done

    def deliver(self, number: int) -> bool:
        """Send one row if it is free and due; says whether it was claimed."""
        with self._hands.take() as may:
            if not may or self.held():
                return False
            claim = self._outbox.claim(number, self._mode, self._owner, self._clock())
            if claim is None:
                return False
            try:
                self._handle(claim)
            except (LostClaim, Refused) as problem:
                # Another publisher has the row, or it moved: whoever has it tells what came of it.
                log.warning("outbox row %s: %s", number, problem)
            return True

    def held(self) -> bool:
        """Says whether nothing may be sent, because of a restore that nobody has looked at yet."""
        held = self._handler.planning().restored is not None
        if self._was_held and not held and self.when_allowed:
            self.when_allowed()
        self._was_held = held
        return held

    def rest(self, seconds: float) -> bool:
        """Begin no row more and let what is in hand be finished; says whether it was in time."""
        return self._hands.rest(seconds)

    def everything(self) -> tuple[Notice, ...]:
        """Give all that stands in this mode's press room, newest first."""
        found = [
            one
            for head in self._handler.all_heads()
            if head.mode is self._mode and is_operation_id(head.stream)
            for one in self._shown(head.stream, None)
        ]
        return tuple(sorted(found, key=lambda one: (one.released_at, one.number), reverse=True))

    def _handle(self, claim: Claim) -> None:
        situation = self._handler.situation(self._by(), claim.stream)
        now = self._clock()
        no = self._judge(situation, claim, now)
        if no is not None:
            outcome = FALLS.get(no.code, Delivery.FAILED)
            if claim.began and claim.act is Act.PUBLISH:
                # It may be outside already: what takes it back must go out too.
                outcome = Delivery.UNCERTAIN
            self._report(claim, outcome, detail=WHY.get(no.code, no.code))
            return
        if held_back(situation):
            self._outbox.put_back(claim, now + HELD)
            return
        channel = self._channels.get(claim.outlet.id)
        if channel is None:
            self._report(claim, Delivery.FAILED, detail="kanalen er ikke sat op hos udgiveren")
            return
        if claim.began and not channel.repeat_safe and not channel.by_receiver:
            text = "uvist om det nåede frem: udgiveren standsede midt i det"
            self._report(claim, Delivery.UNCERTAIN, attempt=claim.attempts + 1, detail=text)
            return
        self._send(claim, channel, situation)

    def _judge(self, situation: Situation, claim: Claim, now: datetime) -> Refused | None:
        """The rules' judgement, and that the row is the text that was signed."""
        no = may_send(situation, claim.statement, claim.act, claim.outlet, now)
        found = situation.statements.get(claim.statement)
        if no is None and (found is None or found.hash != claim.hash):
            return Refused("sending.other_text", kind=RefusalKind.CONFLICT)
        if no is None and claim.act is Act.RETRACT:
            return self._never_arrived(claim)
        return no

    def _never_arrived(self, claim: Claim) -> Refused | None:
        """What certainly reached nobody on this channel needs no taking back there."""
        earlier = self._outbox.earlier(claim)
        if earlier is None:
            return None
        state, counts = earlier
        somebody = counts.delivered + counts.unknown > 0
        if state in (Delivery.DELIVERED, Delivery.UNCERTAIN) or somebody:
            return None
        return Refused("sending.not_retracted", kind=RefusalKind.CONFLICT)

    def _send(self, claim: Claim, channel: Channel, situation: Situation) -> None:
        if not self._outbox.begin(claim, self._clock()):
            return
        sending = self._sending(claim, situation)
        with self._holding_on(claim):
            result = self._once(channel, sending)
        counts = self._outbox.counts(claim.id)
        outcome = settled(counts) if counts.total else CAME[result.came]
        attempt = claim.attempts + 1
        if outcome is Delivery.WAITING and attempt >= MOST:
            outcome = Delivery.FAILED
        self._report(claim, outcome, attempt=attempt, detail=result.detail or None, counts=counts)

    def _once(self, channel: Channel, sending: Sending) -> Result:
        try:
            return channel.send(sending)
        except LostClaim:
            raise
        except Exception:
            # A fault of ours after the attempt was written down: nobody knows what got out.
            log.exception("channel %s failed", sending.channel)
            came = Came.RETRY if channel.repeat_safe else Came.UNKNOWN
            return Result(came=came, detail="fejl i tavlen; se udgiverens log")

    def _sending(self, claim: Claim, situation: Situation) -> Sending:
        public = self._handler.public(claim.stream)
        found = public.statements.get(claim.statement)
        assert found is not None
        out = shown(situation) | {claim.statement}
        return Sending(
            key=f"{claim.stream}:{claim.statement}:{claim.version}:{claim.act}:{claim.outlet.id}",
            attempt=claim.attempts + 1,
            act=claim.act,
            channel=claim.outlet.id,
            notice=notice(public, found, out),
            now=self._clock(),
            everything=lambda: self._with(claim, found),
            parts=ReceiverParts(self._outbox.receivers(claim)),
        )

    def _with(self, claim: Claim, one: Statement) -> tuple[Notice, ...]:
        """All that is shown, with what is sent now; in an exercise its own operation only."""
        others = () if self._mode is Mode.EXERCISE else self.everything()
        kept = [each for each in others if each.operation != claim.stream]
        found = [*kept, *self._shown(claim.stream, one.number)]
        return tuple(sorted(found, key=lambda each: (each.released_at, each.number), reverse=True))

    def _shown(self, stream: str, more: int | None) -> Iterable[Notice]:
        situation = self._handler.situation(self._by(), stream)
        out = shown(situation) | ({more} if more is not None else set())
        return notices(self._handler.public(stream), out)

    def _report(
        self,
        claim: Claim,
        outcome: Delivery,
        *,
        attempt: int | None = None,
        detail: str | None = None,
        counts: Counts | None = None,
    ) -> None:
        tried = claim.attempts if attempt is None else attempt
        now, again = self._clock(), None
        if outcome is Delivery.WAITING:
            again = now + timedelta(seconds=AGAIN[min(tried, len(AGAIN)) - 1])
        told = ReportDelivery(
            outbox=claim.id,
            fence=claim.fence,
            statement=claim.statement,
            version=claim.version,
            act=claim.act,
            channel=claim.outlet.id,
            outcome=outcome,
            attempt=tried,
            detail=detail[:200] if detail else None,
            again_at=again,
            delivered=counts.delivered if counts else 0,
            failed=counts.refused if counts else 0,
            uncertain=counts.unknown if counts else 0,
        )
        key = f"outbox-{claim.id:08d}-fence-{claim.fence:04d}"
        self._handler.do(told, self._by(), stream=claim.stream, key=key)

    def _by(self) -> By:
        return By(
            account=0,
            seat=SEAT,
            authority="",
            role=Role.PUBLISHER,
            mode=self._mode,
            now=self._clock(),
            program=True,
        )

    @contextmanager
    def _holding_on(self, claim: Claim) -> Iterator[None]:
        """Renew the lease while a channel works; a process that stands still loses it."""
        done = threading.Event()

        def renew() -> None:
            while not done.wait(RENEW_SECONDS):
                if not self._outbox.renew(claim, self._clock()):
                    return

        keeper = threading.Thread(target=renew, daemon=True, name="lease")
        keeper.start()
        try:
            yield
        finally:
            done.set()
            keeper.join()
