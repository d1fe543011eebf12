"""A proxy is believed about who calls when the operator has named it, and nobody else is."""

from __future__ import annotations

from typing import Any

import pytest

from crisis.config import Settings
from crisis.errors import StartRefused
from crisis.web.forwarded import Forwarded


def caller(peer: str, said: str | None, allowed: str) -> str:
    """The address that the board sees."""
    settings = Settings.from_env({"FORWARDED_ALLOW_IPS": allowed})
    seen: list[str] = []

    def inner(environ: dict[str, Any], _start: Any) -> list[bytes]:
        seen.append(environ["REMOTE_ADDR"])
        return []

    environ = {"REMOTE_ADDR": peer} | ({} if said is None else {"HTTP_X_FORWARDED_FOR": said})
    Forwarded(inner, settings.proxies)(environ, None)
    return seen[0]


@pytest.mark.parametrize(
    ("peer", "allowed"),
    [
        ("127.0.0.1", "127.0.0.1"),
        ("172.30.83.7", "127.0.0.1, 172.30.83.0/24"),
        ("::1", "::1"),
        ("10.0.0.1", "*"),
        ("fd00::7", "*"),
    ],
)
def test_the_named_proxy_is_believed(peer: str, allowed: str) -> None:
    assert caller(peer, "192.0.2.9", allowed) == "192.0.2.9"
    assert caller(peer, "2001:db8::9", allowed) == "2001:db8::9"


@pytest.mark.parametrize("allowed", ["", "127.0.0.2", "172.30.83.0/24", "::1"])
def test_anybody_else_is_not(allowed: str) -> None:
    assert caller("127.0.0.1", "192.0.2.9", allowed) == "127.0.0.1"


def test_only_the_address_that_the_proxy_itself_added_counts() -> None:
    assert caller("127.0.0.1", "198.51.100.1, 192.0.2.9", "127.0.0.1") == "192.0.2.9"


@pytest.mark.parametrize(
    "said", [None, "", "unknown", "192.0.2.9:80", "1.2.3", "192.0.2.9,", "x" * 9]
)
def test_what_is_no_address_changes_nothing(said: str | None) -> None:
    assert caller("127.0.0.1", said, "127.0.0.1") == "127.0.0.1"


@pytest.mark.parametrize("allowed", ["proxy", "172.30.83.1/24", "127.0.0.1;::1", "127.0.0.1,,x"])
def test_what_is_no_network_stops_the_start(allowed: str) -> None:
    with pytest.raises(StartRefused, match="FORWARDED_ALLOW_IPS"):
        Settings.from_env({"FORWARDED_ALLOW_IPS": allowed})
