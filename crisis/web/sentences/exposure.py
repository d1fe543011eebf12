"""Refusals about the area whose exposure is asked for, in words."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "exposure.no_area": (
        "Tegn eller skriv et område, eller vælg en kommune eller en hændelse.",
        "Draw or write an area, or choose a municipality or an incident.",
    ),
    "exposure.one_area": (
        "Vælg ét område ad gangen: tegnet, kommune eller hændelse. Ryd de andre.",
        "Choose one area at a time: drawn, municipality or incident. Clear the others.",
    ),
    "exposure.unknown_municipality": (
        "Den kommune kendes ikke. Vælg en fra listen.",
        "That municipality is not known. Choose one of the list.",
    ),
    "exposure.unreadable": (
        "Linje {wrong} kan ikke læses som et sted. Skriv bredde og længde som 55.4917, 9.4722.",
        "Line {wrong} cannot be read as a place. Write latitude and longitude as 55.4917, 9.4722.",
    ),
    "exposure.too_few": (
        "Der er for få punkter: en linje har to, et område tre. Sæt flere.",
        "There are too few positions: a line has two, an area three. Set more.",
    ),
    "exposure.too_many": (
        "Der er flere end {most} punkter. Tegn området enklere.",
        "There are more than {most} positions. Draw the area plainer.",
    ),
}
