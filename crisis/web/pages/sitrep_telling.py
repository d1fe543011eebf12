"""A fact of the situation picture as a sentence, in Danish or English."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from crisis.projections.sitrep_facts import Fact
from crisis.terms.decisions import Outcome, decision_label
from crisis.terms.figures import FigureKind
from crisis.terms.incidents import IncidentStatus, Severity
from crisis.terms.log import EntryKind
from crisis.terms.national import NationalStaff
from crisis.terms.operations import Level
from crisis.terms.priority import Aim
from crisis.terms.resources import EXTERNAL, Capability, HelpPath, RequestStatus
from crisis.terms.sectors import Colour
from crisis.terms.sitreps import FactKind, sitrep_label
from crisis.terms.statements import StatementState
from crisis.terms.tasks import TaskStatus
from crisis.web.because import name, pick
from crisis.web.pages.figure_names import figure_name, number_text
from crisis.web.pages.incident_rows import Where
from crisis.web.pages.links import board_url, incident_label, priorities_url, task_label
from crisis.web.pages.sitrep_stock import owners_text, reopened_sentence, stock_sentence
from crisis.web.pages.statement_rows import statement_label
from crisis.web.times import day_and_time
from crisis.web.words import word


def told(fact: Fact, where: Where) -> str:
    """Say a fact in one line."""
    return _TOLD[fact.kind](fact.values, where)


def place(fact: Fact, where: Where) -> tuple[str, str] | None:
    """Say where a fact stands that no entry of the operation says, and what that is called."""
    operation, language = where.situation.operation, where.language
    if fact.kind is FactKind.STOCK:
        url = f"/operationer/{operation}/ressourcer?capability={fact.key}"
        return url, pick(("ressourcelisten", "the list of resources"), language)
    if fact.kind is FactKind.SECTOR and not fact.number:
        return board_url(operation), pick(("sektorstatus", "sector status"), language)
    if fact.kind is FactKind.REOPENED or not fact.number:
        return priorities_url(operation), pick(("prioritering", "priorities"), language)
    return None


def who(fact: Fact, where: Where) -> str:
    """Name whose word a fact is."""
    if fact.kind in (FactKind.EXPOSED, FactKind.NEAR):
        return pick(("registret", "the register"), where.language)
    silent = fact.kind is FactKind.SECTOR and not fact.number
    if silent or (fact.kind is FactKind.PRIORITIES and fact.values["assumed"]):
        return pick(("tavlen", "the board"), where.language)
    return owners_text(fact.values, where) if "owners" in fact.values else fact.who


def _level(values: dict[str, Any], where: Where) -> str:
    return word(Level(values["level"]), where.language)


def _national(values: dict[str, Any], where: Where) -> str:
    staff = word(NationalStaff(values["staff"]), where.language)
    if values["active"]:
        return pick((f"{staff} er aktiv", f"{staff} is active"), where.language)
    return pick((f"{staff} er ikke aktiv", f"{staff} is not active"), where.language)


def _incident(values: dict[str, Any], where: Where) -> str:
    language = where.language
    state = word(IncidentStatus(values["status"]), language)
    parts = [
        str(values["kind_name"]),
        word(Severity(values["severity"]), language),
        state,
        _lies(values, where),
        _when(("siden", "since"), values["since"], where),
    ]
    label = incident_label(values["incident"])
    return f"{label} {values['title']}: {', '.join(one for one in parts if one)}"


def _lies(values: dict[str, Any], where: Where) -> str:
    """Say in which municipalities it lies, and where that is guessed."""
    found = ", ".join(name(where.planning, one) for one in values["where"])
    guessed = pick((" (anslået)", " (estimated)"), where.language)
    return found + guessed if found and values["estimated"] else found


def _figure(values: dict[str, Any], where: Where) -> str:
    value = number_text(values["value"], where.language)
    kind = FigureKind(values["figure"])
    return f"{figure_name(kind, values['name'], where.language)}: {value}"


def _affected(values: dict[str, Any], where: Where) -> str:
    labels = ", ".join(incident_label(one) for one in values["incidents"])
    beyond = ""
    if values["ground"] == "municipalities" and values["authority"] not in where.planning.grounds:
        beyond = pick((" – i en nabokreds", " – in a neighbouring district"), where.language)
    return f"{name(where.planning, values['authority'])}{beyond} ({labels})"


def _sector(values: dict[str, Any], where: Where) -> str:
    if "authority" in values:
        whose = values["name"] or name(where.planning, values["authority"])
        both = (f"{whose}: ukendt – ikke spurgt", f"{whose}: unknown – not asked")
        return pick(both, where.language)
    said = _unknown(values, where) if "last" in values else _stands(values, where)
    return f"{values['name']}: {said}"


def _stands(values: dict[str, Any], where: Where) -> str:
    parts = [
        word(Colour(values["colour"]), where.language),
        values["consequence"] or "",
        _when(("normal igen", "normal again"), values["normal_at"], where),
    ]
    return " · ".join(one for one in parts if one)


def _unknown(values: dict[str, Any], where: Where) -> str:
    """Nobody knows how it stands: it was asked and has said nothing, at all or since."""
    last, since = values["last"], values["since"]
    said = pick(("ukendt – har ikke meldt", "unknown – has not reported"), where.language)
    if since is not None:
        said += pick((" siden ", " since "), where.language) + sitrep_label(since)
    if last is None:
        return said
    return f"{said} ({_when(('sidst', 'last'), last['at'], where)}: {_stands(last, where)})"


def _outage(values: dict[str, Any], where: Where) -> str:
    both = (f"{values['name']} er ude af drift", f"{values['name']} is out of use")
    return pick(both, where.language)


def _entry(values: dict[str, Any], where: Where) -> str:
    """What was left undone is said to be so: its words alone may read as done."""
    left = word(EntryKind.OMISSION, where.language).capitalize() if values.get("omitted") else ""
    return f"{left}: {values['text']}" if left else str(values["text"])


def _priorities(values: dict[str, Any], where: Where) -> str:
    order = " › ".join(word(Aim(one), where.language) for one in values["order"])
    if values["assumed"]:
        both = (
            f"Antaget rækkefølge, ikke besluttet: {order}",
            f"Assumed order, not decided: {order}",
        )
    else:
        ground = values["ground"]
        both = (f"Rækkefølge: {order}. Grund: {ground}", f"Order: {order}. Ground: {ground}")
    return pick(both, where.language)


def _expected(values: dict[str, Any], where: Where) -> str:
    return f"{_when(('ventes', 'expected'), values['expected_at'], where)}: {values['text']}"


def _need(values: dict[str, Any], where: Where) -> str:
    both = (
        f"{values['name']} mangler: {values['need']}",
        f"{values['name']} needs: {values['need']}",
    )
    return pick(both, where.language)


def _request(values: dict[str, Any], where: Where) -> str:
    what = word(Capability(values["capability"]), where.language)
    state = word(RequestStatus(values["status"]), where.language)
    amount, promised, missing = (values[one] for one in ("amount", "promised", "missing"))
    gone = values["gone"]
    away = (f" ({gone} er der ikke)", f" ({gone} not there)") if gone else ("", "")
    asked = pick(("har bedt om", "asked for"), where.language)
    both = (
        f"{promised} lovet{away[0]}, {missing} mangler",
        f"{promised} promised{away[1]}, {missing} missing",
    )
    wanted = ", ".join(one for one in _wanted(values, where) if one)
    said = f"{values['asked_by']} {asked} {amount} × {what} {wanted}"
    return f"{said}: {pick(both, where.language)} ({state})"


def _wanted(values: dict[str, Any], where: Where) -> tuple[str, ...]:
    """Say where and when help is wanted, and by which way it was asked for when that leads out of
    the district."""
    path, language = HelpPath(values["path"]), where.language
    until = _when(("til", "until"), values["end"], where)
    return (
        f"{pick(('til', 'to'), language)} {values['place']}",
        f"{_when(('fra', 'from'), values['begin'], where)} "
        f"{until or pick(('indtil videre', 'until further notice'), language)}",
        f"{pick(('gennem', 'through'), language)} {word(path, language)}"
        if path in EXTERNAL
        else "",
    )


def _decision(values: dict[str, Any], where: Where) -> str:
    came = values["option"] or word(Outcome(values["outcome"]), where.language)
    until = _when(("gælder til", "until"), values["valid_until"], where)
    said = f"{decision_label(values['decision'])} {values['question']} → {came}"
    return f"{said} ({until})" if until else said


def _task(values: dict[str, Any], where: Where) -> str:
    language = where.language
    late = pick(("over fristen", "past its deadline"), language) if values["overdue"] else ""
    parts = [
        str(values["responsible"]),
        word(TaskStatus(values["status"]), language),
        _when(("frist", "due"), values["deadline"], where),
        late,
    ]
    said = " · ".join(one for one in parts if one)
    return f"{task_label(values['task'])} {values['title']}: {said}"


def _exposed(values: dict[str, Any], where: Where) -> str:
    under = ", ".join(f"{name} {count}" for name, count in values.get("under", ()))
    said = f"{values['count']} × {values['category']}" + (f" ({under})" if under else "")
    return f"{incident_label(values['incident'])}: {said}"


def _near(values: dict[str, Any], where: Where) -> str:
    metres = number_text(values["metres"], where.language)
    inside = pick(("i området", "in the area"), where.language)
    far = inside if values["metres"] == 0 else f"{metres} m"
    return f"{incident_label(values['incident'])}: {values['name']}, {far}"


def _statement(values: dict[str, Any], where: Where) -> str:
    label = statement_label(values["statement"], where.situation.mode)
    return f"{label} {values['title']}: {word(StatementState(values['state']), where.language)}"


def _contradiction(values: dict[str, Any], where: Where) -> str:
    said = pick(("Uafklaret modstrid", "Reports disagree"), where.language)
    return f"{said}: {values['about']}"


_TOLD: dict[FactKind, Callable[[dict[str, Any], Where], str]] = {
    FactKind.LEVEL: _level,
    FactKind.NATIONAL: _national,
    FactKind.INCIDENT: _incident,
    FactKind.FIGURE: _figure,
    FactKind.AFFECTED: _affected,
    FactKind.SECTOR: _sector,
    FactKind.OUTAGE: _outage,
    FactKind.ENTRY: _entry,
    FactKind.PRIORITIES: _priorities,
    FactKind.EXPECTED: _expected,
    FactKind.STOCK: stock_sentence,
    FactKind.NEED: _need,
    FactKind.REQUEST: _request,
    FactKind.DECISION: _decision,
    FactKind.REOPENED: reopened_sentence,
    FactKind.TASK: _task,
    FactKind.EXPOSED: _exposed,
    FactKind.NEAR: _near,
    FactKind.STATEMENT: _statement,
    FactKind.CONTRADICTION: _contradiction,
}


def _when(both: tuple[str, str], moment: datetime | None, where: Where) -> str:
    if moment is None:
        return ""
    return f"{pick(both, where.language)} {day_and_time(moment, where.by.now, where.language)}"
