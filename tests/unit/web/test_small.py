"""The small parts of the web: paths, key, origins, headers, log lines, passwords."""

from __future__ import annotations

import json
import logging
import stat
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from crisis.config import Settings
from crisis.drills.script import read
from crisis.errors import StartRefused
from crisis.journal.lanes import ThreadLanes
from crisis.web.accounts.passwords import LONGEST, Passwords, judge
from crisis.web.headers import policy
from crisis.web.logs import JsonLines, masked
from crisis.web.pages.drill_library import library, script_text
from crisis.web.parts import allowed_origins
from crisis.web.paths import own_path
from crisis.web.secret import secret_key


@pytest.mark.parametrize("path", ["/", "/operationer/op-1?q=a%20b&before=3", "/konto#x"])
def test_a_path_of_ours_is_kept(path: str) -> None:
    assert own_path(path, "/else") == path


@pytest.mark.parametrize(
    "path",
    [
        None,
        "",
        "//evil",
        "/\\evil",
        "https://evil",
        "evil",
        "/a\nb",
        "/a\\b",
        "/" * 3,
        "/" + "a" * 600,
    ],
)
def test_any_other_path_is_not(path: str | None) -> None:
    assert own_path(path, "/else") == "/else"


def test_the_key_is_made_once_for_us_alone(tmp_path: Path) -> None:
    first = secret_key(tmp_path / "var")
    assert secret_key(tmp_path / "var") == first
    assert len(first) >= 32
    file = tmp_path / "var" / "secret-key"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize("weak", [b"", b"secret", b"a" * 64, b"changeme" * 8])
def test_a_weak_key_stops_the_start(tmp_path: Path, weak: bytes) -> None:
    (tmp_path / "secret-key").write_bytes(weak)
    with pytest.raises(StartRefused, match="for svag"):
        secret_key(tmp_path)


def settings(**environ: str) -> Settings:
    return Settings.from_env({"CRISIS_VAR": "/tmp/x", **environ})


def test_loopback_has_three_names_and_no_other_host_has() -> None:
    assert allowed_origins(settings(CRISIS_PORT="8123")) == {
        "http://127.0.0.1:8123",
        "http://localhost:8123",
        "http://[::1]:8123",
    }
    lan = allowed_origins(settings(CRISIS_URL="https://10.0.0.4:8000"))
    assert lan == {"https://10.0.0.4:8000"}
    assert "http://localhost.evil:8000" not in allowed_origins(settings())


def test_the_policy_lets_nothing_in_but_our_own() -> None:
    said = policy("abc", "tavle.example", https=True)
    assert "default-src 'none'" in said
    assert "'unsafe" not in said
    assert "script-src 'nonce-abc' 'strict-dynamic'" in said
    assert "frame-ancestors 'none'" in said
    assert "connect-src 'self' wss://tavle.example" in said


def test_a_log_line_is_one_line() -> None:
    record = logging.LogRecord("x", logging.WARNING, "f", 1, "a\nb\x1b[31m %s", ("ø\r",), None)
    line = JsonLines().format(record)
    assert "\n" not in line
    assert "\x1b" not in line
    assert json.loads(line)["said"] == "a\nb\x1b[31m ø\r"


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Authorization: Bearer lbs_abcdef", "abcdef"),
        ("token lbs_abcdef used", "abcdef"),
        ("password=hemmelig&x=1", "hemmelig"),
        ("cpr 010190-1234 set", "1234"),
        ('{"adgangskode": "hemmelig"}', "hemmelig"),
    ],
)
def test_secrets_are_not_logged(text: str, hidden: str) -> None:
    assert hidden not in masked(text)


def test_a_password_is_the_same_on_another_keyboard() -> None:
    passwords = Passwords(ThreadLanes(), PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    stored = passwords.hash("blåbærgrød-1A")
    assert passwords.verify(stored, "blåbærgrød-1A")
    assert not passwords.verify(stored, "blåbærgrød-1a")
    assert not passwords.verify(None, "nobody has this password")
    assert not passwords.verify("no hash at all", "x")
    assert passwords.verify(passwords.hash("x" * LONGEST), "x" * LONGEST)
    assert not passwords.verify(passwords.hash("x" * LONGEST), "x" * (LONGEST + 1))


def test_length_makes_a_password_and_symbols_do_not() -> None:
    assert judge("trane mølle fjord") is None
    assert judge("kort") is not None
    assert judge("Adgangskode123!") is not None
    assert judge("abababababab") is not None
    assert judge("x-anna-x-1234", username="anna") is not None


@pytest.mark.parametrize("name", ["koncert", "klortog", "orkan"])
def test_the_desk_counts_as_many_injects_as_a_script_has(name: str) -> None:
    [told] = [one for one in library() if one["name"] == name]
    script = read(script_text(name) or "")
    assert told["injects"] == len(script.injects)
