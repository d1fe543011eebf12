"""Words of risk and vulnerability assessments, after the ROS model: scenario, scale, score."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta

from crisis.terms.log import Line

ScenarioNumber = Annotated[int, Meta(ge=1, le=99_999)]
Passage = Annotated[str, Meta(min_length=1, max_length=2_000)]
Hazards = Annotated[tuple[Line, ...], Meta(max_length=200)]

LEAST, MOST = 1, 5
FLAGGED = 2
"""Two authorities differ when their numbers lie so far apart."""


class Measure(StrEnum):
    """What an authority gives a number for: likelihood, five dimensions of consequence, and
    vulnerability. Dansk: sandsynlighed, konsekvens, sårbarhed.
    """

    LIKELIHOOD = "likelihood"
    LIFE = "life"
    ECONOMY = "economy"
    ENVIRONMENT = "environment"
    SUPPLY = "supply"
    TRUST = "trust"
    VULNERABILITY = "vulnerability"


class Trend(StrEnum):
    """How a risk went from one year to another. Dansk: udvikling."""

    ROSE = "rose"
    NEW = "new"
    BOTH_WAYS = "both_ways"
    FELL = "fell"
    GONE = "gone"
    INCOMPARABLE = "incomparable"
    SAME = "same"


CONSEQUENCES = (
    Measure.LIFE,
    Measure.ECONOMY,
    Measure.ENVIRONMENT,
    Measure.SUPPLY,
    Measure.TRUST,
)
"""The dimensions of consequence; all are said, since the worst one alone hides the others."""


class Scale(StrEnum):
    """A scale of five steps with words of its own. Dansk: skala."""

    LIKELIHOOD = "likelihood_scale"
    CONSEQUENCE = "consequence_scale"
    VULNERABILITY = "vulnerability_scale"


def scale_of(measure: Measure) -> Scale:
    """Give the scale on which a measure is said."""
    match measure:
        case Measure.LIKELIHOOD:
            return Scale.LIKELIHOOD
        case Measure.VULNERABILITY:
            return Scale.VULNERABILITY
        case _:
            return Scale.CONSEQUENCE


Labels = Annotated[tuple[Line, ...], Meta(min_length=5, max_length=5)]

ASSUMED: dict[Scale, tuple[str, ...]] = {
    Scale.LIKELIHOOD: (
        *("meget usandsynlig", "usandsynlig", "mindre sandsynlig", "sandsynlig"),
        "meget sandsynlig",
    ),
    Scale.CONSEQUENCE: ("begrænset", "moderat", "alvorlig", "meget alvorlig", "kritisk"),
    Scale.VULNERABILITY: (
        *("meget robust", "robust", "delvis sårbar", "sårbar"),
        "meget sårbar",
    ),
}
"""The words of the steps until a planner says others. The model's own words were not to be had,
so every page marks these as assumed."""

OFFERED_HAZARDS: tuple[str, ...] = (
    *("Terror: kemisk", "Terror: bakteriologisk", "Terror: konventionel"),
    *("Naturkatastrofer: oversvømmelse", "Naturkatastrofer: orkan"),
    *("Naturkatastrofer: snestorm", "Naturkatastrofer: miljøforurening"),
    *("Forsyninger: el", "Forsyninger: tele", "Forsyninger: naturgas"),
    *("Forsyninger: olieindustri", "Erhvervslivet: industri", "Erhvervslivet: storcentre"),
    "Erhvervslivet: restaurationsområdet og nattelivet",
    *("Kultur: koncerter", "Kultur: nationale kulturelle seværdigheder"),
    *("Kultur: forlystelsesparker", "Infrastruktur: tæt befolkede byområder"),
    *("Infrastruktur: jernbaner, togstationer", "Infrastruktur: flyruter, lufthavne"),
    *("Infrastruktur: havne, søer, fjorde, hav", "Infrastruktur: vejnet, broer"),
    "Infrastruktur: offentlige institutioner, sygehuse mv.",
    *("Hedebølger og tørke", "Storme og orkaner", "Oversvømmelser fra havet", "Ekstremregn"),
    *("Højvirulente sygdomme", "Husdyrsygdomme", "Vand- og fødevarebårne sygdomme"),
    *("Nukleare ulykker", "Ulykker med kemiske stoffer", "Maritime ulykker", "Transportulykker"),
    *("Cyberhændelser", "Terrorhandlinger", "Rumhændelser"),
)
"""The seed plan's factor tree, then the national risk picture's types, until a planner says others;
any other word may be written too."""


class Scores(msgspec.Struct, frozen=True, kw_only=True):
    """One authority's numbers, 1 to 5, none left out. Dansk: karakterer."""

    likelihood: int
    life: int
    economy: int
    environment: int
    supply: int
    trust: int
    vulnerability: int

    def of(self, measure: Measure) -> int:
        """Give the number for one measure."""
        return int(getattr(self, measure.value))

    @property
    def consequence(self) -> int:
        """Give the worst dimension's number: where the scenario stands in the matrix."""
        return max(self.of(one) for one in CONSEQUENCES)

    @property
    def risk(self) -> int:
        """Give likelihood times consequence; vulnerability stands beside and is not multiplied."""
        return self.likelihood * self.consequence
