"""The demo's action cards: invented, called so, and assumed from what is publicly said of who does
what when water comes, power fails, or something leaks."""

from __future__ import annotations

from crisis.terms.plans import ActionCard, CardStep

_SOURCE = "Antaget efter offentligt tilgængelige planer og love; ikke efterset"

CARDS = (
    ActionCard(
        title="Eksempel Stormflod i havnen",
        hazard="Oversvømmelser fra havet",
        kinds=("flood", "hurricane"),
        source=_SOURCE,
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
        source=_SOURCE,
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
        source=_SOURCE,
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
        source=_SOURCE,
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
)
