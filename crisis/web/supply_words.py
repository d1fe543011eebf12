"""The kinds of supply as they are read: Danish and English."""

from __future__ import annotations

from enum import StrEnum

from crisis.terms.categories import Heading
from crisis.terms.dependencies import SupplyKind

SUPPLIES: tuple[tuple[StrEnum, str, str], ...] = (
    (SupplyKind.ELECTRICITY, "el", "electricity"),
    (SupplyKind.TELECOM, "tele", "telecom"),
    (SupplyKind.WATER, "vand", "water"),
    (SupplyKind.SEWAGE, "spildevand", "sewage"),
    (SupplyKind.HEAT, "varme", "heat"),
    (SupplyKind.GAS, "gas", "gas"),
    (SupplyKind.FUEL, "brændstof", "fuel"),
    (SupplyKind.TRANSPORT, "transport", "transport"),
    (SupplyKind.IT, "it", "IT"),
    (SupplyKind.OTHER, "anden forsyning", "other supply"),
    (Heading.SUPPLIES, "Forsyninger", "Supplies"),
    (Heading.BUSINESS, "Erhvervslivet", "Business"),
    (Heading.CULTURE, "Kultur", "Culture"),
    (Heading.INFRASTRUCTURE, "Infrastruktur", "Infrastructure"),
)
