"""Copying the browser's libraries: all that the sheets refer to, and nothing outside."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from crisis.cli import assets, coast

ATLAS = {
    "transform": {"scale": [0.5, 0.5], "translate": [0, 50]},
    "arcs": [[[10, 6], [20, 0], [0, 10]], [[30, 16], [-20, 0], [0, -10]]],
    "objects": {
        "countries": {"geometries": [{"type": "Polygon", "id": "208", "arcs": [[0, 1]]}, {}]}
    },
}
"""A country from 5 to 15 degrees east and 53 to 58 north, of two arcs."""


def package(modules: Path) -> None:
    for source, _ in (*assets.FILES, *assets.SHEETS, assets.STREETS):
        (modules / source).parent.mkdir(parents=True, exist_ok=True)
        (modules / source).write_text("x")
    atlas = modules / coast.SOURCE
    atlas.parent.mkdir(parents=True, exist_ok=True)
    atlas.write_text(json.dumps(ATLAS))


def test_a_sheet_brings_what_it_refers_to_and_nothing_from_outside(tmp_path: Path) -> None:
    modules = tmp_path / "node_modules"
    package(modules)
    sheet = modules / assets.SHEETS[0][0]
    sheet.write_text(
        "a{b:url(../img/a.svg)}c{d:url('../img/b.svg?x#y')}e{f:url(data:image/png,0)}"
        "g{h:url(../../../../outside.txt)}\n/*# sourceMappingURL=dkfds.min.css.map */"
    )
    (tmp_path / "outside.txt").write_text("secret")
    for name in ("a.svg", "b.svg"):
        (sheet.parent.parent / "img").mkdir(exist_ok=True)
        (sheet.parent.parent / "img" / name).write_text(name)
    target = tmp_path / "vendor"
    (target / "old").mkdir(parents=True)
    done = CliRunner().invoke(assets.assets, ["--modules", str(modules), "--target", str(target)])
    assert done.exit_code == 0, done.output
    assert (target / "dkfds/img/a.svg").read_text() == "a.svg"
    assert (target / "dkfds/img/b.svg").is_file()
    assert not list(target.rglob("outside.txt"))
    assert "sourceMappingURL" not in (target / assets.SHEETS[0][1]).read_text()
    assert not (target / "old").exists()


def test_what_draws_streets_is_copied_as_a_module_that_takes_leaflet_in(tmp_path: Path) -> None:
    modules, target = tmp_path / "node_modules", tmp_path / "vendor"
    package(modules)
    (modules / assets.STREETS[0]).write_text("var protomapsL={};\n//# sourceMappingURL=a.js.map")
    done = CliRunner().invoke(assets.assets, ["--modules", str(modules), "--target", str(target)])
    assert done.exit_code == 0, done.output
    first, code, *_, given = (target / assets.STREETS[1]).read_text().strip().splitlines()
    assert first == 'import * as L from "leaflet";'
    assert code == "var protomapsL={};"
    assert given == "export const { leafletLayer, PmtilesSource } = protomapsL;"


def test_the_coast_is_cut_out_around_denmark(tmp_path: Path) -> None:
    package(tmp_path)
    coast.cut_coast(tmp_path / coast.SOURCE, tmp_path / "land.json")
    land = json.loads((tmp_path / "land.json").read_text())
    other, own = land["features"]
    assert other["geometry"]["coordinates"] == []
    ring = own["geometry"]["coordinates"][0][0]
    assert {lon for lon, _ in ring} == {7, 15}
    assert {lat for _, lat in ring} == {54, 58}


def test_a_missing_library_is_named(tmp_path: Path) -> None:
    done = CliRunner().invoke(assets.assets, ["--modules", str(tmp_path)])
    assert done.exit_code == 1
    assert "npm ci" in done.output
