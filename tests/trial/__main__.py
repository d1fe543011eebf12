"""`python -m tests.trial DATA`: imports DATA/geo as far as it fits, and reports file by file.

Each file goes the way a planner's goes: described, tried, written and taken back, in the process of
its own. Boundaries and coast are then taken in as such, too. Nothing is kept: the installation it
imports into is a temporary one.
"""

from __future__ import annotations

import csv
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from crisis import wiring
from crisis.commands.geodata import ImportGeodata
from crisis.errors import Malformed, Refused
from crisis.register.boundaries import read_areas
from crisis.register.fitting import ObjectFilter
from crisis.register.imports.checking import WRONG
from crisis.register.imports.folder import REPORT
from crisis.register.imports.foreign import ENDS
from crisis.register.imports.job import Job, guessed, require_sound
from crisis.register.imports.kinds import name_for
from crisis.terms.categories import TOPS, UNDER
from crisis.terms.geodata import GeodataKind
from crisis.terms.ids import PLANNING
from crisis.terms.imports import Layer, Stage, Wish
from crisis.terms.places import Point
from crisis.web.texts import sentence
from tests.given import by
from tests.importing import Intake

KINDS = {
    "kommune": GeodataKind.MUNICIPALITIES,
    "politikreds": GeodataKind.DISTRICTS,
    "region": GeodataKind.DISTRICTS,
    "kyst": GeodataKind.COAST,
    "land": GeodataKind.COAST,
    "danmark": GeodataKind.COAST,
    "nabolande": GeodataKind.COAST,
}
"""How a file's name begins → what it is taken in as; everything else stays in the register."""

ASKED = {
    "Kolding Å": (9.4722, 55.4904),
    "Vejle Fjord": (9.75, 55.695),
    "Himmelbjerget": (9.685, 56.1058),
}


def main(arguments: list[str]) -> int:
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        print("python -m tests.trial FOLDER", file=sys.stderr)
        return 2
    data = Path(arguments[0])
    folder = data / "geo" if (data / "geo").is_dir() else data
    files = sorted(one for one in folder.iterdir() if one.suffix in ENDS)
    with tempfile.TemporaryDirectory() as name:
        intake = Intake(Path(name))
        for file in files:
            for line in _try(intake, file):
                print(line, flush=True)
        for line in _answers(intake):
            print(line)
        intake.close()
    return 0


def _try(intake: Intake, file: Path) -> Iterator[str]:
    kind = next((kind for begin, kind in KINDS.items() if file.name.startswith(begin)), None)
    yield from _told(file, _imported(intake, file, taken_back=kind is not None))
    if kind is not None and file.suffix in (".geojson", ".json"):
        yield from _told(file, _taken_in(intake, file, kind))


def _told(file: Path, lines: Iterator[str]) -> Iterator[str]:
    try:
        yield from lines
    except (Malformed, Refused) as problem:
        facts = f" ({problem.facts})" if problem.facts else ""
        yield f"{file.name:<34} refused: {sentence(problem)}{facts}"


def _imported(intake: Intake, file: Path, *, taken_back: bool) -> Iterator[str]:
    described, one = _timed(lambda: intake.described(file.read_bytes(), file.name))
    layer = _well(one).layer
    assert layer is not None, "what could be described has a layer"
    wish = _wish(layer, file)
    require_sound(wish, layer, TOPS)
    asked = intake.book.ask(one.id, (Stage.DESCRIBED,), stage=Stage.CHECK, wish=wish)
    tried, one = _timed(lambda: _well(intake.works(asked)))
    if one.result.unknown:
        kinds = wish.categories | {each.name: _under(each.name) for each in one.result.unknown}
        wish = msgspec.structs.replace(wish, categories=kinds)
        asked = intake.book.ask(one.id, (Stage.CHECKED,), stage=Stage.CHECK, wish=wish)
        tried, one = _timed(lambda: _well(intake.works(asked)))
    count, written, undone = one.result.tally, 0.0, 0.0
    bad = list(_bad(intake, one))
    if count.new + count.changed:
        asked = intake.asked_to_write(one)
        written, one = _timed(lambda: _well(intake.works(asked)))
        if taken_back:
            undone, one = _timed(lambda: _well(intake.undone(one)))
    back = f", taken back {undone:.2f}" if taken_back else ""
    yield (
        f"{file.name:<34} {count.rows:>6,} rows: {count.new:,} new, {count.changed:,} changed, "
        f"{count.unchanged:,} same, {count.bad:,} bad; described {described:.2f} s, "
        f"tried {tried:.2f}, written {written:.2f}{back}; "
        f"{count.rows / (tried + written):,.0f}/s"
    )
    yield from bad


def _wish(layer: Layer, file: Path) -> Wish:
    """As a planner would say it: a file of one kind of things has its name as their category, new
    under one of the table's; the column for the name is one that is called so, else the first."""
    known = guessed(layer)
    columns = dict(known.columns)
    if not {"name", "id"} & set(columns) and layer.fields:
        called = (one for one in layer.fields if "navn" in one.lower())
        columns["name"] = next(called, layer.fields[0])
    kind = _under(file.stem)
    return Wish(
        columns=columns,
        layer=known.layer,
        category=kind,
        source=file.stem,
        categories={kind: kind},
    )


def _under(word: str) -> str:
    """What planners have in files and not on the list is put under one of the table's."""
    return f"{TOPS[4]}{UNDER}{name_for(word)[:40] or 'Andet'}"


def _bad(intake: Intake, one: Job) -> Iterator[str]:
    report = intake.house.folder(one).report(REPORT)
    assert report is not None, "what was tried has a report"
    with report.open(encoding="utf-8-sig", newline="") as read:
        rows = [row for row in csv.DictReader(read, delimiter=";") if row["udfald"] == WRONG]
    for (field, why), many in Counter((row["felt"], row["årsag"]) for row in rows).most_common(5):
        first = next(row["række"] for row in rows if (row["felt"], row["årsag"]) == (field, why))
        yield f"{'':<36}{many} × {field}: {why} First in row {first}."


def _well(one: Job) -> Job:
    if one.problem is not None:
        raise one.problem.raised()
    return one


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    begun = time.perf_counter()
    found = work()
    return time.perf_counter() - begun, found


def _taken_in(intake: Intake, file: Path, kind: GeodataKind) -> Iterator[str]:
    took, count = _timed(lambda: _geodata(intake, file.read_bytes(), kind))
    yield f"{file.name:<34} {count:>6,} areas as {kind.value}, in {took:.2f} s"


def _geodata(intake: Intake, data: bytes, kind: GeodataKind) -> int:
    areas = read_areas(data, kind)
    command = ImportGeodata(
        kind=kind,
        sha256=intake.parts.register.files.put(data),
        features=len(areas),
        source="prøve",
    )
    asker = by("planlaegger", account=intake.account)
    intake.parts.handler.do(command, asker, stream=PLANNING, key=wiring.new_key())
    return len(areas)


def _answers(intake: Intake) -> Iterator[str]:
    register = intake.parts.register
    yield f"\n{len(register.objects(ObjectFilter())):,} objects in the register"
    grounds = intake.parts.handler.planning().grounds
    for name, position in ASKED.items():
        begun = time.perf_counter()
        found = register.facts(Point(position), 1_000, grounds)
        took = (time.perf_counter() - begun) * 1000
        where = found.whereabouts
        assert found.exposure is not None
        yield (
            f"{name}: {', '.join(where.municipalities) or '-'}"
            f"{' (anslået)' if where.estimated else ''}; within 1 km {found.exposure.total} "
            f"objects of {len(found.exposure.counts)} categories; {took:.0f} ms"
        )
    begun = time.perf_counter()
    rows = register.rebuild()
    yield f"tables made again: {rows:,} rows, {rows / (time.perf_counter() - begun):,.0f}/s"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
