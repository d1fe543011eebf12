"""Places as they are typed: `55.4917, 9.4722` or `32U 530000 6150000`, one a line; as a browser
reads them too."""

from __future__ import annotations

import re

import numpy as np

from crisis.errors import Malformed
from crisis.geo.utm import between
from crisis.terms.places import LineString, Point, Polygon, Position, Shape

LEAST = {"point": 1, "line": 2, "polygon": 3}
MOST = 400
"""So many positions fit into an address."""
_ZONES = {"32": "EPSG:25832", "33": "EPSG:25833"}
_UTM = re.compile(
    r"^(?:(\d{1,2})\s*[C-X]?[\s,]+)?(\d{6})(?:[.,]\d+)?\s*[EØ]?[\s,]+(\d{7})(?:[.,]\d+)?\s*N?$",
    re.IGNORECASE,
)
_NUMBER = r"(-?\d{1,3}[.,]\d{1,12}|-?\d{1,3})"
_DEGREES = re.compile(
    rf"^N?\s*{_NUMBER}\s*°?\s*N?(?:\s*,\s+|\s+|,(?=\d{{1,3}}\.))[EØ]?\s*{_NUMBER}\s*°?\s*[EØ]?$",
    re.IGNORECASE,
)


def typed_shape(drawn: str, text: str, field: str = "positions") -> Shape:
    """Read the places of a point, a line or an area; raises Malformed, naming the bad line."""
    if drawn not in LEAST:
        raise Malformed("field.not_a_choice", "drawn")
    lines = [one.strip() for one in re.split(r"[\n;]", text)]
    read = [_position(one, number, field) for number, one in enumerate(lines, 1) if one]
    if len(read) > MOST:
        raise Malformed("exposure.too_many", field, most=MOST)
    if len(read) < LEAST[drawn]:
        raise Malformed("exposure.too_few", field)
    if drawn == "point":
        return Point(read[0])
    if drawn == "line":
        return LineString(tuple(read))
    return Polygon(((*read, read[0]),))


def _position(line: str, number: int, field: str) -> Position:
    utm, degrees = _UTM.match(line), _DEGREES.match(line)
    if utm is not None and (utm[1] or "32") in _ZONES:
        zone = _ZONES[utm[1] or "32"]
        metres = np.array([[float(utm[2]), float(utm[3])]])
        lon, lat = between(zone, "EPSG:4326", metres)[0]
    elif degrees is not None:
        lat, lon = (float(one.replace(",", ".")) for one in degrees.groups())
    else:
        raise Malformed("exposure.unreadable", field, wrong=number)
    if not (abs(lat) <= 90 and abs(lon) <= 180):
        raise Malformed("exposure.unreadable", field, wrong=number)
    return round(float(lon), 6), round(float(lat), 6)
