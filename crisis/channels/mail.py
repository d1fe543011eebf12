"""A statement by mail: one letter for each receiver, each sent once and written down before."""

from __future__ import annotations

import hashlib
import smtplib
from collections.abc import Sequence
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from crisis.channels.port import Came, Result, Sending
from crisis.channels.smtp import Office, alive, close, connect, deliver
from crisis.terms.notices import Notice, one_line, paragraphs
from crisis.terms.operations import Mode
from crisis.terms.times import coming, date_and_clock

SUBJECT = 200
GIVEN_UP = 3
"""After so many lost connections in a row the rest waits for the next attempt."""


class Mail:
    """Letters to a list of receivers; none sees another's address."""

    repeat_safe = False
    by_receiver = True

    def __init__(self, office: Office, receivers: Sequence[str], site: str) -> None:
        self._office = office
        self._receivers = tuple(receivers)
        self._site = site.rstrip("/")

    def send(self, sending: Sending) -> Result:
        """Send to all who have not been sent to."""
        if sending.notice.mode is not Mode.LIVE:
            raise ValueError("an exercise has no mail")
        lost, detail = 0, ""
        line: smtplib.SMTP | None = None
        for receiver in sending.parts.waiting(self._receivers):
            if lost >= GIVEN_UP:
                break
            try:
                line = line or connect(self._office)
            except (OSError, smtplib.SMTPException):
                return Result(came=Came.RETRY, detail="mailserveren svarer ikke")
            sending.parts.begin(receiver)
            result = deliver(line, self._office.sender, receiver, self._letter(sending, receiver))
            sending.parts.end(receiver, result)
            detail = detail if result.came is Came.DELIVERED else result.detail
            if result.came in (Came.UNKNOWN, Came.RETRY) and not alive(line):
                line, lost = None, lost + 1
            else:
                lost = 0
        if line is not None:
            close(line)
        return Result(came=self._sum(sending), detail=detail)

    def _sum(self, sending: Sending) -> Came:
        came = set(sending.parts.outcomes(self._receivers))
        for worst in (Came.RETRY, Came.UNKNOWN, Came.REFUSED):
            if worst in came:
                return worst
        return Came.DELIVERED

    def _letter(self, sending: Sending, receiver: str) -> bytes:
        return letter(sending, self._office.sender, receiver, self._site)


def letter(sending: Sending, sender: str, receiver: str, site: str) -> bytes:
    """Write one letter; nothing typed by anybody can begin a header."""
    notice = sending.notice
    made = EmailMessage(policy=SMTP)
    made["From"] = _address(sender)
    made["To"] = _address(receiver)
    made["Subject"] = subject(notice)
    made["Date"] = format_datetime(sending.now)
    made["Message-ID"] = _message_id(sending.key, receiver, sender)
    made["Auto-Submitted"] = "auto-generated"
    made["X-Auto-Response-Suppress"] = "All"
    made.set_content(body(notice, site), charset="utf-8", cte="quoted-printable")
    return made.as_bytes()


def subject(notice: Notice) -> str:
    """Give one line that says at once what it is."""
    mark = "[TRUKKET TILBAGE] " if notice.retracted else "[RETTELSE] " if notice.corrects else ""
    drill = "ØVELSE: " if notice.exercise else ""
    return one_line(f"{drill}{mark}{notice.heading}", SUBJECT)


def body(notice: Notice, site: str) -> str:
    """Write the text of a letter: what is said, who stands behind it, where it can be read."""
    drill = ["ØVELSE ØVELSE ØVELSE. Det følgende er ikke sket."] if notice.exercise else []
    if notice.retracted:
        said = [f"Meddelelsen »{notice.heading}« er trukket tilbage.", notice.replacement]
    else:
        old = [f"Rettelse til »{notice.corrects.heading}«."] if notice.corrects else []
        text = ["\n".join(lines) for lines in paragraphs(notice.text)]
        said = [notice.heading, *old, *text]
    if notice.holds and notice.next_update_at is not None:
        said.append(f"Næste besked: {coming(notice.next_update_at, notice.released_at)}.")
    page = f"{'oevelse-' if notice.exercise else ''}{notice.id}.html"
    foot = [
        f"Samstemt mellem: {', '.join(map(one_line, notice.signed_by))}.",
        f"Udsendt {date_and_clock(notice.changed_at)}.",
        f"{site}/{page}",
    ]
    return "\n\n".join([*drill, *said, "\n".join(foot), *drill]) + "\n"


def _address(text: str) -> Address:
    return Address(addr_spec=text)


def _message_id(key: str, receiver: str, sender: str) -> str:
    mark = hashlib.sha256(f"{key} {receiver}".encode()).hexdigest()[:32]
    return f"<{mark}@{sender.rpartition('@')[2]}>"
