"""A handover sheet as the page shows it: the board's facts as they stood, the words, both names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flask_babel import gettext as _

from crisis.commands.relief import OfferHandover, TakeHandover, WithdrawHandover
from crisis.events.relief import SheetContents
from crisis.projections.figures import Figure
from crisis.projections.relief import Sheet
from crisis.projections.situation import Situation
from crisis.rules import allows
from crisis.rules.closing import offers
from crisis.rules.known import By, Known, Proof
from crisis.rules.relief import contents, refs, since
from crisis.terms.figures import FigureKind
from crisis.terms.relief import SheetState
from crisis.web.because import name
from crisis.web.pages.incident_rows import Where
from crisis.web.pages.links import sheet_url, task_label, task_url
from crisis.web.pages.log_links import label
from crisis.web.pages.shift_rows import next_shift
from crisis.web.pages.waiting_rows import about
from crisis.web.times import day_and_time, iso, moment_in_words
from crisis.web.words import word

FULL = {"tasks": 10, "waits": 8, "decisions": 10, "figures": 8}
"""How many of each are told in words, so that all fits one A4; the rest are named by number."""
SHORT = 110
UNREAD = 200

Names = Mapping[int, str]
"""Account → whose it is; the journal itself holds numbers only."""


def offer_model(where: Where, names: Names) -> dict[str, Any]:
    """Give what a new sheet would hold, and all sheets there are, one's own seat's first."""
    situation, by = where.situation, where.by
    found = contents(Known(planning=where.planning, situation=situation), by)
    sheets = sorted(situation.relief.all(), key=lambda one: (one.seat != by.seat, -one.sheet))
    waiting = situation.relief.waiting(by.seat)
    return {
        "may_offer": offers(situation, OfferHandover, proving(by)),
        "seen": " ".join(refs(situation, found)),
        "contents": contents_model(found, where),
        "due": next_shift(where),
        "waiting": line(waiting, where, names) if waiting else None,
        "sheets": [line(one, where, names) for one in sheets],
    }


def sheet_model(one: Sheet, then: Situation, where: Where, names: Names) -> dict[str, Any]:
    """Give one sheet with both signatures. then: the situation as of the entry it goes up to."""
    situation, language = where.situation, where.language
    as_it_was = where._replace(situation=then, by=replace(where.by, now=one.at))
    return {
        **line(one, where, names),
        "made_in_full": moment_in_words(one.at, language),
        "taken_in_full": moment_in_words(one.taken.at, language) if one.taken else None,
        "read_until": label(situation, one.taken.seen) if one.taken else None,
        "until": label(situation, one.until),
        "since": one.contents.since if one.contents else 0,
        "since_label": label(situation, one.contents.since) if one.contents else "",
        "important": one.important,
        "beware": one.beware,
        "agreed": one.agreed,
        "erased": one.contents is None,
        "contents": contents_model(one.contents, as_it_was) if one.contents else None,
        **_taking(one, where),
    }


def line(one: Sheet, where: Where, names: Names) -> dict[str, Any]:
    """Give what stands of a sheet in a list."""
    now, language = where.by.now, where.language
    seat = where.planning.seats.get(one.seat)
    taken = one.taken
    return {
        "number": one.sheet,
        "entry": one.number,
        "entry_label": label(where.situation, one.number),
        "seat_name": one.seat_name or (seat.name if seat else one.seat),
        "authority_name": one.authority_name or name(where.planning, one.authority),
        "state": one.state.value,
        "state_word": word(one.state, language),
        "url": sheet_url(where.situation.operation, one.sheet),
        "made": day_and_time(one.at, now, language),
        "made_iso": iso(one.at),
        "made_by": _who(one.account, names),
        "taken": day_and_time(taken.at, now, language) if taken else None,
        "taken_by": _who(taken.account, names) if taken else None,
        "taken_entry": taken.number if taken else None,
        "taken_label": label(where.situation, taken.number) if taken else None,
        "mine": one.seat == where.by.seat,
    }


def contents_model(found: SheetContents, where: Where) -> dict[str, Any]:
    """Give what the board put on it, in words as of the situation of `where`."""
    figures = {one.number: one for one in where.situation.figures.values()}
    made = {
        "tasks": [_task(one, where) for one in found.tasks],
        "waits": [_wait(one.kind.value, one, where) for one in found.waits],
        "decisions": [_entry(one, where) for one in found.decisions],
        "figures": [_figure(one, figures.get(one), where) for one in found.figures],
    }
    # Of decisions the newest are told in words, of the rest those that have waited longest.
    shown = {key: rows[: FULL[key]] for key, rows in made.items()}
    shown["decisions"] = made["decisions"][-FULL["decisions"] :]
    rest = {key: [one for one in rows if one not in shown[key]] for key, rows in made.items()}
    return {
        "since": found.since,
        "since_label": label(where.situation, found.since),
        "shown": shown,
        "rest": rest,
        "meeting": _meeting(found, where),
    }


def _taking(one: Sheet, where: Where) -> dict[str, Any]:
    """Give what came after the sheet, and whether the reader may sign it or take it back."""
    situation, by = where.situation, proving(where.by)
    known = Known(planning=where.planning, situation=situation)
    waits = one.state is SheetState.OFFERED
    later = since(situation, one) if waits else ()
    take = TakeHandover(sheet=one.sheet, seen=max(1, situation.number))
    return {
        "waits": waits,
        "later": [_entry(each, where) for each in later[-UNREAD:]],
        "later_count": len(later),
        "head": situation.number,
        "may_take": allows(known, take, by),
        "may_withdraw": allows(known, WithdrawHandover(sheet=one.sheet), by),
    }


def proving(by: By) -> By:
    """A signature is offered though the proof is old: that is asked for when one signs."""
    return replace(by, proved=Proof(how="offered", at=by.now), made_at=None)


def _who(account: int, names: Names) -> str:
    return names.get(account, _("konto %(number)s", number=account))


def _task(number: int, where: Where) -> dict[str, Any]:
    one = where.situation.tasks.get(number)
    told = {"label": task_label(number), "url": task_url(where.situation.operation, number)}
    if one is None:
        return {**told, "text": "", "more": ""}
    due = day_and_time(one.deadline, where.by.now, where.language) if one.deadline else None
    more = (word(one.status, where.language), _by_then(due, where.language))
    return {**told, "text": one.title, "more": " · ".join(part for part in more if part)}


def _by_then(due: str | None, language: str) -> str:
    if due is None:
        return ""
    return f"due {due}" if language == "en" else f"frist {due}"


def _wait(kind: str, one: Any, where: Where) -> dict[str, Any]:
    told, title, url = about(one.kind, where.situation, one.number)
    what = word(one.kind, where.language)
    return {"label": f"{what[:1].upper()}{what[1:]} {told}".strip(), "url": url,
            "text": _short(title), "more": ""}  # fmt: skip


def _entry(number: int, where: Where) -> dict[str, Any]:
    one = where.situation.log.get(number)
    told = {
        "label": label(where.situation, number),
        "url": f"/operationer/{where.situation.operation}#post-{number}",
    }
    if one is None:
        return {**told, "text": "", "more": ""}
    at = day_and_time(one.occurred_at or one.recorded_at, where.by.now, where.language)
    who = one.authority_name or name(where.planning, one.authority)
    return {**told, "text": _short(one.text or ""), "more": f"{at} · {who}"}


def _figure(number: int, one: Figure | None, where: Where) -> dict[str, Any]:
    told = _entry(number, where)
    if one is None:
        return told
    own = one.figure is FigureKind.OWN
    called = one.name if own else word(one.figure, where.language)
    value = f"{one.now.value:,}".replace(",", "." if where.language == "da" else ",")
    at = day_and_time(one.now.as_of, where.by.now, where.language)
    told["text"] = f"{called[:1].upper()}{called[1:]}: {value}"
    told["more"] = f"{at} · {word(one.now.certainty, where.language)}"
    return told


def _meeting(found: SheetContents, where: Where) -> dict[str, Any] | None:
    one = where.situation.callouts.get(found.call) if found.call else None
    if one is None:
        return None
    return {
        "time": day_and_time(one.meeting_at, where.by.now, where.language),
        "place": one.place,
        "agenda": one.agenda,
        "url": f"/operationer/{where.situation.operation}#post-{one.number}",
        "label": label(where.situation, one.number),
    }


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= SHORT else f"{flat[: SHORT - 1]}…"
