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
        "Så mange steder har den underkategori: {count}. Giv dem en anden; så kan den udfases.",
        "So many places have that sub-category: {count}. Give them another; then it can go.",
    ),
}
