"""Approved minutes by mail: each authority its own letter, begun once and told after.

What is to be sent stands in the journal and nowhere else. Only the live publisher has this, and
only it is told of a mail server.
"""

from __future__ import annotations

import hashlib
import logging
import secrets
import smtplib
from collections.abc import Callable
from datetime import datetime, timedelta
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from crisis.channels.port import Came, Result
from crisis.channels.smtp import Office, alive, close, connect, deliver
from crisis.commands.letters import TellLetter
from crisis.errors import Refused
from crisis.handler import Handler
from crisis.projections.letters import Letter, still_open
from crisis.projections.logbook import LogEntry
from crisis.projections.mailboxes import mailbox_of
from crisis.projections.quick_decisions import kind_of
from crisis.projections.situation import Situation
from crisis.rules.known import By
from crisis.rules.minuted import minutes
from crisis.rules.sitreps import shared
from crisis.terms.decisions import Outcome, decision_label
from crisis.terms.ids import is_operation_id
from crisis.terms.letters import IN_TIME, STUCK, LetterState
from crisis.terms.log import EntryKind
from crisis.terms.notices import one_line
from crisis.terms.operations import LEVEL_NAMES, Mode
from crisis.terms.roles import Role
from crisis.terms.times import date_and_clock

log = logging.getLogger(__name__)

SUBJECT = 200
PAUSE = timedelta(seconds=30)
STATES = {
    Came.DELIVERED: LetterState.SENT,
    Came.REFUSED: LetterState.FAILED,
    Came.UNKNOWN: LetterState.UNCERTAIN,
    Came.RETRY: LetterState.WAITING,
}
NOT_CHOSEN = {
    Outcome.CHOSEN: "truffet",
    Outcome.DECIDED_NOT_TO: "der gøres ikke noget",
    Outcome.POSTPONED: "udsat",
}
NOTHING = "ingenting, som hele staben må læse"
"""That nothing at all was decided is for the minutes to say: some of it may be for some."""
SILENT = "mailserveren svarer ikke"


class MinutesPost:
    """Sends the letters that are ordered in live operations."""

    def __init__(
        self, handler: Handler, office: Office | None, url: str, clock: Callable[[], datetime]
    ) -> None:
        self._handler = handler
        self._office = office
        self._url = url
        self._clock = clock
        self._heads: dict[str, int] = {}
        self._later: datetime | None = None

    def look(self) -> None:
        """Send what is ordered; a fault of ours here holds up nothing else that leaves."""
        try:
            for head in self._handler.all_heads():
                stands = self._heads.get(head.stream) == head.number
                if head.mode is Mode.LIVE and is_operation_id(head.stream) and not stands:
                    self._operation(head.stream, head.number)
        except Exception:
            log.exception("letters with minutes")

    def _operation(self, stream: str, number: int) -> None:
        left = still_open(self._handler.situation(self._by(), stream).letters)
        for one in left:
            try:
                self._step(stream, one)
            except Refused as problem:
                log.warning("letter of %s, meeting %s: %s", stream, one.meeting, problem)
        if not left:
            self._heads[stream] = number

    def _step(self, stream: str, one: Letter) -> None:
        now = self._clock()
        mailbox = mailbox_of(self._handler.planning().mailboxes, one.authority)
        if one.state is LetterState.BEGUN:
            if now - one.at > STUCK:
                text = "uvist om det nåede frem: udgiveren standsede midt i det"
                self._tell(stream, one, LetterState.UNCERTAIN, text)
        elif now - one.ordered_at > IN_TIME:
            self._tell(stream, one, LetterState.FAILED, one.detail or SILENT)
        elif mailbox is None:
            self._tell(stream, one, LetterState.FAILED, "postkassen er taget væk")
        elif self._office is None:
            self._tell(stream, one, LetterState.FAILED, "ingen mailserver er sat op")
        elif self._later is None or now >= self._later:
            self._send(stream, one, mailbox, self._office)

    def _send(self, stream: str, one: Letter, mailbox: str, office: Office) -> None:
        content = self._letter(stream, one, mailbox, office.sender)
        try:
            line = connect(office)
        except (OSError, smtplib.SMTPException):
            self._later = self._clock() + PAUSE
            return
        try:
            self._tell(stream, one, LetterState.BEGUN, None)
            result = deliver(line, office.sender, mailbox, content)
        finally:
            if alive(line):
                close(line)
        if result.came in (Came.RETRY, Came.UNKNOWN):
            self._later = self._clock() + PAUSE
        self._tell(stream, one, STATES[result.came], _detail(result))

    def _letter(self, stream: str, one: Letter, mailbox: str, sender: str) -> bytes:
        by = self._by()
        now = self._handler.situation(by, stream)
        meeting = now.meetings.get(one.meeting)
        assert meeting is not None
        assert meeting.approved is not None
        then = shared(self._handler.as_of(by, stream, meeting.approved.upto))
        made = EmailMessage(policy=SMTP)
        made["From"] = Address(addr_spec=sender)
        made["To"] = Address(addr_spec=mailbox)
        made["Subject"] = one_line(f"Referat af møde nr. {one.meeting}: {now.name}", SUBJECT)
        made["Date"] = format_datetime(self._clock())
        mark = hashlib.sha256(f"{stream} {one.order} {one.authority}".encode()).hexdigest()
        made["Message-ID"] = f"<{mark[:32]}@{sender.rpartition('@')[2]}>"
        made["Auto-Submitted"] = "auto-generated"
        made["X-Auto-Response-Suppress"] = "All"
        link = f"{self._url}/operationer/{stream}/moede/{one.meeting}"
        text = body(then, one.meeting, meeting.approved.at, link)
        made.set_content(text, charset="utf-8", cte="quoted-printable")
        return made.as_bytes()

    def _tell(self, stream: str, one: Letter, state: LetterState, detail: str | None) -> None:
        told = TellLetter(
            meeting=one.meeting,
            authority=one.authority,
            order=one.order,
            state=state,
            detail=detail,
        )
        # A key of its own each time: whoever begins second must be refused, not answered the same.
        key = f"letter-{secrets.token_hex(16)}"
        self._handler.do(told, self._by(), stream=stream, key=key)

    def _by(self) -> By:
        return By(
            account=0,
            seat="udgiver",
            authority="",
            role=Role.PUBLISHER,
            mode=Mode.LIVE,
            now=self._clock(),
            program=True,
        )


def body(then: Situation, number: int, approved_at: datetime, link: str) -> str:
    """Write what was decided and asked for, of what all of the staff may read, and where the rest
    stands. then: as all stood when the minutes were approved, narrowed so."""
    meeting = then.meetings.get(number)
    assert meeting is not None
    found = minutes(then, meeting)
    decided = [f"Niveau: {LEVEL_NAMES[one.level]}" for one in found.levels]
    decided += [one_line(one.text) for one in found.priorities if one.text]
    decided += [
        f"{decision_label(one.decision)} {one_line(one.question)} -> "
        f"{one_line(one.option or NOT_CHOSEN[one.outcome])}"
        for one in found.decisions
    ]
    decided += [_quick(then, one) for one in found.quick]
    asked = [f"O{one.number} {one_line(one.title)}: {one.responsible_name}" for one in found.tasks]
    return (
        "\n\n".join(
            [
                f"Referat af møde nr. {number}, {one_line(then.name)}.",
                "\n".join(["Besluttet:", *(decided or [NOTHING])]),
                "\n".join(["Bedt om:", *(asked or [NOTHING])]),
                "Hvad kun nogle i staben må læse, står ikke i brevet.",
                f"Godkendt {date_and_clock(approved_at)}. Hele referatet:\n{link}",
            ]
        )
        + "\n"
    )


def _quick(then: Situation, one: LogEntry) -> str:
    said = one.on_behalf_of
    who = said.authority_name if said else one.authority_name
    left = kind_of(then.log, one) is EntryKind.OMISSION
    return f"{'Undladelse' if left else 'Beslutning'}, {one_line(who)}: {one_line(one.text or '')}"


def _detail(result: Result) -> str | None:
    return result.detail[:200] or None
