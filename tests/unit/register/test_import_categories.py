"""A word that is no category is told by its row, and is what somebody says it is, and no more."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisis import wiring
from crisis.commands.categories import SetCategory
from crisis.errors import Malformed
from crisis.register.imports.folder import BAD, REPORT
from crisis.register.imports.job import Job
from crisis.register.imports.kinds import Kinds, name_for, new_under, under_top
from crisis.register.imports.making import set_categories
from crisis.terms.categories import TOPS, SubCategory, on_list, top_of
from crisis.terms.ids import PLANNING
from crisis.terms.imports import Tally, UnknownCategory
from tests.given import by
from tests.importing import Intake, table

STORES = table(
    "K0;Eksempel Frys;Kølehuse;55,5;9,4;",
    "K1;Eksempel Is;kølehuse;55,5;9,401;",
    "K2;Eksempel Mast;Tele;55,5;9,402;",
    "K3;Eksempel Skole;Skoler;55,5;9,403;",
)
COLD = "Industri / Kølehuse"


@pytest.fixture
def intake(tmp_path: Path) -> Iterator[Intake]:
    made = Intake(tmp_path)
    yield made
    made.close()


def written(intake: Intake, **chosen: str) -> Job:
    return intake.works(intake.asked_to_write(intake.checked(STORES, categories=chosen)))


def kinds(intake: Intake) -> list[str]:
    return sorted(intake.parts.handler.planning().categories)


def does(intake: Intake, command: Any) -> None:
    asker = by("planlaegger", account=intake.account)
    intake.parts.handler.do(command, asker, stream=PLANNING, key=wiring.new_key())


def test_each_row_with_a_word_that_is_none_is_refused_by_name_and_nothing_comes_to_be(
    intake: Intake,
) -> None:
    one = intake.checked(STORES)
    assert one.result.tally == Tally(rows=4, new=1, bad=3)
    assert one.result.unknown == (
        UnknownCategory(name="Kølehuse", rows=2),
        UnknownCategory(name="Skoler", rows=1),
    )
    report = intake.report(one, REPORT)
    assert report[1].startswith('2;kan ikke bruges;;;;category;"Ukendt kategori »Kølehuse«; vælg')
    assert [line.split(";")[0] for line in intake.report(one, BAD)[1:]] == ["2", "3", "5"]
    assert intake.works(intake.asked_to_write(one)).result.written == 1
    assert kinds(intake) == []


def test_it_may_be_one_that_is_there_or_a_new_one_under_a_top_which_goes_with_the_import(
    intake: Intake,
) -> None:
    one = written(intake, Kølehuse=COLD, Skoler="Tele")
    assert (one.result.tally.new, one.result.written) == (4, 4)
    assert one.result.made == (SubCategory(top="Industri", name="Kølehuse"),)
    assert kinds(intake) == [COLD]
    told = {name: each.category for name, each in intake.objects().items()}
    assert told == {
        "Eksempel Frys": COLD,
        "Eksempel Is": COLD,
        "Eksempel Mast": "Tele",
        "Eksempel Skole": "Tele",
    }
    again = intake.checked(STORES, categories={"Kølehuse": COLD, "Skoler": "Tele"})
    assert (again.result.tally.unchanged, again.result.made) == (4, ())
    intake.undone(one)
    assert (kinds(intake), intake.objects()) == ([], {})


def test_what_others_had_set_or_have_come_to_use_stays_when_it_is_taken_back(
    intake: Intake,
) -> None:
    one = intake.checked(STORES, categories={"Kølehuse": COLD, "Skoler": "Tele / Skoler"})
    does(intake, SetCategory(top="Tele", name="Skoler"))
    done = intake.works(intake.asked_to_write(one))
    assert kinds(intake) == [COLD, "Tele / Skoler"]
    other = intake.imported(table("L0;Eksempel Lager;industri/kølehuse;55,6;9,4;"))
    assert other.result.written == 1
    intake.undone(done)
    assert kinds(intake) == [COLD, "Tele / Skoler"]
    assert [each.category for each in intake.objects().values()] == [COLD]


def test_begun_again_the_categories_are_set_once(intake: Intake) -> None:
    done = written(intake, Kølehuse=COLD)
    before, door = intake.numbers(), intake.house.door(done)
    assert set_categories(door.do, done.id, done.result.made) == done.result.made
    assert intake.numbers() == before


def test_the_word_shared_by_rows_that_have_none_is_judged_the_same(intake: Intake) -> None:
    data = table("K0;Eksempel Frys;;55,5;9,4;")
    one = intake.checked(data, category="Frost", categories={"Frost": COLD})
    intake.works(intake.asked_to_write(one))
    assert intake.objects()["Eksempel Frys"].category == COLD


def test_a_choice_is_remembered_with_the_columns(intake: Intake) -> None:
    one = intake.checked(STORES, categories={"Kølehuse": COLD})
    assert one.wish is not None and one.layer is not None
    intake.book.remember(one.layer.fields, one.wish, "politi")
    kept = intake.book.remembered(one.layer.fields, "politi")
    assert kept is not None and kept.categories == {"Kølehuse": COLD}


def test_what_a_word_may_become_is_its_last_part_under_each_top() -> None:
    assert name_for("Bygninger / Kølehuse ") == name_for("Kølehuse") == "Kølehuse"
    assert name_for("x" * 41) == name_for("Industri/") == ""
    assert under_top("Industri / x/y") is under_top("Skoler / Små") is under_top("Industri") is None
    offered = new_under("Kølehuse", on_list([COLD]))
    assert len(offered) == len(TOPS) - 1 and COLD not in offered


SOME = ("skoler", "INDUSTRI>kølehuse")
WORDS = st.one_of(st.sampled_from([*TOPS, COLD, *SOME]), st.text(max_size=60))


@given(st.lists(WORDS, max_size=12), st.dictionaries(WORDS, st.sampled_from([COLD, *TOPS])))
def test_no_row_gets_a_category_that_is_not_on_the_list_or_chosen(
    words: list[str], chosen: dict[str, str]
) -> None:
    found, refused = Kinds(TOPS, chosen), 0
    for word in words:
        try:
            category = found.of(word)
        except Malformed as problem:
            found.missed(problem)
            refused += 1
        else:
            found.use(category)
            assert category in {*TOPS, *chosen.values()}
            assert top_of(category) in TOPS
    assert sum(each.rows for each in found.unknown()) == refused
    assert all(each.path == COLD for each in found.made())
