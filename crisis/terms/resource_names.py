"""What capabilities and measures are called in the log, whose words are Danish for ever."""

from __future__ import annotations

from crisis.terms.resources import MEASURES, Capability, Measure

NAMES: dict[Capability, str] = {
    Capability.PUMPING: "pumpning",
    Capability.FLOOD_BARRIER: "stormflodsspærring",
    Capability.SANDBAGS: "sandsække",
    Capability.FIREFIGHTING: "brandslukning",
    Capability.RESCUE: "redning",
    Capability.HAZMAT: "kemi og HazMat",
    Capability.ENVIRONMENT: "miljøindsats",
    Capability.SEARCH: "eftersøgning",
    Capability.BOAT: "båd",
    Capability.CORDON: "afspærring",
    Capability.GUARD: "bevogtning",
    Capability.TRAFFIC: "færdselsregulering",
    Capability.AMBULANCE: "ambulance",
    Capability.BEDS: "sengepladser",
    Capability.CARE: "pleje",
    Capability.CRISIS_SUPPORT: "krisestøtte",
    Capability.PASSENGERS: "persontransport",
    Capability.HAULAGE: "godstransport",
    Capability.CLEARING: "rydning af veje",
    Capability.POWER: "nødstrøm",
    Capability.WATER: "nødvand",
    Capability.FUEL: "brændstof",
    Capability.HEAT: "varme",
    Capability.LIGHTING: "belysning",
    Capability.LODGING: "indkvartering",
    Capability.FOOD: "forplejning",
    Capability.COMMUNICATION: "samband",
    Capability.OVERVIEW: "overblik fra luften",
    Capability.CREW: "mandskab",
}
MEASURE_NAMES: dict[Measure, str] = {
    Measure.PIECES: "stk.",
    Measure.CREWS: "hold",
    Measure.PEOPLE: "personer",
    Measure.PLACES: "pladser",
    Measure.METRES: "meter",
    Measure.VEHICLES: "køretøjer",
    Measure.PORTIONS: "portioner",
    Measure.CUBIC_METRES: "m³",
}


def amount_text(capability: Capability, amount: int) -> str:
    """Say how much of what: `pumpning: 3 stk.`."""
    return f"{NAMES[capability]}: {amount} {MEASURE_NAMES[MEASURES[capability]]}"
