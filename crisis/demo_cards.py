"""The demo's action cards: invented, called so, and assumed from what is publicly said of who does
what; there is one for each type of incident.

Here: water, wind, snow, power, telephones and leaks."""

from __future__ import annotations

from crisis.demo_cards_people import CROWD_CARDS, SOURCE, TERROR_CARDS
from crisis.terms.plans import ActionCard, CardStep

CARDS = (
    ActionCard(
        title="Eksempel Stormflod i havnen",
        hazard="Oversvømmelser fra havet",
        kinds=("flood", "hurricane"),
        source=SOURCE,
        steps=(
            CardStep(what="Afspær havnen og de lave veje", kind="cordon", minutes=30),
            CardStep(what="Varsl virksomheder på havnen", responsible="kolding", minutes=30),
            CardStep(what="Sikr kyst, havn og by", kind="storm_surge", minutes=60, after=(1,)),
            CardStep(what="Stil pumper op ved Sydkajen", kind="pump", minutes=90, after=(1,)),
            CardStep(what="Åbn et sted for evakuerede", kind="shelter", minutes=120),
            CardStep(
                what="Varsl borgerne om, hvor de kan gå hen", kind="warn", minutes=150, after=(5,)
            ),
        ),
    ),
    ActionCard(
        title="Eksempel Strømsvigt på plejecenter",
        hazard="Forsyninger: el",
        kinds=("supplies",),
        source=SOURCE,
        steps=(
            CardStep(what="Find beboere, der er afhængige af strøm", kind="vulnerable", minutes=30),
            CardStep(
                what="Bed om nødgenerator", responsible="trekantbrand", minutes=60, after=(1,)
            ),
            CardStep(what="Tag imod beboere, der flyttes", kind="health", minutes=120, after=(1,)),
        ),
    ),
    ActionCard(
        title="Eksempel Udslip på en virksomhed",
        hazard="Ulykker med kemiske stoffer",
        kinds=("industry", "pollution"),
        source=SOURCE,
        steps=(
            CardStep(what="Afspær i vindretningen", kind="cordon", minutes=15),
            CardStep(what="Varsl: gå inden døre", kind="warn", minutes=15),
            CardStep(what="Mål, og stop udslippet", kind="hazmat", minutes=45, after=(1,)),
            CardStep(what="Bed Kemisk Beredskab om råd", responsible="brs", minutes=60),
            CardStep(what="Meld fare forbi", kind="warn", after=(3,)),
        ),
    ),
    ActionCard(
        title="Eksempel Telefonerne er døde",
        hazard="Forsyninger: tele",
        kinds=("supplies",),
        source=SOURCE,
        steps=(
            CardStep(what="Hold radioen åben for alle beredskaber", kind="radio", minutes=30),
            CardStep(
                what="Send en bil til hvert plejehjem",
                responsible="kolding",
                minutes=90,
                after=(1,),
            ),
        ),
    ),
    ActionCard(
        title="Eksempel Snestorm og fyldte veje",
        hazard="Ekstreme vejrforhold: sne",
        kinds=("snowstorm",),
        source=SOURCE,
        steps=(
            CardStep(what="Fraråd udkørsel, og spær veje, der ikke kan holdes", kind="warn",
                     minutes=30),
            CardStep(what="Ryd vejene til sygehus, plejehjem og brandstationer først",
                     kind="roads", minutes=120),
            CardStep(what="Find dem, der skal have hjemmepleje og medicin i dag",
                     kind="vulnerable", minutes=60),
            CardStep(what="Bed om bæltekøretøjer gennem politiet", kind="military_support",
                     minutes=60),
            CardStep(what="Kør hjemmepleje og ambulancer med følge", kind="health", minutes=180,
                     after=(2, 4)),
            CardStep(what="Åbn varme steder for strandede bilister", kind="shelter", minutes=120),
            CardStep(what="Afgør, om skoler og dagtilbud holder lukket i morgen", kind="schools",
                     minutes=300),
        ),
    ),
    *TERROR_CARDS,
    *CROWD_CARDS,
)  # fmt: skip
