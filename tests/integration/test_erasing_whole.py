"""Whatever is erased of a whole drill: every fold folds, no page falls, nothing closed opens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import delete, insert, select

from crisis.drills.script import read
from crisis.events import Erased
from crisis.folds import Folds
from crisis.journal.port import Entry
from crisis.journal.tables import payload
from crisis.projections import situation as fold
from crisis.projections.situation import Situation
from crisis.rules.erasure import may_erase, together
from crisis.rules.sending import may_send
from crisis.terms.operations import Mode
from crisis.terms.statements import OPEN, SINKS, Act
from tests.authz.routes import ROUTES
from tests.playing import acts_out
from tests.visiting import House

SCENARIO = Path("scenarios/stormflod-2023.yaml")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A board on which the whole storm surge has been played."""
    made = House(tmp_path_factory.mktemp("storm"))
    acts_out(made.desk, read(SCENARIO.read_text(encoding="utf-8")))
    yield made
    made.database.close()


@pytest.fixture(scope="module")
def operation(house: House) -> str:
    return next(head.stream for head in house.desk.journal.heads() if head.mode is Mode.EXERCISE)


@pytest.fixture(scope="module")
def entries(house: House, operation: str) -> list[Entry]:
    return house.desk.journal.entries(operation)


def without(entries: list[Entry], *numbers: int) -> Situation:
    """The operation folded with the words of these entries gone."""
    kept = [_blank(one) if one.stamp.number in numbers else one for one in entries]
    return fold.fold(fold.start(entries[0].stamp.stream, Mode.EXERCISE), kept)


def _blank(one: Entry) -> Entry:
    links = {name: getattr(one.event, name, None) for name in ("corrects", "supplements")}
    links = {name: at if one.type.startswith("Entry") else None for name, at in links.items()}
    return Entry(stamp=one.stamp, type=one.type, event=Erased(type=one.type, **links))


def sendable(situation: Situation) -> set[tuple[int, Act, str, str | None]]:
    """What the publisher would send, were it asked now, and which text that is."""
    assert situation.recorded_at is not None
    return {
        (one.number, act, outlet.id, one.hash)
        for one in situation.statements.all()
        for act in Act
        for outlet in SINKS
        if may_send(situation, one.number, act, outlet, situation.recorded_at) is None
    }


def test_every_entry_can_be_without_words_and_the_drill_still_folds(
    entries: list[Entry],
) -> None:
    assert len({one.type for one in entries}) > 15
    for one in entries:
        seen = without(entries, one.stamp.number)
        assert seen.number == entries[-1].stamp.number
        assert seen.hash == entries[-1].stamp.hash


def test_what_the_law_lets_go_opens_nothing(entries: list[Entry]) -> None:
    """Neither a text nor an old version of one can be sent that could not be sent before; no
    draft, task, incident or sector stands otherwise than it did."""
    whole = without(entries)
    erased = 0
    for one in entries:
        if may_erase(whole, one) is not None:
            continue
        erased += 1
        after = without(entries, *together(whole, one))
        assert sendable(after) <= sendable(whole), one
        for old in whole.statements.all():
            new = after.statements.get(old.number)
            assert new is not None
            assert new.state is old.state
            if new.content == old.content:
                assert set(new.flags) >= set(old.flags)
            if old.state in OPEN:
                assert new == old
        assert after.statements.paused == whole.statements.paused
        assert after.incidents.last == whole.incidents.last
        assert after.sectors == whole.sectors
        assert after.tasks.last == whole.tasks.last
        for task in after.tasks.all():
            before = whole.tasks.get(task.number)
            assert before is not None
            assert task.status is before.status
    assert erased > 50


def pages(operation: str, situation: Situation) -> list[str]:
    """Every page and every answer about an operation, with each number that there is."""
    numbers = {
        "/opgaver/": situation.tasks.last,
        "/haendelser/": situation.incidents.last,
        "/presse/": situation.statements.last,
    }
    found = []
    for rule in sorted({rule for rule, method in ROUTES if method == "GET"}):
        if "<operation>" not in rule or "<name>" in rule:
            continue
        if "/paneler/" in rule and "<int:number>" not in rule:
            continue  # the board is made of them
        path = rule.replace("<operation>", operation)
        last = next((numbers[one] for one in numbers if one in rule), 3)
        many = range(1, last + 1) if "<int:number>" in rule else [0]
        found += [path.replace("<int:number>", str(number)) for number in many]
    return [*found, f"/operationer/{operation}?q=vand"]


def test_no_page_falls_whatever_sort_of_entry_has_lost_its_words(
    house: House, operation: str, entries: list[Entry]
) -> None:
    chair, control = house.visit("formand"), house.visit("planlaegger")
    addresses = pages(operation, without(entries))
    desk = f"/operationer/{operation}/oevelse"  # control's alone, and the chair is told so
    assert (desk in addresses, chair.get(desk).status_code) == (True, 403)
    firsts = {one.type: one for one in reversed(entries)}
    for one in firsts.values():
        this = (payload.c.stream == operation, payload.c.number == one.stamp.number)
        kept = house.database.read(
            lambda connection, this=this: connection.execute(select(payload).where(*this)).one()
        )
        house.database.write(
            lambda connection, this=this: connection.execute(delete(payload).where(*this))
        )
        house.desk.handler._folds = Folds(house.desk.journal)
        fallen = {
            path: status
            for path in [*addresses, f"/operationer/{operation}/sletning?post={one.stamp.number}"]
            if (status := (control if path == desk else chair).get(path).status_code)
            not in (200, 404)
        }
        house.database.write(
            lambda connection, kept=kept: connection.execute(
                insert(payload).values(**kept._mapping)
            )
        )
        assert not fallen, one.type
