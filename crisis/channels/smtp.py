"""Speaks to a mail server: an encrypted line, one letter after the other, an honest outcome."""

from __future__ import annotations

import smtplib
import ssl

import msgspec

from crisis.channels.port import Came, Result

TIMEOUT = 8.0


class Office(msgspec.Struct, frozen=True, kw_only=True):
    """The mail server and whose name the letters carry."""

    host: str
    port: int
    sender: str
    starttls: bool = True
    username: str | None = None
    password: str | None = None


def connect(office: Office) -> smtplib.SMTP:
    """Open a line to the server; raises OSError or SMTPException."""
    line = smtplib.SMTP(office.host, office.port, timeout=TIMEOUT)
    try:
        if office.starttls:
            line.starttls(context=ssl.create_default_context())
        if office.username is not None:
            line.login(office.username, office.password or "")
        line.ehlo_or_helo_if_needed()
    except BaseException:
        line.close()
        raise
    return line


def deliver(line: smtplib.SMTP, sender: str, receiver: str, content: bytes) -> Result:
    """Hand over one letter. Until the last dot it has certainly not arrived; then, who knows."""
    try:
        line.rset()
        # One after the other: after a no to the receiver, DATA would open a letter to nobody.
        code, said = line.mail(sender)
        if code < 400:
            code, said = line.rcpt(receiver)
        if code < 400:
            code, said = line.docmd("DATA")
        if code >= 400:
            return _said(code, said)
    except (OSError, smtplib.SMTPException):
        line.close()
        return Result(came=Came.RETRY, detail="forbindelsen til mailserveren faldt")
    try:
        line.send(_dotted(content))
        code, said = line.getreply()
    except (OSError, smtplib.SMTPException):
        line.close()
        return Result(came=Came.UNKNOWN, detail="mailserveren svarede ikke på brevet")
    return Result(came=Came.DELIVERED) if code == 250 else _said(code, said)


def _said(code: int, _said: bytes) -> Result:
    if code >= 500:
        return Result(came=Came.REFUSED, detail=f"mailserveren sagde nej ({code})")
    return Result(came=Came.RETRY, detail=f"mailserveren bad om at vente ({code})")


def _dotted(content: bytes) -> bytes:
    """Double the dots that begin a line, and end with the line that is one dot (RFC 5321)."""
    lines = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    doubled = [b"." + one if one.startswith(b".") else one for one in lines]
    return b"\r\n".join(doubled).rstrip(b"\r\n") + b"\r\n.\r\n"


def alive(line: smtplib.SMTP) -> bool:
    """Says whether the line still stands."""
    return line.sock is not None


def close(line: smtplib.SMTP) -> None:
    """Take leave."""
    try:
        line.quit()
    except (OSError, smtplib.SMTPException):
        line.close()
