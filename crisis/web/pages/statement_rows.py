"""Statements as the press desk shows them: whose turn it is, what they rest on, where they went.

What a reader is offered is what the rule itself would say yes to; it is asked, not guessed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import msgspec
from flask import url_for

from crisis.commands.base import Command
from crisis.commands.publishing import (
    IssueHoldingStatement,
    PausePublishing,
    ReleaseStatement,
    ResendStatement,
    ResumePublishing,
    RetractStatement,
)
from crisis.commands.statements import (
    DiscardStatement,
    DraftStatement,
    KeepStatement,
    PrepareCorrection,
    ReturnStatement,
    SignStatement,
    SubmitStatement,
)
from crisis.errors import Refused
from crisis.projections.statements import Dispatch, Statement
from crisis.rules import RULES
from crisis.rules.known import Known, Proof, Question
from crisis.rules.permissions import may
from crisis.rules.statements import may_write
from crisis.terms.operations import Mode
from crisis.terms.statements import (
    LEFT,
    OPEN,
    OUT,
    RESENDABLE,
    Act,
    Delivery,
    StatementState,
    outlets_of,
)
from crisis.web.pages.incident_rows import Where
from crisis.web.pages.statement_facts import about, facts, flags, signers
from crisis.web.pages.statement_text import difference, pieces, reading, short_hash
from crisis.web.parts import parts
from crisis.web.times import day_and_time, iso
from crisis.web.words import word


def statement_label(number: int, mode: Mode) -> str:
    """Give a statement's number as it is said aloud."""
    return f"ØP{number}" if mode is Mode.EXERCISE else f"P{number}"


def desk_model(where: Where) -> dict[str, Any]:
    """Give the list of the desk, grouped by what must be done."""
    rows = [list_row(one, where) for one in reversed(where.situation.statements.all())]
    groups = ("mine", "flagged", "draft", "unsigned", "out", "over")
    sorted_rows: dict[str, list[dict[str, Any]]] = {name: [] for name in groups}
    for row in rows:
        sorted_rows[row["group"]].append(row)
    paused = where.situation.statements.paused
    return {
        "groups": sorted_rows,
        "waiting": len(sorted_rows["mine"]),
        "flagged": sum(1 for row in rows if row["flagged"]),
        "flags": [row for row in rows if row["flagged"] and row["out"]],
        "count": len(rows),
        "paused": paused
        and {
            "reason": paused.reason,
            "who": paused.authority_name,
            "time": _time(paused.at, where),
        },
        "may": permits(where),
    }


def permits(where: Where) -> dict[str, bool]:
    """Say what the seat may do at the desk at all."""
    by = replace(where.by, proved=Proof(how="offered", at=where.by.now))
    police = where.planning.authorities.get(by.authority)
    is_police = police is not None and police.kind.value == "police"
    return {
        "draft": may(DraftStatement, by) is None,
        "holding": may(IssueHoldingStatement, by) is None and is_police,
        "pause": may(PausePublishing, by) is None,
        "resume": may(ResumePublishing, by) is None,
    }


def list_row(one: Statement, where: Where) -> dict[str, Any]:
    """Give a statement as a line of the list."""
    offered = _offered(one, where)
    moment = one.changed_at or one.edition.at
    return {
        "number": one.number,
        "label": statement_label(one.number, where.situation.mode),
        "title": one.content.title,
        "state": one.state.value,
        "state_word": word(one.state, where.language),
        "kind": one.content.kind.value,
        "time": _time(moment, where),
        "time_iso": iso(moment),
        "signed": len(one.required) - len(one.missing),
        "of": len(one.required),
        "version": one.version,
        "flagged": bool(one.flags),
        "out": one.state in OUT,
        "troubled": sum(each.outcome in RESENDABLE for each in one.dispatches),
        "waiting": sum(each.outcome is Delivery.WAITING for each in one.dispatches),
        "group": _group(one, where, offered),
        "url": url_for("statements.desk", operation=where.situation.operation, number=one.number),
    }


def statement_model(one: Statement, where: Where) -> dict[str, Any]:
    """Give a statement with all that is known of it."""
    content, mode = one.content, where.situation.mode
    old = _seen_before(one, where)
    return {
        **list_row(one, where),
        "may": _offered(one, where),
        "pieces": pieces(content.text),
        "text": content.text,
        "audience": content.audience.value,
        "audience_word": word(content.audience, where.language),
        "place": content.place,
        "incident": content.incident,
        "next_update": content.next_update_at and _time(content.next_update_at, where),
        "expires": content.expires_at and _time(content.expires_at, where),
        "edited": _time(one.edition.at, where),
        "by": f"{one.edition.authority_name} · {one.edition.seat_name}",
        "hash": one.hash,
        "short": short_hash(one.hash),
        "changed_since": old and old.version,
        "difference": difference(old.content.text, content.text) if old else [],
        "facts": facts(one, where),
        "signers": signers(one, where),
        "returned": one.returned
        and {
            "who": one.returned.authority_name,
            "reason": one.returned.reason,
            "time": _time(one.returned.at, where),
        },
        "flags": flags(one, where),
        "reading": reading(content.text),
        "receipts": [_receipt(each, one, where) for each in one.dispatches],
        "channels": [each.name for each in _ways(where)],
        "corrects": content.corrects and statement_label(content.corrects, mode),
        "corrected_by": one.corrected_by and statement_label(one.corrected_by, mode),
        "correction": _correction(one, where),
        "notice": one.notice,
        "wording": _wording(one),
        "chosen": about(where),
        "outside": _outside(one, where),
    }


def _seen_before(one: Statement, where: Where) -> Any:
    """Give the text this reader's authority signed last, else the one before; None if unchanged."""
    if one.state in LEFT or one.version == 1:
        return None
    signed = [sign.version for sign in one.signatures if sign.authority == where.by.authority]
    version = max(signed, default=one.version - 1)
    if version == one.version:
        return None
    return next((old for old in one.editions if old.version == version), None)


def _group(one: Statement, where: Where, offered: dict[str, Any]) -> str:
    if offered["sign"] or offered["release"]:
        return "mine"
    mine = one.authority == where.by.authority
    if one.state is StatementState.DRAFT and one.returned is not None and mine:
        return "mine"
    if one.flags and one.state in OUT:
        return "flagged"
    if one.state is StatementState.DRAFT:
        return "draft"
    if one.state is StatementState.READY:
        return "unsigned"
    return "out" if one.state in OUT else "over"


def _offered(one: Statement, where: Where) -> dict[str, Any]:
    """Ask the rules what they would say to each step, a fresh proof supposed."""
    known = Known(
        planning=where.planning,
        situation=where.situation,
        answers={Question.CHANNELS: outlets_of(where.situation.mode)},
    )
    by = replace(where.by, proved=Proof(how="offered", at=where.by.now), program=False)

    def yes(command: Command) -> bool:
        if may(type(command), by) is not None:
            return False
        return not isinstance(RULES[type(command)].decide(known, command, by), Refused)

    number, bound = one.number, one.hash or ""
    text = {"statement": number, "version": one.version}
    return {
        "change": one.state in OPEN
        and may(SubmitStatement, by) is None
        and may_write(known, one, by) is None,
        "submit": yes(SubmitStatement(**text)),
        "sign": yes(SignStatement(**text, hash=bound)),
        "return_": yes(ReturnStatement(**text, reason="…")),
        "release": yes(ReleaseStatement(**text, hash=bound)),
        "discard": yes(DiscardStatement(statement=number)),
        "retract": yes(RetractStatement(statement=number, notice="…")),
        "correct": yes(PrepareCorrection(statement=number)),
        "keep": [
            flag.corrected_by
            for flag in one.flags
            if yes(KeepStatement(statement=number, entry=flag.corrected_by, reason="…"))
        ],
        "resend": [
            (each.act.value, each.channel.id)
            for each in one.dispatches
            if each.outcome in RESENDABLE
            and yes(ResendStatement(statement=number, channel=each.channel.id, act=each.act))
        ],
    }


def _receipt(each: Dispatch, one: Statement, where: Where) -> dict[str, Any]:
    return {
        "act": each.act.value,
        "act_word": word(each.act, where.language),
        "channel": each.channel.id,
        "name": each.channel.name,
        "outcome": each.outcome.value,
        "word": word(each.outcome, where.language),
        "troubled": each.outcome in RESENDABLE,
        "delivered": each.delivered,
        "of": each.delivered + each.failed + each.uncertain,
        "attempts": [
            {
                "attempt": told.attempt,
                "time": _time(told.at, where),
                "word": word(told.outcome, where.language),
                "outcome": told.outcome.value,
                "detail": told.detail,
                "again": told.again_at and _time(told.again_at, where),
            }
            for told in each.attempts
        ],
        "retract": each.act is Act.RETRACT,
    }


def _correction(one: Statement, where: Where) -> dict[str, Any] | None:
    begun = where.situation.statements.correction_of(one.number)
    if begun is None:
        return None
    label = statement_label(begun.number, where.situation.mode)
    url = url_for("statements.desk", operation=where.situation.operation, number=begun.number)
    return {"label": label, "url": url}


def _wording(one: Statement) -> dict[str, Any]:
    """Give the text as the form takes it in again."""
    told: dict[str, Any] = msgspec.to_builtins(one.content)
    for gone in ("shape", "kind", "corrects"):
        told.pop(gone)
    return {**told, "signers": list(one.signers), "statement": one.number, "base": one.version}


def _ways(where: Where) -> Any:
    return parts().outbox.channels(where.situation.mode)


def _outside(one: Statement, where: Where) -> str | None:
    """Give where it is seen from outside, once it is there."""
    operation = where.situation.operation
    sent = one.dispatch(Act.PUBLISH, "presserum")
    if sent is None or sent.outcome is not Delivery.DELIVERED:
        return None
    if where.situation.mode is Mode.EXERCISE:
        name = f"oevelse-{operation}-{one.number}.html"
        return url_for("output.exercise", operation=operation, name=name)
    return url_for("output.press_room", name=f"{operation}-{one.number}.html")


def _time(moment: Any, where: Where) -> str:
    return day_and_time(moment, where.by.now, where.language)
