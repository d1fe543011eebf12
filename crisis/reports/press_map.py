"""The map of a statement by folium: one file that asks nobody for anything.

Folium brings its libraries from other hosts and writes texts as markup; here it brings none and is
given no text at all. What is said stands beside the map, escaped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from markupsafe import escape

from crisis.geo.geometries import bounds
from crisis.geo.shapes import Window, cut, extent, middle, plain, window
from crisis.reports.vendored import ZOOMED_SHUT, land, leaflet, sheet
from crisis.terms.notices import Notice, one_line
from crisis.terms.places import Shape
from crisis.terms.times import date_and_clock

if TYPE_CHECKING:
    import folium

AROUND = 8_000
"""Metres of the surroundings that are shown at least, so that people know where it is."""
CORNERS = 2_000
"""A shape of more positions is drawn plainer: the file must be fit for a telephone."""
POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:"
STYLE = """
:root { color-scheme: light dark; --sheet: #fff; --ink: #10212a; --quiet: #3c4f58; --link: #0b5570;
  --focus: #0b62d6; --sea: #d3e1e7; --land: #fbfbf8; --coast: #7d98a5; --area: #b3261e;
  --ex: #6a2a9b; --ex-2: #e3cdf5; --ex-ink: #56217f; --ex-weak: #f3eafa; }
@media (prefers-color-scheme: dark) { :root { --sheet: #12191d; --ink: #e6edee; --quiet: #b6c4c9;
  --link: #7cc4de; --focus: #8cc4ff; --sea: #0d171d; --land: #26323a; --coast: #5d7c89;
  --area: #ff7d72; --ex: #a877d6; --ex-2: #3a2150; --ex-ink: #dcc1f3; --ex-weak: #281736; } }
*, *::before, *::after { box-sizing: border-box; }
body { color: var(--ink); background: var(--sheet); overflow-wrap: anywhere; }
body { font: 1.125rem/1.5 system-ui, sans-serif; }
main { padding: 1rem; max-width: 60rem; margin: auto; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0; }
main p { margin: .6rem 0 0; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
.folium-map { height: 60vh !important; border: 1px solid var(--coast); }
.leaflet-container { font: inherit; background: var(--sea); }
path.land { fill: var(--land); stroke: var(--coast); }
path.sted { fill: var(--area); stroke: var(--area); stroke-width: 4px; }
.leaflet-container .leaflet-bar a { width: 44px; height: 44px; font-size: 24px; line-height: 44px;
  background: var(--sheet); color: var(--ink); border-color: var(--coast); }
.leaflet-container .leaflet-control-scale-line { background: var(--sheet); color: var(--ink);
  border-color: var(--quiet); text-shadow: none; font-size: 1rem; line-height: 1.4; }
.demo { margin: 0; padding: .5rem 1rem; border-bottom: 2px dashed var(--quiet); }
.oevelse { margin: 0; padding: .75rem 1rem; background: var(--ex-weak); color: var(--ex-ink); }
.oevelse { font-weight: 700; text-align: center; }
body.is-exercise { padding: 14px; height: auto; min-height: 100%; }
body.is-exercise::before { content: ""; position: fixed; inset: 0; z-index: 2000;
  pointer-events: none; border: 14px solid var(--ex); border-image: repeating-linear-gradient(
  135deg, var(--ex) 0 10px, var(--ex-2) 10px 20px) 14; }
@media print { .leaflet-control-zoom { display: none; } .folium-map { height: 12cm !important; } }
"""


def press_map(notice: Notice, demo: bool = False) -> str:
    """Draw where a statement is about; raises ValueError when it has no shape.

    What no longer holds is not drawn: its file says so in words. demo: all of it is invented.
    """
    if notice.shape is None:
        raise ValueError("a statement without a shape has no map")
    import folium  # takes its time to load, and most processes never draw

    box = window(notice.shape, AROUND)
    made = folium.Map(tiles=None, control_scale=True, attribution_control=False)
    # The same statement gives the same bytes: folium would draw its names by chance.
    made._id = "kort"
    made.default_js, made.default_css = [], []
    ground = cut(land(), window(notice.shape, 6 * AROUND))
    _add(made, "land", {"color": "#8a9ba8", "fillColor": "#f4f1e8"}, *ground)
    if notice.holds:
        _add(made, "sted", {"color": "#b3261e", "fillColor": "#b3261e"}, _geometry(notice.shape))
    west, south, east, north = _shown(notice.shape, box)
    made.fit_bounds([[south, west], [north, east]])
    for child in made._children.values():
        child._id = child._id if child._id in ("land", "sted") else "udsnit"
    page: str = made.get_root().render()
    return _dressed(page, notice, demo)


def _add(made: folium.Map, name: str, style: dict[str, str], *shapes: dict[str, Any]) -> None:
    import folium

    if not shapes:
        return
    features = [{"type": "Feature", "properties": {}, "geometry": one} for one in shapes]
    told: dict[str, Any] = {"weight": 2, "fillOpacity": 0.35 if name == "sted" else 1, **style}
    layer = folium.GeoJson(
        {"type": "FeatureCollection", "features": features},
        style_function=lambda _feature: told,
        marker=folium.CircleMarker(radius=10, **told) if name == "sted" else None,
        class_name=name,  # the sheet knows day and dark; the colours here are for old browsers
    )
    layer._id = name
    layer.add_to(made)


def _dressed(page: str, notice: Notice, demo: bool) -> str:
    """Put in what folium was not given: Leaflet itself, the words, and the ban on the network."""
    mark = "ØVELSE: " if notice.exercise else "DEMO: " if demo else ""
    title = escape(f"{mark}Kort: {notice.heading}")
    head = (
        f'<head>\n<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        f"<title>{title}</title>\n<style>{sheet()}</style>\n<script>{leaflet()}</script>"
    )
    page = page.replace("<head>", head, 1).replace("<html>", '<html lang="da">', 1)
    page = page.replace(ZOOMED_SHUT, "initial-scale=1", 1)
    page = page.replace("</head>", f"<style>{STYLE}</style>\n</head>", 1)
    shell = ' class="is-exercise"' if notice.exercise else ""
    return page.replace("<body>", f"<body{shell}>\n{_words(notice, title, demo)}", 1)


def _words(notice: Notice, title: object, demo: bool) -> str:
    """Say in words what the map shows, for those who do not see it."""
    drill = '<p class="oevelse">ØVELSE ØVELSE ØVELSE – det er ikke sket</p>' * notice.exercise
    drill += '<p class="demo"><strong>DEMO</strong> Demonstration: opdigtet.</p>' * demo
    said = [f"<p>{escape(_where(notice))}</p>"]
    if notice.retracted:
        said = [f"<p><strong>Trukket tilbage.</strong> {escape(notice.replacement)}</p>"]
    elif notice.corrected:
        said.insert(0, "<p><strong>Meddelelsen er rettet. Området er ikke vist.</strong></p>")
    time = f"<p>Meddelelse {date_and_clock(notice.released_at)}. Kortet er uden veje.</p>"
    page = f"{'oevelse-' if notice.exercise else ''}{notice.id}.html"
    back = f'<p><a href="{escape(page)}">Læs meddelelsen</a></p>'
    return f"{drill}<main><h1>{title}</h1>{''.join(said)}{time}{back}</main>"


def _where(notice: Notice) -> str:
    assert notice.shape is not None
    lon, lat = middle(notice.shape)
    wide, high = (round(one, -1) for one in extent(notice.shape))
    place = f"{one_line(notice.place)}. " if notice.place else ""
    size = f", ca. {wide:.0f} × {high:.0f} meter" if wide or high else ""
    return f"{place}Området ligger om {lat:.4f}° N, {lon:.4f}° Ø{size}."


def _geometry(shape: Shape) -> dict[str, Any]:
    made: dict[str, Any] = msgspec.to_builtins(plain(shape, CORNERS))
    return made


def _shown(shape: Shape, box: Window) -> Window:
    """Give the box that is shown: around the shape, a third of the surroundings on each side."""
    west, south, east, north = bounds(shape)
    return (
        west - (west - box[0]) / 3,
        south - (south - box[1]) / 3,
        east + (box[2] - east) / 3,
        north + (box[3] - north) / 3,
    )
