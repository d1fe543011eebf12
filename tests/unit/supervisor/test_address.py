"""Which addresses are this machine's alone, and what is printed and certified."""

from __future__ import annotations

import socket

import pytest

from crisis.errors import StartRefused
from crisis.supervisor import address


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.53", "::1", "localhost"])
def test_a_loopback_is_for_this_machine_alone(host: str) -> None:
    assert address.is_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "board.example", ""])
def test_everything_else_is_not(host: str) -> None:
    assert not address.is_loopback(host)


def test_on_the_loopback_the_address_asked_for_comes_first() -> None:
    assert address.urls("localhost", 8000, https=False) == [
        "http://localhost:8000",
        "http://127.0.0.1:8000",
    ]
    assert address.urls("::1", 8000, https=False)[0] == "http://[::1]:8000"


def test_off_the_loopback_all_own_addresses_are_https() -> None:
    urls = address.urls("0.0.0.0", 8443, https=True)
    assert all(url.startswith("https://") and url.endswith(":8443") for url in urls)
    assert "https://127.0.0.1:8443" in urls
    assert f"https://{socket.gethostname()}:8443" in urls


def test_an_address_is_shown_only_where_the_board_hears_it() -> None:
    assert not any("[" in url for url in address.urls("0.0.0.0", 8443, https=True))
    assert "https://[::1]:8443" in address.urls("::", 8443, https=True)
    assert address.urls("192.0.2.7", 8443, https=True) == ["https://192.0.2.7:8443"]


def test_others_are_not_told_to_call_themselves() -> None:
    shown = ["https://192.0.2.7:1", "https://127.0.0.1:1", "https://[::1]:1", "https://localhost:1"]
    assert address.for_others(shown) == shown[:1]


def test_the_certificate_names_what_was_asked_for_and_every_own_address() -> None:
    names = address.names("192.0.2.7")
    assert names[0] == "192.0.2.7"
    assert {"127.0.0.1", "localhost", socket.gethostname()} <= set(names)


def test_loopback_addresses_come_last_because_nobody_else_can_use_them() -> None:
    found = address.local_addresses()
    first_loopback = next(n for n, one in enumerate(found) if address.is_loopback(one))
    assert all(address.is_loopback(one) for one in found[first_loopback:])


def test_the_listener_sends_at_once_and_is_taken_only_once() -> None:
    with address.listen("127.0.0.1", 0) as listener:
        assert listener.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        port = listener.getsockname()[1]
        with pytest.raises(StartRefused, match=str(port)):
            address.listen("127.0.0.1", port)


def test_an_address_that_is_not_ours_is_refused() -> None:
    with pytest.raises(StartRefused):
        address.listen("192.0.2.7", 8000)
