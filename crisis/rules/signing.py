"""Who must sign a text, what a text may rest on, and what exactly is signed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

import msgspec

from crisis.errors import RefusalKind, Refused
from crisis.events.statements import Content, Signer
from crisis.journal.canonical import canonical
from crisis.projections.log import LogEntry
from crisis.projections.planning import Planning
from crisis.projections.situation import Situation
from crisis.projections.statements import Statement
from crisis.rules.known import By, Known
from crisis.terms.log import Certainty
from crisis.terms.operations import Mode
from crisis.terms.roles import AuthorityKind
from crisis.terms.sight import Sight
from crisis.terms.statements import Fact, StatementState


def fingerprint(operation: str, number: int, version: int, content: Content) -> str:
    """Give the hash that a signature binds: SHA-256 over the canonical bytes (RFC 8785) of the
    operation, the statement's number, its version and all that leaves the house."""
    bound = [operation, number, version, msgspec.to_builtins(content)]
    return hashlib.sha256(canonical(bound)).hexdigest()


def required_signers(known: Known, content: Content, added: Iterable[str]) -> tuple[Signer, ...]:
    """Every authority that owns a cited entry or one it put right, those the author adds, and the
    police always."""
    owned: dict[str, list[int]] = {}
    for one in police(known.planning):
        owned[one] = []
    for fact in content.facts:
        for owner in _owners(situation_of(known), fact.entry):
            owned.setdefault(owner, []).append(fact.entry)
    for one in added:
        owned.setdefault(one, [])
    return tuple(
        Signer(
            authority=authority,
            authority_name=_name(known.planning, authority),
            entries=tuple(entries),
            police=is_police(known.planning, authority),
        )
        for authority, entries in owned.items()
    )


def _owners(situation: Situation, number: int) -> list[str]:
    """Whose words an entry is, and whose words it put right: a correction by the log office takes
    no fact from the authority that told it."""
    owners: list[str] = []
    waiting: list[int | None] = [number]
    while waiting:
        one = waiting.pop()
        entry = situation.log.get(one) if one is not None else None
        if entry is None:
            continue
        if entry.owner not in owners and not entry.erased:
            owners.append(entry.owner)
        # A new value of a figure is no correction of who had counted before; its source counts.
        waiting += [None if entry.figure else entry.corrects, entry.rests_on]
    return owners


def police(planning: Planning) -> list[str]:
    """Give the police of the directory; a district has one."""
    return sorted(
        one.id for one in planning.authorities.values() if one.kind is AuthorityKind.POLICE
    )


def is_police(planning: Planning, authority: str) -> bool:
    """Says whether an authority is the police."""
    found = planning.authorities.get(authority)
    return found is not None and found.kind is AuthorityKind.POLICE


def facts_hold(situation: Situation, facts: tuple[Fact, ...]) -> Refused | None:
    """A fact is an entry of this log, stands uncorrected, and is cited as no surer than it is."""
    for place, fact in enumerate(facts):
        field = f"facts[{place}].entry"
        entry = situation.log.get(fact.entry)
        if entry is None:
            return Refused("log.unknown_entry", field=field, number=fact.entry)
        if entry.erased:
            return Refused("log.erased", field=field, kind=RefusalKind.CONFLICT)
        if for_some(situation, fact.entry, entry.rests_on):
            return Refused("statement.fact_restricted", field=field, number=fact.entry)
        corrected = entry.corrected_by or _source_corrected(situation, entry)
        if corrected is not None:
            return Refused(
                "statement.fact_corrected",
                field=field,
                kind=RefusalKind.CONFLICT,
                number=fact.entry,
                by=corrected,
            )
        if fact.cited_as is Certainty.CONFIRMED and entry.certainty is not Certainty.CONFIRMED:
            return Refused("statement.not_confirmed", field=field, number=fact.entry)
    return None


def for_some(situation: Situation, *numbers: int | None) -> bool:
    """Says whether an entry, or what it was taken from, is for some authorities only."""
    found = (situation.sights.get(number) for number in numbers if number is not None)
    return any(one is not None and one.sight is Sight.RESTRICTED for one in found)


def _source_corrected(situation: Situation, entry: LogEntry) -> int | None:
    """A figure falls with the entry it was taken from."""
    source = situation.log.get(entry.rests_on) if entry.rests_on is not None else None
    return source.corrected_by if source else None


def still_true(situation: Situation, statement: Statement, now: datetime) -> Refused | None:
    """What is signed, let out or sent must hold now: its facts stand and its time has not run."""
    return _expired(statement, now) or facts_hold(situation, statement.content.facts)


def still_stands(statement: Statement, now: datetime) -> Refused | None:
    """What is outside is sent once more only if its time has not run and no corrected fact of it
    waits for a decision; one that was let stand after a correction may."""
    for flag in statement.flags:
        return Refused(
            "statement.fact_corrected",
            field="statement",
            kind=RefusalKind.CONFLICT,
            number=flag.entry,
            by=flag.corrected_by,
        )
    return _expired(statement, now)


def same_text(statement: Statement, version: int, hash_: str) -> Refused | None:
    """Whoever signs or lets out names the exact text he read."""
    if statement.version != version or statement.hash != hash_:
        return Refused(
            "statement.text_changed",
            field="hash",
            kind=RefusalKind.CONFLICT,
            version=statement.version,
        )
    return None


class Mark(Protocol):
    """What somebody did, as a fold keeps it."""

    @property
    def account(self) -> int:
        """Which account it was."""
        ...

    @property
    def seat(self) -> str:
        """As which seat."""
        ...


def same_person(mark: Mark, by: By) -> bool:
    """Says whether the one who acts is the one who did that.

    In earnest a person is an account. In an exercise one person may practise several seats
    alone, so there it is account and seat.
    """
    if mark.account != by.account:
        return False
    return by.mode is Mode.LIVE or mark.seat == by.seat


def find(known: Known, number: int) -> Statement | Refused:
    """Give a statement by its number, or say that there is none."""
    found = situation_of(known).statements.get(number)
    if found is None:
        return Refused("statement.unknown", field="statement", kind=RefusalKind.UNKNOWN)
    return found


def in_state(statement: Statement, *states: StatementState) -> Refused | None:
    """The statement is in one of these states, else the page is old."""
    if statement.state in states:
        return None
    return Refused(
        "statement.state",
        field="statement",
        kind=RefusalKind.CONFLICT,
        state=statement.state.value,
    )


def in_person(by: By) -> Refused | None:
    """What is said by telephone is no draft and no signature: the authority does it itself."""
    if by.on_behalf_of is None:
        return None
    return Refused("statement.not_by_phone", field="on_behalf_of", kind=RefusalKind.FORBIDDEN)


def situation_of(known: Known) -> Situation:
    """Give the operation's situation, which the handler gives to every operation command."""
    assert known.situation is not None
    return known.situation


def _expired(statement: Statement, now: datetime) -> Refused | None:
    expires = statement.content.expires_at
    if expires is None or expires > now:
        return None
    return Refused("statement.expired", field="statement", kind=RefusalKind.CONFLICT)


def _name(planning: Planning, authority: str) -> str:
    found = planning.authorities.get(authority)
    return found.name if found else authority
