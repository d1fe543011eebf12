"""Refusals about points, lines and areas, in words."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "shape.self_crossing": (
        "Området krydser sig selv. Tegn det om, så kanten går rundt uden at krydse.",
        "The area crosses itself. Draw it again so that the edge goes round without crossing.",
    ),
    "shape.outside_denmark": (
        "Stedet ligger uden for Danmark. Tegn det på kortet, eller tjek tallene: længde 7 til 16, "
        "bredde 54 til 58.",
        "The place lies outside Denmark. Draw it on the map, or check the numbers: longitude 7 to "
        "16, latitude 54 to 58.",
    ),
    "shape.swapped_axes": (
        "Længde og bredde er byttet om. Skriv længden først: 9.47, 55.49.",
        "Longitude and latitude are swapped. Give the longitude first: 9.47, 55.49.",
    ),
    "shape.too_many_points": (
        "Formen har for mange punkter: højst {limit}. Tegn den med færre.",
        "The shape has too many points: at most {limit}. Draw it with fewer.",
    ),
    "shape.not_finite": (
        "Et af tallene er ikke et tal. Skriv koordinaterne som 9.47, 55.49.",
        "One of the numbers is not a number. Give coordinates as 9.47, 55.49.",
    ),
    "shape.empty": (
        "Der er intet sted. Sæt et punkt, eller tegn en linje eller et område.",
        "There is no place. Set a point, or draw a line or an area.",
    ),
    "shape.parts_overlap": (
        "Områdets dele passer ikke sammen: et hul ligger udenfor, eller to dele overlapper.",
        "The parts of the area do not fit: a hole lies outside, or two parts overlap.",
    ),
    "shape.ring_open": (
        "Området er ikke lukket: det sidste punkt skal være det samme som det første.",
        "The area is not closed: the last point must equal the first.",
    ),
    "shape.too_few_points": (
        "Der er for få punkter: en linje har mindst to, et område mindst tre forskellige.",
        "There are too few points: a line has at least two, an area at least three different ones.",
    ),
}
