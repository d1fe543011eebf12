"""The file of the checkpoints' copies: strict, and refused in one line without its secrets."""

from __future__ import annotations

from pathlib import Path

import pytest

from crisis.channels.copy_settings import destinations
from crisis.errors import StartRefused
from tests.receivers import SECRET
from tests.unit.channels.test_copying import FOLDER, HOST, MAIL


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[directory]]\nid = 'aa'\nname = 'A'\npath = 'lokal'", "mappen aa skal være en fuld sti"),
        (FOLDER.format(path="/a") * 2, "bruger et id to gange"),
        (FOLDER.format(path="/a").replace("usb", "her"), "bruger et id to gange"),
        (FOLDER.format(path="/a") + "andet = 1", "er forkert"),
        ("= 1", "er ikke TOML (linje 1)"),
        (MAIL.format(port=25, minutes=1) + 'password = "x"', "sendes kun krypteret"),
        (MAIL.format(port=25, minutes=1).replace("vagt@", "vagt"), "der ikke er en"),
        (HOST.format(port=1, secret="kort"), "secret er under 16 tegn"),
        (HOST.format(port=1, secret=SECRET).replace("127.0.0.1", "naboen.dk"), "https://"),
        (HOST.format(port=1, secret=SECRET).replace("http://127.0.0.1:1", "https://10.0.0.1"),
         "værten skal være et navn"),
    ],
)  # fmt: skip
def test_a_wrong_file_is_refused_in_one_line_without_its_secrets(
    tmp_path: Path, text: str, said: str
) -> None:
    file = tmp_path / "checkpoints.toml"
    file.write_text(text, encoding="utf-8")
    file.chmod(0o600)
    with pytest.raises(StartRefused) as refused:
        destinations(file, tmp_path)
    assert said in str(refused.value)
    assert SECRET not in str(refused.value)


def test_a_file_that_others_may_read_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "open.toml"
    file.write_text("", encoding="utf-8")
    file.chmod(0o640)
    with pytest.raises(StartRefused, match="kan læses af andre"):
        destinations(file, tmp_path)
