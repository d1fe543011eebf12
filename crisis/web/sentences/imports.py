"""Refusals about imported files, in words."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "import.unreadable": (
        "Filen {name} kan ikke åbnes. Tjek navnet, og at du må læse den.",
        "The file {name} cannot be opened. Check its name and that you may read it.",
    ),
    "import.too_large": (
        "Filen er for stor: højst {limit_mb} MB. Del den op.",
        "The file is too large: at most {limit_mb} MB. Split it.",
    ),
    "import.too_deep": (
        "Filen har parenteser inde i hinanden, dybere end nogen geometri har. Fejlen er i eller "
        "efter række {row}. Gem filen igen som GeoJSON.",
        "The file has brackets within brackets, deeper than any geometry has. The fault is in or "
        "after row {row}. Save the file as GeoJSON again.",
    ),
    "import.either_number": (
        "»{text}« kan være {bare} eller et tal med decimaler. Skriv {bare}, eller brug komma.",
        "'{text}' may be {bare} or a number with decimals. Write {bare}, or use a comma.",
    ),
    "import.column_twice": (
        "To kolonner hedder »{name}«. Giv dem hver sit navn, og send filen igen.",
        "Two columns are called '{name}'. Give each its own name, and send the file again.",
    ),
    "import.too_many_columns": (
        "Filen har for mange kolonner: højst {limit}. Behold kun dem, der skal bruges.",
        "The file has too many columns: at most {limit}. Keep only those that are wanted.",
    ),
    "import.too_many_positions": (
        "Filen har for mange punkter: højst {limit}. Del den op, eller brug en grovere udgave.",
        "The file has too many positions: at most {limit}. Split it, or use a coarser edition.",
    ),
    "import.encoding": (
        "Filens bogstaver er hverken UTF-8 eller Windows-1252. Gem den som UTF-8.",
        "The file's letters are neither UTF-8 nor Windows-1252. Save it as UTF-8.",
    ),
    "import.not_geojson": (
        "Det er ikke GeoJSON: en FeatureCollection eller en Feature ventes.",
        "That is not GeoJSON: a FeatureCollection or a Feature is expected.",
    ),
    "import.no_column": (
        "Tabellen har ingen kolonner, der siger hvor: {column}. Den første række er "
        "overskrifter, delt med semikolon, komma eller tabulator.",
        "The table has no columns that say where: {column}. The first row holds headings, "
        "parted by semicolon, comma or tab.",
    ),
    "import.row_width": (
        "Rækken har {found} felter; overskriften har {expected}. Se efter et anførselstegn, der "
        "mangler.",
        "The row has {found} fields; the heading has {expected}. Look for a missing quotation "
        "mark.",
    ),
    "import.open_quote": (
        "Et anførselstegn i række {row} bliver aldrig lukket; rækkerne efter den kan ikke læses. "
        "Luk eller fjern det, og send filen igen.",
        "A quotation mark in row {row} is never closed, so that the rows after it cannot be read. "
        "Close it or take it away, and send the file again.",
    ),
    "import.row_unreadable": (
        "Rækken kan ikke læses. Tjek anførselstegnene.",
        "The row cannot be read. Check its quotation marks.",
    ),
    "import.no_position": (
        "Koordinaten mangler.",
        "The coordinate is missing.",
    ),
    "import.not_a_number": (
        "»{text}« er ikke et tal. Skriv kun tallet, som 12 eller 55,4904.",
        "'{text}' is not a number. Write the number alone, like 12 or 55.4904.",
    ),
    "import.confidence": (
        "Sikkerheden »{text}« kendes ikke. Skriv høj, middel eller lav.",
        "The confidence '{text}' is not known. Write high, medium or low.",
    ),
    "import.municipality": (
        "»{name}« kan ikke være en kommune. Skriv dens navn, eller lad feltet stå tomt.",
        "'{name}' cannot be a municipality. Write its name, or leave the field blank.",
    ),
    "import.same_object": (
        "Rækken er det samme objekt som en tidligere række, men siger noget andet om »{name}« "
        "({id}). Ret den ene.",
        "The row is the same object as an earlier row but says something else of '{name}' "
        "({id}). Correct one of them.",
    ),
    "geojson.unknown_crs": (
        "Koordinatsystemet {name} kendes ikke. Omregn filen til WGS84 (EPSG:4326) eller UTM32 "
        "(EPSG:25832).",
        "The coordinate system {name} is not known. Convert the file to WGS84 (EPSG:4326) or "
        "UTM32 (EPSG:25832).",
    ),
    "geojson.metres_without_crs": (
        "Koordinaterne er i meter, men det står ingen steder i hvilket system. Skriv crs til, fx "
        "EPSG:25832, eller brug WGS84 (EPSG:4326).",
        "The coordinates are in metres, but nothing says in which system. Give it a crs, for "
        "example EPSG:25832, or use WGS84 (EPSG:4326).",
    ),
    "import.metres_without_crs": (
        "Koordinaterne er i meter (række {row}), men filen siger ikke i hvilket system. Skriv "
        "crs ind i den, fx EPSG:25832, eller gem den i WGS84 (EPSG:4326).",
        "The coordinates are in metres (row {row}), but the file does not say in which system. "
        "Give it a crs, for example EPSG:25832, or save it in WGS84 (EPSG:4326).",
    ),
    "geojson.no_geometry": (
        "Objektet har intet sted.",
        "The feature has no geometry.",
    ),
    "geojson.geometry_type": (
        "Geometrien {type} kendes ikke. GeoJSON har punkter, linjer og områder og det samme i "
        "flere dele eller samlet.",
        "The geometry {type} is not known. GeoJSON has points, lines and areas, and the same in "
        "several parts or collected.",
    ),
    "geojson.coordinates": (
        "Koordinaterne kan ikke læses: hvert punkt er to tal, længde og bredde.",
        "The coordinates cannot be read: each position is two numbers, longitude and latitude.",
    ),
    "geodata.empty": (
        "Filen er tom.",
        "The file is empty.",
    ),
    "geodata.wrong_shape": (
        "Her ventes områder (til kysten også linjer), ikke {type}. Vælg en anden fil.",
        "Areas are expected here (for the coast also lines), not {type}. Choose another file.",
    ),
    "geodata.no_name": (
        "Området har intet navn. Kald kolonnen navn eller kommunenavn.",
        "The area has no name. Call the column navn or kommunenavn.",
    ),
    "geodata.file_missing": (
        "Filen ligger ikke i installationen. Indlæs den med crisis geodata import.",
        "The file does not lie in the installation. Import it with crisis geodata import.",
    ),
    "geodata.unchanged": (
        "Den fil er allerede i brug.",
        "That file is in use already.",
    ),
}
