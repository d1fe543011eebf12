"""The channels' file: strict, for nobody else's eyes, and refused in one line without secrets."""

from __future__ import annotations

from pathlib import Path

import pytest

from crisis.channels.mail import Mail
from crisis.channels.settings import channels
from crisis.channels.webhook import Webhook
from crisis.errors import StartRefused
from crisis.terms.statements import ChannelKind

SITE = "https://presse.example.dk"
SECRET = "meget-hemmelig-noegle-paa-mange-tegn"
PASSWORD = "mit-hemmelige-kodeord"
MAIL = f"""
[mail]
host = "smtp.example.dk"
sender = "stab@example.dk"
username = "stab"
password = "{PASSWORD}"
receivers = ["a@example.dk", "b@example.dk"]
"""
HOOK = f"""
[[webhook]]
id = "dr"
name = "Radioen"
url = "https://modtager.example.dk/ind"
secret = "{SECRET}"
hosts = ["modtager.example.dk"]
"""


def written(folder: Path, text: str, mode: int = 0o600) -> Path:
    file = folder / "kanaler.toml"
    file.write_text(text, encoding="utf-8")
    file.chmod(mode)
    return file


def test_without_a_file_there_is_no_way_out_but_the_press_room() -> None:
    assert channels(None, SITE) == []


def test_what_the_file_sets_up_is_made(tmp_path: Path) -> None:
    made = channels(written(tmp_path, MAIL + HOOK + HOOK.replace('"dr"', '"tv"')), SITE)
    assert [(outlet.id, outlet.kind, type(channel)) for outlet, channel in made] == [
        ("pressemail", ChannelKind.MAIL, Mail),
        ("dr", ChannelKind.WEBHOOK, Webhook),
        ("tv", ChannelKind.WEBHOOK, Webhook),
    ]
    assert not any(channel.repeat_safe for _, channel in made)


def test_receivers_may_stand_in_a_file_beside(tmp_path: Path) -> None:
    (tmp_path / "presse.txt").write_text("# redaktioner\nc@example.dk\n\nd@example.dk # vagt\n")
    text = MAIL.replace('receivers = ["a@example.dk", "b@example.dk"]',
                        'receivers_file = "presse.txt"')  # fmt: skip
    assert len(channels(written(tmp_path, text), SITE)) == 1


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o660, 0o666])
def test_a_file_that_others_can_read_is_refused(tmp_path: Path, mode: int) -> None:
    with pytest.raises(StartRefused, match="andre"):
        channels(written(tmp_path, HOOK, mode), SITE)


def replaced(text: str, *pairs: str) -> str:
    for old, new in zip(pairs[::2], pairs[1::2], strict=True):
        assert old in text
        text = text.replace(old, new)
    return text


BAD = {
    "unknown table": MAIL + "[andet]\nx = 1\n",
    "unknown field": HOOK + "\nslags = 3\n",
    "field with a line break": HOOK + '\n"a\\nb" = 3\n',
    "a secret where a field's name should be": HOOK + f'"{SECRET}" = 1\n',
    "a secret where a table's name should be": f"[{SECRET}]\nx = 1\n",
    "a secret in brackets": replaced(HOOK, "modtager.example.dk/ind", f"[{SECRET}]/"),
    "a secret for a port": replaced(HOOK, "example.dk/ind", f"example.dk:{SECRET}/"),
    "wrong type": replaced(MAIL, 'host = "smtp.example.dk"', "host = 5"),
    "secret of the wrong type": replaced(HOOK, f'"{SECRET}"', f'["{SECRET}"]'),
    "secret too short": replaced(HOOK, SECRET, "kort"),
    "secret with a line break": replaced(HOOK, SECRET, f"{SECRET}\\n{SECRET}"),
    "two of one id": HOOK + HOOK,
    "the press room's id": replaced(HOOK, '"dr"', '"presserum"'),
    "an id that is no id": replaced(HOOK, '"dr"', '"DR 1"'),
    "a name with a line break": replaced(HOOK, "Radioen", "Radio\\nen"),
    "a mail name with a line break": MAIL + 'name = "E\\rmail"\n',
    "a host with a line break": replaced(MAIL, "smtp.example.dk", "smtp\\nexample.dk"),
    "a receiver with a line break": replaced(MAIL, "a@example.dk", "a@example.dk\\nBcc: x@y.dk"),
    "a receiver that is none": replaced(MAIL, "a@example.dk", "redaktionen"),
    "a sender that is none": replaced(MAIL, "stab@example.dk", "stab@"),
    "a username with a line break": replaced(MAIL, '"stab"', '"stab\\r\\n"'),
    "no receivers": replaced(MAIL, '["a@example.dk", "b@example.dk"]', "[]"),
    "a file of receivers that is not there": MAIL + 'receivers_file = "mangler.txt"\n',
    "http": replaced(HOOK, "https://", "http://"),
    "an inner address": replaced(HOOK, "https://modtager.example.dk", "https://10.0.0.1"),
    "loopback": replaced(HOOK, "https://modtager.example.dk", "https://127.0.0.1"),
    "an inner address that is listed": replaced(HOOK, "modtager.example.dk", "169.254.169.254"),
    "a host that is not listed": replaced(HOOK, 'hosts = ["modtager', 'hosts = ["anden'),
    "a user in the address": replaced(HOOK, "https://", f"https://x:{SECRET}@"),
    "no toml": f"[mail\npassword = {PASSWORD}",
    "a secret that is no toml": replaced(HOOK, f'"{SECRET}"', f'"{SECRET}'),
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD.keys())
def test_what_cannot_be_right_is_refused_in_one_line_without_its_secrets(
    tmp_path: Path, text: str
) -> None:
    with pytest.raises(StartRefused) as refused:
        channels(written(tmp_path, text), SITE)
    line = str(refused.value)
    assert line.startswith("Kanalfilen ")
    assert line.isprintable()
    assert SECRET not in line
    assert PASSWORD not in line


def test_a_file_that_is_not_there_or_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StartRefused, match="læses"):
        channels(tmp_path / "mangler.toml", SITE)
    file = written(tmp_path, "")
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(StartRefused, match="læses"):
        channels(file, SITE)


def test_this_machine_may_be_a_receiver_where_it_is_said_in_plain_words(tmp_path: Path) -> None:
    text = replaced(HOOK, "https://modtager.example.dk", "http://127.0.0.1:9999")
    assert channels(written(tmp_path, text + "allow_loopback = true\n"), SITE)


def test_a_password_is_never_sent_in_clear(tmp_path: Path) -> None:
    with pytest.raises(StartRefused, match=r"mail\.password") as refused:
        channels(written(tmp_path, MAIL + "starttls = false\n"), SITE)
    assert PASSWORD not in str(refused.value)
