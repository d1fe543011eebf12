"""Refusals about the register's categories, in words."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "category.unknown_top": (
        "Vælg en af de faste kategorier. Underkategorien står under den.",
        "Choose one of the fixed categories. The sub-category stands under it.",
    ),
    "category.bad_name": (
        "Skriv underkategoriens navn uden »/« og »>«.",
        "Write the name of the sub-category without '/' and '>'.",
    ),
    "category.exists": (
        "Den underkategori er der allerede.",
        "That sub-category is there already.",
    ),
    "category.unknown": (
        "Den underkategori står ikke på listen. Hent siden igen.",
        "That sub-category is not on the list. Load the page again.",
    ),
    "category.in_use": (
        "Så mange steder har den underkategori: {count}. Vælg en, de får i stedet; så udfases den.",
        "So many places have that sub-category: {count}. Choose one for them; then it goes.",
    ),
    "category.successor_itself": (
        "Stederne har den allerede. Vælg en anden, de får i stedet.",
        "The places have that one already. Choose another for them.",
    ),
    "category.successor_unknown": (
        "Den kategori står ikke på listen. Vælg en, der gør.",
        "That category is not on the list. Choose one that is.",
    ),
    "category.too_many": (
        "{count} steder er for mange at flytte på én gang; grænsen er {limit}. Giv dem kategorien"
        " med en indlæsning.",
        "{count} places are too many to move at once; the limit is {limit}. Give them the category"
        " with an import.",
    ),
    "category.not_replaced": (
        "Den underkategori er ikke afløst sådan mere. Hent siden igen.",
        "That sub-category is no longer replaced like that. Load the page again.",
    ),
}
