"""Fifty races: many sign, one changes the text, several let it out, all in the same instant."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

from sqlalchemy import text

from crisis.commands.base import Command
from crisis.commands.publishing import ReleaseStatement
from crisis.commands.statements import ChangeStatement, SignStatement
from crisis.errors import Refused
from crisis.terms.statements import Fact, StatementState
from tests.pressing import Press

RACES = 50


def outcome(act: Callable[[], object], gate: Barrier) -> str:
    """What came of it; whoever is told that a signature is missing presses again at once."""
    gate.wait()
    for _ in range(40):
        try:
            act()
        except Refused as no:
            said = no.code
            if said != "statement.signatures_missing":
                return said
        else:
            return "done"
    return said


def race(press: Press, wishes: list[tuple[str, Command]]) -> list[str]:
    gate = Barrier(len(wishes))
    with ThreadPoolExecutor(len(wishes)) as pool:
        tasks = [pool.submit(outcome, lambda it=one: press.do(*it), gate) for one in wishes]
        return [task.result() for task in tasks]


def test_one_text_is_let_out_once_and_it_is_the_one_that_all_signed(tmp_path: Path) -> None:
    press = Press(tmp_path)
    entry = press.fact()
    let_out = 0
    for _ in range(RACES):
        number = press.drafted((entry,))
        one = press.submit(number)
        bound = {"statement": number, "version": one.version, "hash": str(one.hash)}
        change = ChangeStatement(
            statement=number, base=one.version, title="Ny", text="Ny tekst.",
            facts=(Fact(entry=entry),),
        )  # fmt: skip
        wishes: list[tuple[str, Command]] = [("formand", SignStatement(**bound))] * 3
        wishes += [("stabschef", SignStatement(**bound))] * 2
        wishes += [("kolding", SignStatement(**bound))] * 3
        wishes += [("presse-kolding", SignStatement(**bound))] * 2
        wishes += [("formand", ReleaseStatement(**bound))] * 4
        wishes += [("presse-politi", ReleaseStatement(**bound))] * 4
        wishes += [("presse-politi", change)] * (1 if number % 2 else 0)
        said = race(press, wishes)
        after = press.statement(number)
        done = said.count("done")
        released = after.state is StatementState.RELEASED
        let_out += released
        if released:
            assert after.version == one.version and after.hash == one.hash
            assert not after.missing
            assert len(after.valid) == 2
            assert {sign.authority for sign in after.valid} == {"politi", "kolding"}
        else:
            assert after.released_at is None and not after.dispatches
            if after.version == 2:
                assert after.valid == () and done >= 1
        rows = press.desk.database.read(
            lambda connection, it=number: connection.execute(
                text("SELECT channel, hash FROM outbox WHERE statement = :n AND stream = :s"),
                {"n": it, "s": press.operation},
            ).all()
        )
        assert len(rows) == (1 if released else 0)
        assert all(row.hash == after.hash for row in rows)
    assert let_out >= RACES // 4, "the races were never close"
    press.desk.database.close()
