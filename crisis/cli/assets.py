"""`crisis assets`: the browser's libraries from node_modules to static/vendor."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import click

from crisis.cli import coast

ROOT = Path(__file__).resolve().parents[2]

FILES: tuple[tuple[str, str], ...] = (
    ("socket.io-client/dist/socket.io.esm.min.js", "socket.io/socket.io.esm.min.js"),
    ("socket.io-client/dist/socket.io.esm.min.js.map", "socket.io/socket.io.esm.min.js.map"),
    ("socket.io-client/LICENSE", "licenses/socket.io-client.txt"),
    ("leaflet/dist/leaflet-src.esm.js", "leaflet/leaflet.esm.js"),
    ("leaflet/dist/leaflet.js", "leaflet/leaflet.js"),
    ("leaflet/LICENSE", "licenses/leaflet.txt"),
    *(
        (f"{package}/{licence}", f"licenses/{package.replace('/', '-')}.txt")
        for package, licence in (
            ("protomaps-leaflet", "LICENSE"),
            ("@mapbox/point-geometry", "LICENSE"),
            ("@mapbox/vector-tile", "LICENSE.txt"),
            ("color2k", "LICENSE"),
            ("fflate", "LICENSE"),
            ("pbf", "LICENSE"),
            ("potpack", "LICENSE"),
            ("quickselect", "LICENSE"),
            ("rbush", "LICENSE"),
        )
    ),
    ("world-atlas/LICENSE", "licenses/world-atlas.txt"),
    ("dkfds/LICENSE.md", "licenses/dkfds.txt"),
    ("dkfds/dist/fonts/IBMPlexSans/complete/woff2/license.txt", "licenses/IBMPlexSans.txt"),
    *(
        (
            f"dkfds/dist/fonts/IBMPlexSans/complete/woff2/IBMPlexSans-{cut}.woff2",
            f"fonts/IBMPlexSans-{cut}.woff2",
        )
        for cut in ("Regular", "Italic", "Medium", "SemiBold")
    ),
)
"""File in node_modules → file in static/vendor."""

SHEETS: tuple[tuple[str, str], ...] = (
    ("dkfds/dist/css/dkfds.min.css", "dkfds/css/dkfds.min.css"),
    ("leaflet/dist/leaflet.css", "leaflet/dist/leaflet.css"),
)
"""Style sheets, which bring along every file they refer to."""

STREETS = ("protomaps-leaflet/dist/protomaps-leaflet.js", "protomaps/protomaps-leaflet.js")
"""It has what it needs in itself, but looks for Leaflet, and leaves its own names, among the
page's globals."""
_FROM_STREETS = ("leafletLayer", "PmtilesSource")

REFERENCE = re.compile(r"""url\(\s*["']?(?!data:|#)([^"')?#\s]+)""")


@click.command()
@click.option("--modules", type=click.Path(path_type=Path), default=ROOT / "node_modules")
@click.option("--target", type=click.Path(path_type=Path), default=ROOT / "static" / "vendor")
def assets(modules: Path, target: Path) -> None:
    """Kopiér browserens biblioteker fra node_modules til static/vendor."""
    wanted = [*(source for source, _ in (*FILES, *SHEETS)), STREETS[0], coast.SOURCE]
    missing = [source for source in wanted if not (modules / source).is_file()]
    if missing:
        raise click.ClickException(f"{missing[0]} mangler i {modules}. Kør først: npm ci")
    shutil.rmtree(target, ignore_errors=True)
    for source, name in FILES:
        _copy(modules / source, target / name)
    for source, name in SHEETS:
        _copy_sheet(modules / source, target / name)
    _copy_streets(modules / STREETS[0], target / STREETS[1])
    coast.cut_coast(modules / coast.SOURCE, target / coast.TARGET)
    click.echo(f"{sum(1 for file in target.rglob('*') if file.is_file())} filer i {target}")


def _copy_sheet(sheet: Path, target: Path) -> None:
    """Copy a style sheet without its link to a source map, which we do not serve."""
    text = sheet.read_text(encoding="utf-8")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(re.sub(r"/\*# sourceMappingURL=.*?\*/\s*", "", text), encoding="utf-8")
    package, home = sheet.parent.parent, target.parent.parent
    for reference in sorted(set(REFERENCE.findall(text))):
        source = (sheet.parent / reference).resolve()
        if source.is_relative_to(package.resolve()) and source.is_file():
            _copy(source, home / source.relative_to(package.resolve()))


def _copy_streets(source: Path, target: Path) -> None:
    """Copy what draws a file of streets, as a module that takes Leaflet in and gives its own."""
    code = re.sub(r"//# sourceMappingURL=.*", "", source.read_text(encoding="utf-8"))
    given = f"export const {{ {', '.join(_FROM_STREETS)} }} = protomapsL;"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(f'import * as L from "leaflet";\n{code}\n{given}\n', encoding="utf-8")


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
