"""For whom a whole is: the strictest of what it holds."""

from __future__ import annotations

from crisis.rules.strictest import strictest
from crisis.terms.sight import STAFF, Readers, Sight

PUBLIC = Readers(sight=Sight.PUBLIC)


def only(*authorities: str) -> Readers:
    return Readers(sight=Sight.RESTRICTED, only_for=authorities)


def test_what_may_all_be_passed_on_may_be_passed_on_and_one_internal_part_keeps_it_in() -> None:
    assert strictest(()) == strictest((PUBLIC, PUBLIC)) == PUBLIC
    assert strictest((PUBLIC, STAFF)) == STAFF


def test_a_whole_with_restricted_parts_is_for_those_whom_each_of_them_is_for() -> None:
    assert strictest((STAFF, only("vejle", "kolding"), PUBLIC)) == only("kolding", "vejle")
    assert strictest((only("vejle", "kolding"), only("kolding", "horsens"))) == only("kolding")


def test_without_anybody_in_common_nobody_is_named_and_it_is_never_for_all() -> None:
    assert strictest((only("vejle"), only("horsens"), STAFF)) == only()
