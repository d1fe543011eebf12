"""The map as it stands, by folium, to be kept or handed on: one file that asks nobody for anything.

Folium writes texts as markup and into scripts, so it is given none: only shapes, each with the key
of its row. All words stand in the rows, made by a template that escapes; a script of our own
brings a row to its shape as the node it is. Only the scripts that stand here now may run.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup, escape

from crisis.geo.shapes import Window, around, cut, drawn
from crisis.reports.vendored import STATIC, ZOOMED_SHUT, land, leaflet, sheet
from crisis.terms.places import Shape

if TYPE_CHECKING:
    import folium

PLACE = "<!--kort-->"
"""Where in the words the picture stands; no text can hold it, for texts are escaped."""
AROUND = 4_000
"""Metres of the surroundings that are shown at least."""
BEYOND = 20_000
"""Metres of ground around all that is drawn."""
CORNERS, GROUND_CORNERS = 60_000, 40_000
"""So many positions all shapes of a layer, and the ground, may have: the file is sent by mail."""
DISTRICT: Window = (8.9, 55.35, 10.2, 56.2)
"""What is shown when nothing is drawn."""

_INK = "#10212a"
LOOKS: dict[str, dict[str, Any]] = {
    "land": {"color": "#7d98a5", "fillColor": "#fbfbf8", "weight": 1, "fillOpacity": 1},
    "graense": {"color": "#6b7a80", "weight": 1, "dashArray": "4 3", "fillOpacity": 0},
    "sted": {"color": "#3c4f58", "fillColor": "#3c4f58", "weight": 2, "fillOpacity": 0.35},
    "truet": {"color": _INK, "fillColor": "#f5bd1f", "weight": 2, "fillOpacity": 0.8},
    "ramt": {"color": _INK, "fillColor": "#c2261c", "weight": 3, "fillOpacity": 0.9},
    "omraade": {"color": "#0b5570", "fillColor": "#0b5570", "weight": 4, "fillOpacity": 0.2},
    "green": {"color": "#1f7a4c", "fillColor": "#1f7a4c", "weight": 4, "fillOpacity": 0.25},
    "yellow": {
        "color": "#6b4e00",
        "fillColor": "#f5bd1f",
        "weight": 4,
        "fillOpacity": 0.35,
        "dashArray": "10 6",
    },
    "red": {"color": "#c2261c", "fillColor": "#c2261c", "weight": 5, "fillOpacity": 0.35},
}
"""How each layer looks; colour never stands alone: line, label and row say the same."""
_HERE = 'document.documentElement.classList.add("drawn");'
"""Without scripts the picture's place stays shut, and the lists alone are shown."""
SMALL = frozenset({"sted", "truet", "ramt"})


class Drawn(NamedTuple):
    """A shape, the layer it is drawn in (LOOKS), and the key of its row: an element's id."""

    layer: str
    key: str
    shape: Shape


class Words(NamedTuple):
    """All that is said: the title, the language, and the body, which holds PLACE once."""

    title: str
    language: str
    body: Markup


@dataclass(frozen=True, kw_only=True)
class Ground:
    """What the map stands on; empty coast: the one that every board carries."""

    coast: Sequence[Shape] = ()
    borders: Sequence[Shape] = ()


def saved_map(words: Words, shapes: Sequence[Drawn], ground: Ground) -> str:
    """Give the file."""
    import folium  # takes its time to load, and most processes never draw

    looks: dict[str, Any] = {
        "control_scale": True,
        "attribution_control": False,
        "fade_animation": False,
    }
    made = folium.Map(tiles=None, **looks)
    # The same map gives the same bytes: folium would draw its names by chance.
    made._id, made.default_js, made.default_css = "kort", [], []
    box = around([one.shape for one in shapes], BEYOND) or DISTRICT
    areas = cut(ground.coast or land(), box, GROUND_CORNERS)
    _add(made, "land", [("", one) for one in areas])
    _add(made, "graense", [("", one) for one in cut(ground.borders, box, GROUND_CORNERS)])
    for layer in LOOKS:
        some = [one for one in shapes if one.layer == layer]
        if not some:
            continue
        geometries = drawn([one.shape for one in some], CORNERS)
        _add(made, layer, [(o.key, g) for o, g in zip(some, geometries, strict=True)])
    west, south, east, north = _shown(shapes)
    made.fit_bounds([[south, west], [north, east]])
    for name, child in made._children.items():
        child._id = child._id if child._id in LOOKS else f"udsnit_{len(name)}"
    page: str = made.get_root().render()
    return _dressed(page, words)


def _add(made: folium.Map, layer: str, shapes: list[tuple[str, dict[str, Any]]]) -> None:
    import folium

    if not shapes:
        return
    features = [
        {"type": "Feature", "id": key, "properties": {}, "geometry": one} for key, one in shapes
    ]
    # A point's mark takes its class from its looks, a line and an area from the layer.
    looks = {**LOOKS[layer], "className": layer}
    one = folium.GeoJson(
        {"type": "FeatureCollection", "features": features},
        style_function=lambda _feature: looks,
        marker=folium.CircleMarker(radius=6 if layer in SMALL else 11, **looks),
        class_name=layer,  # the sheet knows day and dark; the colours here are for old browsers
    )
    one._id = layer
    one.add_to(made)


def _shown(shapes: Sequence[Drawn]) -> Window:
    """Give the box the map begins with: around what happens, else around all there is."""
    happens = [one.shape for one in shapes if one.layer not in SMALL]
    return around(happens or [one.shape for one in shapes], AROUND) or DISTRICT


def _dressed(page: str, words: Words) -> str:
    """Put in what folium was not given: Leaflet, the words, and the ban on all else."""
    before, _, after = str(words.body).partition(PLACE)
    page = page.replace(ZOOMED_SHUT, "initial-scale=1", 1)
    page = page.replace("<html>", f'<html lang="{escape(words.language)}">', 1)
    head = f"<title>{escape(words.title)}</title>\n<style>{sheet()}</style>"
    scripts = f"<script>{leaflet()}</script>\n<script>{_HERE}</script>"
    page = page.replace("<head>", f"<head>\n{head}\n{scripts}", 1)
    page = page.replace("</head>", f"<style>{_own('css/mapfile.css')}</style>\n</head>", 1)
    page = re.sub('(<div [^>]*id="map_kort"[^>]*></div>)', _placed(before, after), page, count=1)
    page = page.replace("</html>", f"<script>{_own('js/mapfile/file.js')}</script>\n</html>", 1)
    return page.replace("<head>", f"<head>\n{_ban(page)}", 1)


def _placed(before: str, after: str) -> Any:
    return lambda found: f"{before}{found.group(1)}{after}"


def _ban(page: str) -> str:
    """Let nothing be fetched, and no script run but those that stand in the file now."""
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    allowed = " ".join(f"'sha256-{_hash(one)}'" for one in scripts)
    rule = f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; img-src data:"
    banned = f"{rule}; base-uri 'none'; form-action 'none'"
    return f'<meta http-equiv="Content-Security-Policy" content="{banned}">'


def _hash(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


@lru_cache(maxsize=4)
def _own(path: str) -> str:
    """Give a file of ours as text that cannot end the element it stands in."""
    return (STATIC / path).read_text(encoding="utf-8").replace("</", "<\\/")
