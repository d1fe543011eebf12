"""Statements as the press desk shows them: whose turn it is, what they rest on, where they went."""

from __future__ import annotations

from typing import Any

import msgspec
from flask import url_for

from crisis.projections.statements import Dispatch, Edition, Statement
from crisis.terms.operations import Mode
from crisis.terms.statements import LEFT, OUT, RESENDABLE, Act, Delivery, StatementState
from crisis.web.pages.incident_rows import Where
from crisis.web.pages.statement_facts import altered, facts, flags, signers
from crisis.web.pages.statement_may import offered, permits
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
    groups = ("mine", "flagged", "draft", "unsigned", "signed", "out", "over")
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
        "channels": [each.name for each in _ways(where)],
        "paused": paused
        and {
            "reason": paused.reason,
            "who": paused.authority_name,
            "time": _time(paused.at, where),
        },
        "may": permits(where),
    }


def list_row(one: Statement, where: Where) -> dict[str, Any]:
    """Give a statement as a line of the list."""
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
        "troubled": sum(_troubled(each) for each in one.dispatches),
        "waiting": sum(each.outcome is Delivery.WAITING for each in one.dispatches),
        "group": _group(one, where, offered(one, where)),
        "url": url_for("statements.desk", operation=where.situation.operation, number=one.number),
    }


def statement_model(one: Statement, where: Where) -> dict[str, Any]:
    """Give a statement with all that is known of it."""
    content, mode = one.content, where.situation.mode
    old = _seen_before(one, where)
    return {
        **list_row(one, where),
        "may": offered(one, where),
        "pieces": pieces(content.text),
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
        "difference": _difference(old, content.text),
        "altered": altered(old.content, content, where) if old else [],
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
        "outside": _outside(one, where),
    }


def _seen_before(one: Statement, where: Where) -> Edition | None:
    """Give the text this reader's authority signed last, else the one before; None if unchanged."""
    if one.state in LEFT or one.version == 1:
        return None
    signed = [sign.version for sign in one.signatures if sign.authority == where.by.authority]
    version = max(signed, default=one.version - 1)
    if version == one.version:
        return None
    return next((old for old in one.editions if old.version == version), None)


def _difference(old: Edition | None, text: str) -> list[Any]:
    """Give the marked text; nothing when the text itself is as it was."""
    if old is None or old.content.text == text:
        return []
    return difference(old.content.text, text)


def _group(one: Statement, where: Where, may: dict[str, Any]) -> str:
    if may["sign"] or may["release"]:
        return "mine"
    mine = one.authority == where.by.authority
    if one.state is StatementState.DRAFT and one.returned is not None and mine:
        return "mine"
    if one.flags and one.state in OUT:
        return "flagged"
    if one.state is StatementState.DRAFT:
        return "draft"
    if one.state is StatementState.READY:
        return "unsigned" if one.missing else "signed"
    return "out" if one.state in OUT else "over"


def _troubled(each: Dispatch) -> bool:
    """Says whether a person must look: it failed, is uncertain, or was taken back too late."""
    late = each.act is Act.RETRACT and each.outcome is Delivery.EXPIRED
    return late or each.outcome in RESENDABLE


def _receipt(each: Dispatch, one: Statement, where: Where) -> dict[str, Any]:
    return {
        "act": each.act.value,
        "act_word": word(each.act, where.language),
        "channel": each.channel.id,
        "name": each.channel.name,
        "outcome": each.outcome.value,
        "word": word(each.outcome, where.language),
        "troubled": _troubled(each),
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
