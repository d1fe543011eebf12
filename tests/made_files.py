"""Files of geography as strangers make them, whole and broken, made when a test asks."""

from __future__ import annotations

import json
import warnings
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np
import pyogrio.raw
import shapely

NAMES = ("Kolding Havn", "Vejle Havn")
CATEGORIES = ("Havne", "Havne")
PLACES = ((9.495, 55.492), (9.55, 55.705))
IN_UTM = ((531275.6, 6149654.2), (534562.9, 6173384.7))
DRIVERS = {"gpkg": "GPKG", "shp": "ESRI Shapefile", "kml": "KML", "gml": "GML"}


def text(values: Iterable[str]) -> np.ndarray:
    return np.array(list(values), dtype=object)


def vectors(
    path: Path, places: Iterable[tuple[float, float]] = PLACES, crs: str | None = "EPSG:4326"
) -> Path:
    """Two harbours in the format that the file's name says."""
    driver = DRIVERS[path.suffix[1:]]
    fields = ["Name", "kategori"] if driver == "KML" else ["navn", "kategori"]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # that a system is missing is what is tried
        pyogrio.raw.write(
            str(path),
            shapely.to_wkb(shapely.points(list(places))),
            [text(NAMES), text(CATEGORIES)],
            fields,
            geometry_type="Point",
            crs=crs,
            driver=driver,
        )
    return path


def shapefile(path: Path, crs: str | None = "EPSG:25832") -> Path:
    """A shapefile in a zip, in a folder of it."""
    made = vectors(path.parent / "havne.shp", IN_UTM, crs)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for one in sorted(made.parent.glob("havne.*")):
            out.write(one, f"data/{one.name}")
    return path


def sheet(path: Path, columns: Mapping[str, Iterable[str]]) -> Path:
    data = [text(values) for values in columns.values()]
    pyogrio.raw.write(
        str(path), None, data, list(columns), driver="XLSX", geometry_type=None, crs=None
    )
    return path


def packed(path: Path, members: Mapping[str, bytes], link: str | None = None) -> Path:
    """A zip of members by name; link: a member that is a symbolic link."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in members.items():
            out.writestr(name, data)
        if link is not None:
            info = zipfile.ZipInfo(link)
            info.external_attr = 0o120777 << 16
            out.writestr(info, b"/etc/passwd")
    return path


def features(path: Path, count: int, **more: object) -> Path:
    """A GeoJSON file of so many points, written piece by piece."""
    with path.open("w", encoding="utf-8") as out:
        out.write('{"type":"FeatureCollection","features":[')
        for at in range(count):
            lon, lat = 9 + at % 1000 / 1000, 55.4 + at // 1000 % 700 / 1000
            one = {
                "type": "Feature",
                "properties": {"id": f"K{at}", "navn": f"Objekt {at}", "kategori": "Tele", **more},
                "geometry": {"type": "Point", "coordinates": [lon, lat]},
            }
            out.write(("," if at else "") + json.dumps(one))
        out.write("]}")
    return path
