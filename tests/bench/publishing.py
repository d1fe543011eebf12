"""From the release to the file on the disk, through the bell; and 500 letters to a mail server.

The bare limits of the same run: a file written whole with flush and rename, and the same letters
handed over by a bare SMTP client on one connection.
"""

from __future__ import annotations

import smtplib
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from crisis.channels.mail import Mail, letter
from crisis.channels.port import Channel, Sending
from crisis.channels.shelf import Shelf
from crisis.channels.smtp import Office
from crisis.terms.statements import ChannelKind, Outlet
from tests.bench import bare
from tests.pressing import Press
from tests.processes import until
from tests.receivers import Post
from tests.rig import Rig

RELEASES, LETTERS = 40, 500
SENDER = "stab@example.dk"
MAIL = Outlet(id="pressemail", kind=ChannelKind.MAIL, name="E-mail til pressen")


def measure() -> Iterator[str]:
    """Give the lines of the table."""
    with tempfile.TemporaryDirectory() as name:
        yield from _file(Path(name) / "room")
        yield from _letters(Path(name) / "mail")


def _file(folder: Path) -> Iterator[str]:
    folder.mkdir()
    shelf = Shelf(folder / "bare", public=True)

    def whole_files() -> None:
        with shelf.held():
            for place in range(5):
                shelf.put(f"{place}.html", str(time.perf_counter_ns()).encode() * 400)

    limit = bare.median(whole_files, 20) * 1000
    yield f"bare: five files whole on the disk: {limit:.1f} ms = 1.00"
    rig = Rig(folder).up()
    try:
        times = [_release(rig, number) for number in range(RELEASES)]
    finally:
        rig.end()
    half, most = bare.percentile(times, 0.5), bare.percentile(times, 0.99)
    yield (
        f"release to page on the disk, web + bell + publisher: p50 {half:.0f} ms, "
        f"p99 {most:.0f} ms = {half / limit:.1f} x bare"
    )


def _release(rig: Rig, number: int) -> float:
    """Milliseconds from pressing until the page of a holding statement is there."""
    operation = rig.opens()
    later = (datetime.now(UTC) + timedelta(minutes=30)).isoformat()
    page = rig.var / "public" / f"{operation}-1.html"
    begun = time.perf_counter()
    rig.line("formand").does(
        operation, "IssueHoldingStatement", what=f"Hændelse {number}", next_update_at=later
    )
    until(page.is_file, 30, pause=0.002)
    return (time.perf_counter() - begun) * 1000


def _letters(folder: Path) -> Iterator[str]:
    folder.mkdir()
    post = Post()
    receivers = [f"modtager{number}@example.dk" for number in range(LETTERS)]
    press = Press(folder)
    press.outbox.set_channels([MAIL])
    press.released()
    office = Office(host="127.0.0.1", port=post.port, sender=SENDER, starttls=False)
    mail = _Kept(Mail(office, receivers, "http://127.0.0.1/presserum"))
    begun = time.perf_counter()
    press.publisher(pressemail=mail).sweep()
    ours = time.perf_counter() - begun
    assert len(set(post.receivers)) == LETTERS, post.receivers
    limit = _bare_letters(post, mail.sending, receivers)
    press.desk.database.close()
    post.end()
    yield f"bare: {LETTERS} letters by one SMTP client: {limit:.2f} s = 1.00"
    yield (
        f"{LETTERS} receivers, each written down before and after: {ours:.2f} s "
        f"= {ours / limit:.2f} x bare, {LETTERS / ours:,.0f}/s"
    )


class _Kept:
    """The mail channel, which also remembers what it was given."""

    repeat_safe, by_receiver = False, True

    def __init__(self, mail: Mail) -> None:
        self.mail: Channel = mail
        self.sending: Sending

    def send(self, sending: Sending) -> object:
        self.sending = sending
        return self.mail.send(sending)


def _bare_letters(post: Post, sending: Sending, receivers: list[str]) -> float:
    site = "http://127.0.0.1/presserum"
    made = [(one, letter(sending, SENDER, one, site)) for one in receivers]
    begun = time.perf_counter()
    with smtplib.SMTP("127.0.0.1", post.port) as line:
        for receiver, content in made:
            line.sendmail(SENDER, receiver, content)
    return time.perf_counter() - begun
