"""Copying the browser's libraries: all that the sheets refer to, and nothing outside."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from crisis.cli import assets


def package(modules: Path) -> None:
    for source, _ in (*assets.FILES, *assets.SHEETS):
        (modules / source).parent.mkdir(parents=True, exist_ok=True)
        (modules / source).write_text("x")


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


def test_a_missing_library_is_named(tmp_path: Path) -> None:
    done = CliRunner().invoke(assets.assets, ["--modules", str(tmp_path)])
    assert done.exit_code == 1
    assert "npm ci" in done.output
