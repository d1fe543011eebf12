"""`python -m tests.trial DATA`: imports DATA/geo as far as it fits, and reports file by file.

Nothing is kept: the installation it imports into is a temporary one.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from crisis.commands.geodata import ImportGeodata
from crisis.commands.register import RegisterObjects
from crisis.errors import Malformed, Refused
from crisis.register.boundaries import read_areas
from crisis.register.importing import Draft, batches, draft, read_file
from crisis.register.register import ObjectFilter
from crisis.terms.geodata import GeodataKind
from crisis.terms.ids import PLANNING
from crisis.terms.places import Point
from crisis.web.texts import sentence
from tests.given import Desk

KINDS = {
    "kommune": GeodataKind.MUNICIPALITIES,
    "politikreds": GeodataKind.DISTRICTS,
    "region": GeodataKind.DISTRICTS,
    "kyst": GeodataKind.COAST,
    "land": GeodataKind.COAST,
    "danmark": GeodataKind.COAST,
    "nabolande": GeodataKind.COAST,
}
"""How a file's name begins → what it is tried as; everything else is tried as register."""

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
    files = sorted(one for one in folder.iterdir() if one.suffix in {".geojson", ".json", ".csv"})
    with tempfile.TemporaryDirectory() as name:
        desk = Desk(Path(name), register=True).knows()
        for file in files:
            for line in _try(desk, file):
                print(line, flush=True)
        for line in _answers(desk):
            print(line)
        desk.database.close()
    return 0


def _try(desk: Desk, file: Path) -> Iterator[str]:
    kind = next((kind for begin, kind in KINDS.items() if file.name.startswith(begin)), None)
    data = file.read_bytes()
    begun = time.perf_counter()
    try:
        if kind is not None and file.suffix != ".csv":
            count, what = _geodata(desk, data, kind), kind.value
            yield _line(file, what, count, time.perf_counter() - begun)
            return
        made = draft(read_file(data), category=file.stem)
        read = time.perf_counter() - begun
        written = _register(desk, made, file.name)
    except (Malformed, Refused) as problem:
        facts = f" ({problem.facts})" if problem.facts else ""
        yield f"{file.name:<34} refused: {sentence(problem)}{facts}"
        return
    yield _line(file, "register", written, time.perf_counter() - begun) + (
        f"; read {made.rows / read:,.0f}/s; {len(made.bad)} of {made.rows} rows bad"
    )
    for (code, field), many in Counter(
        (one.problem.code, one.problem.field) for one in made.bad
    ).items():
        first = next(one for one in made.bad if one.problem.code == code)
        yield f"{'':<36}{many} × {code} ({field}), first in row {first.number}"


def _line(file: Path, what: str, count: int, seconds: float) -> str:
    return (
        f"{file.name:<34} {what:<15} {count:>6,} in {seconds:5.2f} s = {count / seconds:>8,.0f}/s"
    )


def _geodata(desk: Desk, data: bytes, kind: GeodataKind) -> int:
    areas = read_areas(data, kind)
    command = ImportGeodata(
        kind=kind, sha256=desk.register.files.put(data), features=len(areas), source="prøve"
    )
    desk.do(command, "planlaegger", PLANNING)
    return len(areas)


def _register(desk: Desk, made: Draft, batch: str) -> int:
    there = desk.register.standing(made.objects)
    new = [one for one in made.objects.values() if there.get(one.id) != one]
    for some in batches(new):
        desk.do(RegisterObjects(objects=some, batch=batch), "planlaegger", PLANNING)
    return len(new)


def _answers(desk: Desk) -> Iterator[str]:
    yield f"\n{len(desk.register.objects(ObjectFilter())):,} objects in the register"
    grounds = desk.handler.planning().grounds
    for name, position in ASKED.items():
        begun = time.perf_counter()
        found = desk.register.facts(Point(position), 1_000, grounds)
        took = (time.perf_counter() - begun) * 1000
        where = found.whereabouts
        assert found.exposure is not None
        yield (
            f"{name}: {', '.join(where.municipalities) or '-'}"
            f"{' (anslået)' if where.estimated else ''}; within 1 km {found.exposure.total} "
            f"objects of {len(found.exposure.counts)} categories; {took:.0f} ms"
        )
    begun = time.perf_counter()
    rows = desk.register.rebuild()
    yield f"tables made again: {rows:,} rows, {rows / (time.perf_counter() - begun):,.0f}/s"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
