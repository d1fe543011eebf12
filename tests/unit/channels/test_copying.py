"""Checkpoints leave the machine: each destination gets all in order, and what failed is seen."""

from __future__ import annotations

import email
import email.policy
import hashlib
import hmac
import itertools
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from crisis.channels.copy_settings import HERE, destinations
from crisis.channels.copying import Copier
from crisis.channels.port import Came
from crisis.channels.posting import Poster, is_inner, is_outside, place
from crisis.journal import checkpoints
from crisis.journal.checkpointing import Signer
from crisis.journal.copies import CopyBook, standing
from crisis.journal.keys import signing_key
from tests.given import NOON, Desk
from tests.processes import free_port
from tests.receivers import SECRET, Hook, Post

HOUR = timedelta(hours=1)
FOLDER = """
[[directory]]
id = "usb"
name = "Disken i skabet"
path = "{path}"
"""
MAIL = """
[[mail]]
id = "region"
name = "Regionens vagt"
host = "127.0.0.1"
port = {port}
starttls = false
sender = "tavle@example.dk"
receivers = ["vagt@example.dk", "arkiv@example.dk"]
minutes = {minutes}
"""
HOST = """
[[https]]
id = "naboen"
name = "Nabokredsens tavle"
url = "http://127.0.0.1:{port}/kontrolpunkter"
hosts = []
secret = "{secret}"
allow_loopback = true
"""


class Copying:
    """A desk whose checkpoints are copied to what a file says."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.desk = desk
        self.var = folder
        key = signing_key(folder / "keys")
        self.signer = Signer(desk.database, key, lambda: desk.now, folder / "checkpoints")
        self.copier: Copier | None = None

    def told(self, text: str) -> Copying:
        file = self.var / "checkpoints.toml"
        file.write_text(text, encoding="utf-8")
        file.chmod(0o600)
        ways = destinations(file, self.var / "checkpoints")
        self.copier = Copier(CopyBook(self.desk.database), ways, lambda: self.desk.now)
        return self

    def signs(self, times: int = 1) -> None:
        for _ in range(times):
            self.desk.now += HOUR
            assert self.signer.sign_when_due()

    def copies(self, after: timedelta = timedelta()) -> dict[str, tuple[int, str]]:
        """Copy, and give how many each destination is behind, and why."""
        self.desk.now += after
        assert self.copier
        self.copier.run()
        found = standing(self.desk.database, self.desk.now)
        return {one.id: (one.behind, one.why) for one in found.copies}


@pytest.fixture
def copying(desk: Desk, tmp_path: Path) -> Copying:
    return Copying(desk, tmp_path)


@pytest.fixture
def post() -> Iterator[Post]:
    made = Post()
    yield made
    made.end()


@pytest.fixture
def hook() -> Iterator[Hook]:
    made = Hook()
    yield made
    made.end()


def numbers(folder: Path) -> list[int]:
    return [
        checkpoints.opened(checkpoints.read(file.read_bytes())).number
        for file in sorted(folder.glob("[0-9]*"))
    ]


def test_without_a_file_they_lie_on_this_machine_alone_and_that_is_said(copying: Copying) -> None:
    ways = destinations(None, copying.var / "checkpoints")
    copying.copier = Copier(CopyBook(copying.desk.database), ways, lambda: copying.desk.now)
    copying.signs(3)
    assert copying.copies() == {HERE.id: (0, "")}
    assert numbers(copying.var / "checkpoints") == [1, 2, 3]
    assert not standing(copying.desk.database, NOON).off


def test_a_folder_gets_each_as_a_file_and_none_is_written_over(
    copying: Copying, tmp_path: Path
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    copying.told(FOLDER.format(path=disk))
    copying.signs(2)
    assert copying.copies() == {"her": (0, ""), "usb": (0, "")}
    assert numbers(disk) == [1, 2]
    assert standing(copying.desk.database, NOON).off
    (disk / "00000003.json").write_text("en andens", encoding="utf-8")
    copying.signs()
    assert copying.copies()["usb"] == (0, "")
    assert (disk / "00000003.json").read_text(encoding="utf-8") == "en andens"
    (beside,) = disk.glob("00000003-*.json")
    assert checkpoints.opened(checkpoints.read(beside.read_bytes())).number == 3


def test_a_disk_that_is_not_mounted_is_seen_and_gets_the_rest_when_it_is_there(
    copying: Copying, tmp_path: Path
) -> None:
    disk = tmp_path / "disk"
    copying.told(FOLDER.format(path=disk))
    copying.signs(2)
    assert copying.copies()["usb"] == (2, "mappen kan ikke skrives: No such file or directory")
    assert copying.copies()["her"] == (0, "")
    disk.mkdir()
    assert copying.copies(timedelta(seconds=4))["usb"][0] == 2  # not yet
    assert copying.copies(timedelta(seconds=1))["usb"] == (0, "")
    assert numbers(disk) == [1, 2]


def test_each_time_in_a_row_the_pause_is_twice_as_long_up_to_ten_minutes(
    copying: Copying, tmp_path: Path
) -> None:
    copying.told(FOLDER.format(path=tmp_path / "væk"))
    copying.signs()
    tried: list[int] = []
    for second in range(0, 3_200, 5):
        copying.copies(timedelta(seconds=5 if second else 0))
        (found,) = [one for one in standing(copying.desk.database, NOON).copies if one.off]
        if found.attempts > len(tried):
            tried.append(second)
    pauses = [later - earlier for earlier, later in itertools.pairwise(tried)]
    assert pauses[:9] == [5, 10, 20, 40, 80, 160, 320, 600, 600]
    assert set(pauses[9:]) == {600}


def test_a_letter_carries_what_came_since_the_last_to_each_receiver(
    copying: Copying, post: Post
) -> None:
    copying.told(MAIL.format(port=post.port, minutes=90))
    copying.signs(2)
    assert copying.copies()["region"] == (0, "")
    assert post.receivers == {"vagt@example.dk": 1, "arkiv@example.dk": 1}
    letter = email.message_from_bytes(post.letters[0][1], policy=email.policy.default)
    assert letter["Subject"].startswith("Kontrolpunkt 2 fra stabstavlen")
    held = [one.get_content() for one in letter.iter_attachments()]
    data = [one if isinstance(one, bytes) else one.encode() for one in held]
    assert [checkpoints.opened(checkpoints.read(one)).number for one in data] == [1, 2]
    copying.signs()
    assert copying.copies()["region"] == (1, "")  # it waits for its time
    copying.signs()
    assert copying.copies()["region"] == (0, "")
    assert post.receivers == {"vagt@example.dk": 2, "arkiv@example.dk": 2}


def test_a_mail_server_that_does_not_answer_is_said(copying: Copying, post: Post) -> None:
    nobody = free_port()
    copying.told(MAIL.format(port=nobody, minutes=0))
    copying.signs()
    assert copying.copies()["region"] == (1, "mailserveren svarer ikke")
    copying.told(MAIL.format(port=post.port, minutes=0))
    assert copying.copies()["region"] == (0, "")
    assert len(post.letters) == 2


def test_another_host_gets_each_signed_with_the_shared_secret(copying: Copying, hook: Hook) -> None:
    copying.told(HOST.format(port=hook.port, secret=SECRET))
    copying.signs(3)
    assert copying.copies()["naboen"] == (0, "")
    assert len(hook.posts) == len(hook.keys) == 3
    for number, (headers, body) in enumerate(hook.posts, 1):
        assert checkpoints.opened(checkpoints.read(body)).number == number
        text = headers["X-Stabstavlen-Timestamp"].encode() + b"." + body
        mac = hmac.new(SECRET.encode(), text, hashlib.sha256).hexdigest()
        assert headers["X-Stabstavlen-Signature"] == f"v1={mac}"


@pytest.mark.parametrize(
    ("status", "why"),
    [
        (503, "svarer ikke (503)"),
        (302, "viser videre (302); det følges ikke"),
        (404, "afvist (404)"),
    ],
)
def test_what_the_other_host_does_not_take_is_tried_again(
    copying: Copying, hook: Hook, status: int, why: str
) -> None:
    copying.told(HOST.format(port=hook.port, secret=SECRET))
    copying.signs(2)
    hook.status = status
    assert copying.copies()["naboen"] == (2, why)
    assert len(hook.posts) == 1
    hook.status = 200
    assert copying.copies(timedelta(seconds=5))["naboen"] == (0, "")
    assert [len(hook.posts), len(hook.keys)] == [3, 2]


def test_a_destination_that_is_new_begins_with_the_newest(copying: Copying, hook: Hook) -> None:
    copying.told("")
    copying.signs(5)
    copying.copies()
    copying.told(HOST.format(port=hook.port, secret=SECRET))
    assert copying.copies()["naboen"] == (0, "")
    assert len(hook.posts) == 1
    copying.told("")
    assert set(copying.copies()) == {"her"}


def test_one_that_hangs_does_not_keep_the_signer(copying: Copying, hook: Hook) -> None:
    copying.told(HOST.format(port=hook.port, secret=SECRET))
    copying.signs()
    hook.gate.clear()
    stuck = threading.Thread(target=copying.copies)
    stuck.start()
    copying.signs(2)
    hook.gate.set()
    stuck.join(10)
    assert copying.copies()["naboen"] == (0, "")


@pytest.mark.parametrize(
    ("address", "inner", "came"),
    [
        ("10.1.2.3", False, Came.REFUSED),
        ("127.0.0.1", True, Came.REFUSED),
        ("169.254.169.254", True, Came.REFUSED),
        ("::1", True, Came.REFUSED),
        ("fe80::1", True, Came.REFUSED),
        ("::ffff:10.0.0.1", True, Came.REFUSED),
    ],
)
def test_an_inner_address_is_posted_to_only_when_that_was_said_and_this_machine_never(
    address: str, inner: bool, came: Came
) -> None:
    found = place("https://tavle.example.dk/", frozenset({"tavle.example.dk"}))
    where = msgspec.structs.replace(found, inner=inner, seconds=1.0)
    poster = Poster(where, SECRET, resolve=lambda *_: [address])
    assert poster.post(b"{}", "key", NOON).came is came


@pytest.mark.parametrize("address", ["10.1.2.3", "172.16.0.1", "192.168.1.1", "fd00::2"])
def test_a_private_net_is_the_houses_own(address: str) -> None:
    assert is_inner(address)
    assert not is_outside(address)
