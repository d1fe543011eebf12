"""The planner's imports: what was sent, what its columns mean, what the dry run found, undo."""

from __future__ import annotations

import csv
from itertools import islice
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, render_template, send_file
from flask_babel import gettext as _

from crisis.errors import Unknown
from crisis.register.imports.checking import CHANGES, WRONG
from crisis.register.imports.folder import BAD, REPORT, ImportFolder
from crisis.register.imports.foreign import ENDS, LIMITS, TEXT_ENDS
from crisis.register.imports.job import WORDS, Job, guessed
from crisis.register.imports.kinds import new_under, plainly
from crisis.register.imports.overtaken import MEANWHILE
from crisis.terms.categories import on_list
from crisis.terms.imports import AT_WORK, Layer, Stage, Wish
from crisis.web import edge
from crisis.web.guard import leads_to
from crisis.web.import_words import fault_words, field_word
from crisis.web.own_imports import own_import, own_imports
from crisis.web.pages.categories import headed, offered
from crisis.web.parts import parts
from crisis.web.sizes import size_in_words
from crisis.web.times import day_and_time
from crisis.web.words import spoken, word

pages = Blueprint("imports", __name__, url_prefix="/plan/import")

SYSTEMS = (
    ("EPSG:4326", "WGS84 (EPSG:4326)"),
    ("EPSG:25832", "UTM32 / ETRS89 (EPSG:25832)"),
    ("EPSG:25833", "UTM33 / ETRS89 (EPSG:25833)"),
    ("EPSG:23032", "UTM32 / ED50 (EPSG:23032)"),
    ("EPSG:3857", "Web Mercator (EPSG:3857)"),
)
SHOWN = 12
"""So many columns of the first rows are shown; all can be chosen."""
REASONS = 5
"""So many of the rows that are no good are told of on the page itself."""
LOOKED_AT = 20_000
"""So many lines of the report are looked through for them."""
REPORTS = {"rapport.csv": REPORT, "daarlige.csv": BAD}


@pages.get("")
@leads_to(view="register.imports")
def listed() -> str:
    """The imports, and the way in for a file."""
    rows = [_row(one) for one in own_imports()]
    return render_template(
        "imports/list.html",
        rows=rows,
        ends=", ".join(ENDS),
        accept=",".join(ENDS),
        size=size_in_words(LIMITS.size, spoken()),
        text_size=size_in_words(LIMITS.text, spoken()),
        most=LIMITS.size,
        text_most=LIMITS.text,
        text_ends=",".join(TEXT_ENDS),
    )


@pages.get("/<import_id>")
@leads_to(view="register.imports")
def one(import_id: str) -> str:
    """One import: where it stands, and what can be done about it now."""
    found = own_import(import_id)
    folder = ImportFolder(parts().settings.var, found.id)
    return render_template(
        "imports/import.html",
        **_row(found),
        job=found,
        result=found.result,
        begun=found.begun,
        stopped=_stopped(found),
        overtaken=found.problem is not None and found.problem.code in MEANWHILE,
        mapping=_mapping(found) if found.stage in (Stage.DESCRIBED, Stage.CHECKED) else None,
        reasons=_reasons(folder.report(REPORT)) if found.result.tally.bad else [],
        changes=_changes(folder.report(REPORT)) if found.result.tally.changed else [],
        reports={name: folder.report(kept) is not None for name, kept in REPORTS.items()},
        problem=found.problem and fault_words(found.problem.raised(), spoken()),
    )


@pages.get("/<import_id>/<name>")
@leads_to(view="register.imports")
def report(import_id: str, name: str) -> Response:
    """The report row by row, or the rows that are no good, to be corrected and sent again."""
    found = own_import(import_id)
    kept = ImportFolder(parts().settings.var, found.id).report(REPORTS.get(name, ""))
    if kept is None:
        raise Unknown("import.no_report")
    told = f"{found.id}-{name}"
    return send_file(kept, mimetype="text/csv", as_attachment=True, download_name=told)


def _reasons(report: Path | None) -> list[tuple[str, str, str]]:
    """Give the first rows that are no good: the row, the field, and why."""
    if report is None:
        return []
    with report.open(encoding="utf-8-sig", newline="") as lines:
        rows = islice(csv.DictReader(lines, delimiter=";"), LOOKED_AT)
        bad = islice((one for one in rows if one["udfald"] == WRONG), REASONS)
        return [
            (one["række"], one["felt"] and field_word(one["felt"], spoken()), one["årsag"])
            for one in bad
        ]


def _changes(report: Path | None) -> list[tuple[str, str, str]]:
    """Give the first rows that change a place: the row, the place, and which of its fields."""
    if report is None:
        return []
    with report.open(encoding="utf-8-sig", newline="") as lines:
        rows = islice(csv.DictReader(lines, delimiter=";"), LOOKED_AT)
        found = islice((one for one in rows if one.get(CHANGES)), REASONS)
        return [(one["række"], one["navn"], one[CHANGES]) for one in found]


def _stopped(one: Job) -> str | None:
    """Say why it could not be written to its end, when what it wrote is not yet taken back."""
    why = one.result.stopped
    again = one.stage is Stage.UNDONE  # told as its problem
    return fault_words(why.raised(), spoken()) if why and not again else None


def _row(one: Job) -> dict[str, Any]:
    now = parts().clock()
    return {
        "id": one.id,
        "file": one.file,
        "size": size_in_words(one.size, spoken()),
        "stage": one.stage.value,
        "stage_word": _("stoppet, noget står") if one.begun else word(one.stage),
        "working": one.stage in AT_WORK,
        "at": day_and_time(one.made_at, now, spoken()),
        "tally": one.result.tally,
        "done": one.done,
        "total": one.total,
        "undoing": one.result.undoing,
    }


def _mapping(one: Job) -> dict[str, Any]:
    """Give what the form asks: a layer, and for each of our words one of its columns."""
    layer = one.layer
    assert layer is not None, "what could be described has a layer"
    remembered = None if one.wish else _remembered(layer)
    wish = one.wish or remembered or guessed(layer)
    return {
        "layers": [(each.name, f"{each.name} ({each.count})") for each in one.layers],
        "layer": layer,
        "system": layer.system,
        "head": layer.fields[:SHOWN],
        "rows": [row[:SHOWN] for row in layer.rows[:5]],
        "words": _words(layer, wish),
        "fields": layer.fields,
        "unknown": _unknown(one, wish),
        "listed": headed(on_list(edge.planning().categories)),
        "category": wish.category or "",
        "offered": offered(),
        "source": wish.source or "",
        "chosen_system": wish.system or "",
        "systems": SYSTEMS,
        "needs_system": layer.geometry is not None and layer.system is None,
        "remembered": remembered is not None,
    }


def _unknown(one: Job, wish: Wish) -> list[dict[str, Any]]:
    """Give the words that are no category, with the choice made for each: those the dry run met,
    before it those of the first rows, and those for which somebody has chosen."""
    rows = {each.name: each.rows for each in one.result.unknown}
    words = [*rows, *wish.categories, *(() if one.wish else _first_words(one, wish))]
    known = on_list(edge.planning().categories)
    return [
        {
            "word": word,
            "rows": rows.get(word, 0),
            "chosen": wish.categories.get(word, ""),
            "new": new_under(word, known, wish.categories.get(word)),
        }
        for word in dict.fromkeys(words)
    ]


def _first_words(one: Job, wish: Wish) -> list[str]:
    layer, column = one.layer, wish.columns.get("category")
    if layer is None or column not in layer.fields:
        return []
    at = layer.fields.index(column)
    known = {plainly(each) for each in on_list(edge.planning().categories)}
    words = (row[at].strip()[:80] for row in layer.rows)
    return [word for word in words if word and plainly(word) not in known]


def _remembered(layer: Layer) -> Wish | None:
    return parts().arrivals.book.remembered(layer.fields, edge.visitor().seat.authority)


def _words(layer: Layer, wish: Wish) -> list[tuple[str, str, str]]:
    """Give our words that are of use for the layer: who has shapes needs no columns for places."""
    place = {"lat", "lon", "north", "east"}
    asked = [name for name in WORDS if layer.geometry is None or name not in place]
    return [(name, field_word(name, spoken()), wish.columns.get(name, "")) for name in asked]
