"""One account sends so much in an hour, and is told when it may send more."""

from __future__ import annotations

from datetime import timedelta

import pytest

from crisis.attached.allowance import MEGABYTE, Allowance
from crisis.errors import Refused
from crisis.terms.attachments import FILE_LIMIT
from tests.given import NOON

MINUTE = timedelta(minutes=1)


def refused(allowance: Allowance, account: int, length: int, minutes: int) -> Refused:
    with pytest.raises(Refused) as no:
        allowance.take(account, length, NOON + minutes * MINUTE)
    assert (no.value.code, no.value.field) == ("attachment.too_often", "file")
    return no.value


def test_too_many_files_wait_until_the_first_is_an_hour_old_and_others_do_not() -> None:
    allowance = Allowance(3, 100 * MEGABYTE)
    for minute in (0, 10, 20):
        allowance.take(1, 1, NOON + minute * MINUTE)
    no = refused(allowance, 1, 1, 30)
    assert dict(no.facts) == {"files": 3, "megabytes": 100, "minutes": 30}
    allowance.take(2, 1, NOON + 30 * MINUTE)
    assert refused(allowance, 1, 1, 59).facts["minutes"] == 1
    allowance.take(1, 1, NOON + 60 * MINUTE)
    assert refused(allowance, 1, 1, 60).facts["minutes"] == 10


def test_too_many_bytes_wait_until_there_is_room_for_this_one() -> None:
    allowance = Allowance(100, 30 * MEGABYTE)
    allowance.take(1, 5 * MEGABYTE, NOON)
    allowance.take(1, 20 * MEGABYTE, NOON + 10 * MINUTE)
    assert refused(allowance, 1, 10 * MEGABYTE, 15).facts["minutes"] == 45
    assert refused(allowance, 1, 20 * MEGABYTE, 15).facts["minutes"] == 55
    allowance.take(1, 5 * MEGABYTE, NOON + 15 * MINUTE)


def test_one_that_does_not_tell_its_length_counts_as_the_longest_until_it_is_here() -> None:
    allowance = Allowance(100, FILE_LIMIT + 10)
    coming = allowance.take(1, 0, NOON)
    refused(allowance, 1, 11, 0)
    coming.came(5)
    allowance.take(1, 11, NOON)


def test_one_for_which_there_is_never_room_is_refused_too() -> None:
    assert refused(Allowance(1, 10), 1, 11, 0).facts["minutes"] == 60
