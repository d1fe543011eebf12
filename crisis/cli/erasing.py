"""crisis journal erase: erase by law what an entry says. Dansk: slet efter loven."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

import click

from crisis.cli.telling import told
from crisis.commands.erasure import EraseEntry, ErasePlanningEntry, EraseResourceEntry
from crisis.config import Settings
from crisis.errors import Malformed, Refused, StartRefused, StoreUnavailable, Unknown
from crisis.journal.lanes import ThreadLanes
from crisis.projections.planning import Seat
from crisis.rules.erasure import words
from crisis.rules.known import By, Proof
from crisis.rules.role_groups import HEADS, PLANNERS
from crisis.terms.ids import PLANNING, RESOURCES
from crisis.terms.operations import Mode
from crisis.terms.register import RegisterObject
from crisis.terms.roles import Role
from crisis.web.accounts.audit import Act, Audit
from crisis.web.accounts.people import Account
from crisis.web.erasing import Copy, Sent, copies, reckon
from crisis.web.texts import sentence
from crisis.wiring import Parts, build, clock, new_key

HERE = "command line"
REFUSED, UNDONE = 2, 1


@click.command("erase")
@click.argument("stream")
@click.argument("number", type=click.IntRange(min=1))
@click.option("--reason", required=True, help="Why; it stays for ever and must name nobody.")
@click.option("--basis", required=True, help="By which law, as: GDPR art. 17, stk. 1, litra d.")
@click.option("--account", default=None, help="In whose name: a chair or chief of staff.")
@click.option("--yes", is_flag=True, help="Do not ask; for scripts.")
def erase(stream: str, number: int, account: str | None, yes: bool, **why: str) -> None:
    """Erase what entry NUMBER of STREAM (op-…, planning or resources) says. The board may go on
    running."""
    parts = build(Settings.from_env(os.environ), ThreadLanes())
    try:
        default = "planlaegger" if stream == PLANNING else "stabschef"
        one = _Erasing(parts, stream, number, account or default)
        one.show()
        if not yes:
            _ask(number)
        one.do(**why)
    except (Refused, Malformed) as problem:
        click.echo(told(problem), err=True)
        sys.exit(REFUSED)
    except Unknown as problem:
        click.echo(sentence(problem), err=True)
        sys.exit(REFUSED)
    except StoreUnavailable as problem:
        click.echo(f"Ukendt, om det blev slettet: {problem}. Kør kommandoen igen.", err=True)
        sys.exit(UNDONE)
    finally:
        parts.database.close()


class _Erasing:
    """One erasure: who does it, what goes, and what has left already."""

    def __init__(self, parts: Parts, stream: str, number: int, username: str) -> None:
        found = parts.people.named(username)
        if found is None:
            raise StartRefused(f"Kontoen »{username}« findes ikke. Nævn en med --account.")
        live = stream in (PLANNING, RESOURCES)
        mode = Mode.LIVE if live else parts.handler.head(stream).mode
        self.parts, self.stream, self.number, self.account = parts, stream, number, found
        self.audit = Audit(parts.database, clock)
        self.by = _by(parts, found, mode, PLANNERS if stream == PLANNING else HEADS)
        self.sent: tuple[Sent, ...] = ()
        self.copies: tuple[Copy, ...] = ()

    def show(self) -> None:
        """Tell what will go, what repeats it and what has left; raises Refused when it may not."""
        if self.stream in (PLANNING, RESOURCES):
            self._show_planning()
            return
        seen = reckon(self.parts.handler, self.audit, self.by, self.stream, self.number)
        if seen.no:
            raise seen.no
        self.sent, self.copies = seen.sent, seen.copies
        click.echo(f"Post {seen.number} ({seen.type}, {seen.authority}, {seen.recorded_at}) siger:")
        for text in seen.words:
            click.echo(f"  {text}")
        if seen.together:
            click.echo(f"I samme sletning går post {_numbers(seen.together)}.")
        if seen.repeats:
            others = _numbers(seen.repeats)
            click.echo(f"Det samme står måske i post {others}; de slettes ikke med.")
        self._left()

    def _show_planning(self) -> None:
        found = self.parts.handler.entry(self.stream, self.number)
        if found is None:
            raise Unknown("erasure.unknown")
        where = "Planlægningens" if self.stream == PLANNING else "Ressourcernes"
        wish = ErasePlanningEntry(entry=self.number, reason="-", basis="-")
        still: Iterable[RegisterObject] = ()
        if self.stream == PLANNING:
            still = self.parts.register.about(wish).objects.values()
        self.copies = copies(self.audit, found.stamp.recorded_at)
        click.echo(f"{where} post {self.number} ({found.type}) siger:")
        for text in words(found.event):
            click.echo(f"  {text}")
        for one in still:
            click.echo(f"Gælder stadig og skrives på ny: {one.id} {one.name}")
        self._left()

    def do(self, reason: str, basis: str) -> None:
        """Erase, leave a line in the audit trail, and tell once more what is outside."""
        kind = _KINDS.get(self.stream, EraseEntry)
        wish = kind(entry=self.number, reason=reason, basis=basis)
        done = self.parts.handler.do(wish, self.by, stream=self.stream, key=new_key())
        last = done.entries[-1]
        told = {"stream": self.stream, "entry": self.number, "erasure": last}
        self.audit.note(Act.ENTRY_ERASED, self.account.id, HERE, **told)
        click.echo(f"Slettet. Det står i post {last}.")
        self._left()

    def _left(self) -> None:
        for one in self.sent:
            when = f" {one.at}" if one.at else ""
            click.echo(
                f"Har forladt huset: udtalelse {one.statement}, {one.channel}, {one.act.value}: "
                f"{one.outcome.value}, {one.delivered} modtagere{when}"
            )
        for copy in self.copies:
            click.echo(f"Står i en kopi: {copy.what} {copy.file} {copy.at}")
        click.echo("Udskrifter og hvad der er set eller hørt, kan tavlen ikke hente tilbage.")


_KINDS: dict[str, type[EraseEntry | ErasePlanningEntry | EraseResourceEntry]] = {
    PLANNING: ErasePlanningEntry,
    RESOURCES: EraseResourceEntry,
}


def _by(parts: Parts, account: Account, mode: Mode, roles: frozenset[Role]) -> By:
    """Act as a seat of the account that may; who holds the machine has proved who he is."""
    seats = parts.handler.planning().seats
    held = [seats[one] for one in account.seats if one in seats and seats[one].role in roles]
    if not held:
        raise Refused("permission.role")
    seat: Seat = held[0]
    now = clock()
    return By(
        account=account.id,
        seat=seat.id,
        authority=seat.authority,
        role=seat.role,
        mode=mode,
        now=now,
        proved=Proof(how=HERE, at=now),
    )


def _ask(number: int) -> None:
    typed = click.prompt(f"Skriv {number} for at slette for altid", default="", show_default=False)
    if typed.strip() != str(number):
        click.echo("Intet er slettet.", err=True)
        sys.exit(UNDONE)


def _numbers(numbers: tuple[int, ...]) -> str:
    return ", ".join(str(one) for one in numbers)
