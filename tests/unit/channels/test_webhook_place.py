"""Where a webhook may lead: to a listed host by its plain name, and nowhere else."""

from __future__ import annotations

import pytest

from crisis.channels.posting import Forbidden, place

NAME = "modtager.example.dk"
HOSTS = frozenset({NAME})


@pytest.mark.parametrize(
    "url",
    [
        f"http://{NAME}/", f"ftp://{NAME}/", f"//{NAME}/", "https:///", "https://andet.example.dk/",
        f"https://{NAME}./", f"https://under.{NAME}/", f"https://{NAME}.ond.dk/",
        f"https://bruger:ord@{NAME}/", f"https://{NAME}@ond.dk/", f"https://@{NAME}/",
        f"https://{NAME}/#del", f"https://{NAME}:99999/", f"https://{NAME}:x/",
        "https://localhost/", "https://127.0.0.1/", "https://[::1]/", "https://0x7f000001/",
        "https://2130706433/", "https://017700000001/", "https://127.1/", "https://10.0.0.1/",
        "https://100.64.0.1/", "https://169.254.169.254/", "https://[::ffff:127.0.0.1]/",
        f"https://{NAME}\\@ond.dk/", f"https://{NAME}/\r\nX-Ond: 1", f"https://{NAME}/ x",
        "https://mødtager.example.dk/", "https://127.0.0.1.nip/", "",
    ],
)  # fmt: skip
def test_an_address_that_is_not_plainly_the_listed_name_is_refused(url: str) -> None:
    with pytest.raises(Forbidden):
        place(url, HOSTS)


@pytest.mark.parametrize("url", ["http://127.0.0.1/", "http://[::1]/", "https://127.0.0.1/"])
def test_this_machine_is_a_place_for_tests_alone(url: str) -> None:
    assert place(url, HOSTS, allow_loopback=True)
    with pytest.raises(Forbidden):
        place(url, HOSTS | {"127.0.0.1", "::1"})
