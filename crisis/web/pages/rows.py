"""The staff log as the page shows it: each entry with its words, its times and what one may do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from crisis.commands.attachments import AttachFile
from crisis.commands.log import ConfirmEntry, CorrectEntry, SupplementEntry
from crisis.commands.sight import ClassifyEntry
from crisis.projections.log import LogEntry
from crisis.projections.planning import Planning
from crisis.projections.situation import Situation
from crisis.rules import log as rules
from crisis.rules.attachments import may_attach
from crisis.rules.closing import offers
from crisis.rules.known import By
from crisis.rules.role_groups import HEADS
from crisis.rules.sight import may_classify
from crisis.terms.decisions import decision_label
from crisis.terms.log import DECIDES, SUPPLEMENT_LIMIT
from crisis.terms.roles import Role
from crisis.web.because import name
from crisis.web.pages.attachment_rows import AttachedRow, attached_rows
from crisis.web.pages.first_rows import NO_FIRST, FirstOffers, FirstRow, first_offered, first_row
from crisis.web.pages.links import decision_url, meeting_url, sheet_url
from crisis.web.pages.log_links import Linked, Spoken, added, label, linked, spoken_for
from crisis.web.pages.references import Objects, Piece, References, Say, no_objects, plain
from crisis.web.pages.row_marks import NOTHING, Marks, Offers, marks, offered
from crisis.web.pages.sight_rows import SightRow, sight_row
from crisis.web.sought import Found
from crisis.web.times import WRITTEN_LATER, clock_time, day_and_time, day_if_other, iso
from crisis.web.words import word

PAGE = 100
"""How many entries a page of the log holds."""


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Who reads, in which language, and what his seat may do at all."""

    by: By
    language: str
    may_correct: bool
    may_supplement: bool
    may_confirm: bool
    may_erase: bool = False
    may_classify: bool = False
    may_attach: bool = False
    may_mark: Offers = NOTHING
    may_first: FirstOffers = NO_FIRST
    say: Say = plain
    planning: Planning = field(default_factory=Planning)


@dataclass(frozen=True, kw_only=True)
class LogRow:
    """One row of the log: equal rows read equal, so one that was drawn may be shown again."""

    number: int
    label: str
    time: str
    time_iso: str
    date: str | None
    written: str | None
    who: str
    seat_name: str
    kind: str | None
    kind_word: str
    certainty: str | None
    certainty_word: str
    text: str | None
    source: str | None
    channel_word: str
    place: str | None
    expected: str | None
    reason: str | None
    basis: str | None
    corrects: Linked | None
    corrected_by: Linked | None
    over: bool
    supplements: Linked | None
    supplemented_by: tuple[Linked, ...]
    on_behalf: Spoken | None
    may_correct: bool
    may_supplement: bool
    may_confirm: bool
    supplement_until: str | None
    erased: bool
    erased_because: str | None
    erase_url: str | None
    own: bool
    lent: bool
    then_url: str | None
    decision: str | None
    decision_url: str | None
    sheet_url: str | None
    minutes_url: str | None
    counts: bool
    hidden: bool
    sight: SightRow | None
    may_classify: bool
    attachments: tuple[AttachedRow, ...]
    may_attach: bool
    url: str
    marks: Marks
    first: FirstRow
    said: tuple[Piece, ...]
    hits: tuple[str, ...] = ()
    """Words that were looked for, to be marked."""


def reader(
    situation: Situation,
    by: By,
    language: str,
    planning: Planning | None = None,
    objects: Objects = no_objects,
) -> Reader:
    """Look up once what the seat may do. planning: names whose words were erased. objects: finds
    what a text refers to in the register."""
    planning = planning or Planning()
    return Reader(
        by=by,
        language=language,
        may_correct=offers(situation, CorrectEntry, by),
        may_supplement=offers(situation, SupplementEntry, by),
        may_confirm=offers(situation, ConfirmEntry, by),
        may_erase=by.role in HEADS,
        may_classify=offers(situation, ClassifyEntry, by),
        may_attach=offers(situation, AttachFile, by),
        may_mark=offered(situation, planning, by),
        may_first=first_offered(situation, planning, by),
        say=References(situation=situation, planning=planning, objects=objects).say,
        planning=planning,
    )


def log_model(
    situation: Situation, who: Reader, *, before: int | None = None, found: Found | None = None
) -> dict[str, Any]:
    """Give a page of the log, newest first, and the number from which the next page goes on.

    found: the entries to show, when not all are asked for; their words are marked.
    """
    if found is None:
        page, hits = situation.log.latest(PAGE + 1, before), _no_hits
    else:
        page, hits = found.page(before, PAGE + 1), found.hits
    shown = page[:PAGE]
    return {
        "rows": [replace(row(situation, one, who), hits=hits(one)) for one in shown],
        "older": shown[-1].number if len(page) > PAGE else None,
        "found": None if found is None else len(found.rows),
        "outside": 0 if found is None else found.outside(situation),
        "query": "" if found is None else found.sought.text,
        "address": "" if found is None else found.sought.address,
        "count": situation.log.count,
        "last": situation.log.last,
    }


def _no_hits(one: LogEntry) -> tuple[str, ...]:
    return ()


def chosen_rows(situation: Situation, numbers: Iterable[int], who: Reader) -> list[LogRow]:
    """Give the rows of some entries, those an incident or a task is linked with."""
    found = (situation.log.get(number) for number in numbers)
    # The board alone has what the buttons speak to; by law one may erase from anywhere.
    who = replace(who, may_correct=False, may_supplement=False, may_confirm=False)
    who = replace(who, may_classify=False, may_attach=False, may_mark=NOTHING, may_first=NO_FIRST)
    return [row(situation, one, who) for one in found if one is not None]


def row(situation: Situation, one: LogEntry, who: Reader) -> LogRow:
    """Make the row of one entry."""
    by, happened = who.by, one.occurred_at or one.recorded_at
    later = abs(one.recorded_at - happened) >= WRITTEN_LATER
    supplement = who.may_supplement and rules.may_supplement(one, by)
    return LogRow(
        number=one.number,
        label=label(situation, one.number),
        time=clock_time(happened),
        time_iso=iso(happened),
        date=day_if_other(happened, by.now, who.language),
        written=day_and_time(one.recorded_at, happened, who.language) if later else None,
        who=one.authority_name or _name(who, one),
        seat_name=one.seat_name,
        kind=one.kind.value if one.kind else None,
        kind_word=word(one.kind, who.language),
        certainty=one.certainty.value if one.certainty else None,
        certainty_word=word(one.certainty, who.language),
        text=one.text,
        source=one.source,
        channel_word=word(one.channel, who.language),
        place=one.place,
        expected=(day_and_time(one.expected_at, by.now, who.language) if one.expected_at else None),
        reason=one.reason,
        basis=one.basis,
        supplements=linked(situation, one.supplements, by.now, who.language),
        supplemented_by=added(situation, one),
        on_behalf=spoken_for(one, by.now, who.language),
        may_correct=not one.hidden and who.may_correct and rules.may_correct(one, by),
        may_supplement=supplement,
        may_confirm=who.may_confirm and rules.may_confirm(one, by),
        supplement_until=iso(one.recorded_at + SUPPLEMENT_LIMIT) if supplement else None,
        erased=one.erased,
        own=one.seat == by.seat,
        lent=not one.hidden and one.number in situation.lending.written,
        **_replaced(situation, one, who),
        **_about_it(situation, one, who),
        **_beside(situation, one, who),
    )


def _replaced(situation: Situation, one: LogEntry, who: Reader) -> dict[str, Any]:
    """What an entry put right, and by what it was. Of a decision that took another's place and is
    not for this reader the row says neither number nor that there is one."""
    now, language = who.by.now, who.language
    corrects = linked(situation, one.corrects, now, language, text=True)
    by = linked(situation, one.corrected_by, now, language)
    decides, hidden = one.decision is not None, situation.log.hidden
    over = decides and one.corrected_by in hidden
    if decides and one.corrects in hidden:
        corrects = None
    return {"corrects": corrects, "corrected_by": None if over else by, "over": over}


def _name(who: Reader, one: LogEntry) -> str:
    return name(who.planning, one.authority) if one.authority else ""


def _because(situation: Situation, number: int) -> str | None:
    """Say why and by which law an entry was erased."""
    gone = situation.erasures.get(number)
    return f"{gone.reason} · {gone.basis}" if gone else None


def _erase_url(situation: Situation, one: LogEntry, who: Reader) -> str | None:
    if one.erased or one.hidden or not who.may_erase:
        return None
    return f"/operationer/{situation.operation}/sletning?post={one.number}"


def _beside(situation: Situation, one: LogEntry, who: Reader) -> dict[str, Any]:
    """What belongs to an entry besides its words: where it leads, and its files."""
    held = attached_rows(situation.operation, one, who.language, may_erase=who.may_erase)
    may = not one.hidden and who.may_attach and may_attach(one, who.by)
    url = f"/operationer/{situation.operation}/post/{one.number}"
    leads = {**_leads(situation, one), "attachments": held, "may_attach": may, "url": url}
    # A guest reads the board and no other page.
    return leads | (_NO_PAGES if who.by.role is Role.GUEST else {})


_NO_PAGES = dict.fromkeys(("url", "sheet_url", "minutes_url"))


def _leads(situation: Situation, one: LogEntry) -> dict[str, Any]:
    """From a decision one goes to what was known when it was made, and to its own page; a figure
    is no text."""
    decided = one.kind in DECIDES and not one.erased
    then = f"/operationer/{situation.operation}/tidligere?post={one.number}"
    leads: dict[str, Any] = {"then_url": then if decided else None}
    leads |= {"counts": one.figure is not None, "decision": None, "decision_url": None}
    if one.decision is not None:
        leads["decision"] = decision_label(one.decision)
        leads["decision_url"] = decision_url(situation.operation, one.decision)
    leads["sheet_url"] = sheet_url(situation.operation, one.sheet) if one.sheet else None
    met = situation.meetings.get(one.meeting or 0)
    shows = met is not None and one.number in met.minutes_at
    leads["minutes_url"] = meeting_url(situation.operation, one.meeting or 0) if shows else None
    return leads


def _about_it(situation: Situation, one: LogEntry, who: Reader) -> dict[str, Any]:
    return {
        "erased_because": _because(situation, one.number),
        "erase_url": _erase_url(situation, one, who),
        "hidden": one.hidden,
        "sight": sight_row(situation, one, who.planning, who.language),
        "may_classify": who.may_classify and may_classify(one, who.by),
        "said": who.say(one.text),
        "marks": marks(situation, one, who.by, who.language, who.may_mark),
        "first": first_row(situation, one, who.by.now, who.language, who.may_first),
    }
