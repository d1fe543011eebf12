"""The demo's responsibility matrix, incident types and grounds, for the planner to keep.

Facts after the field's doctrine (beredskabsloven §§ 12 and 17 and the authorities' own pages, read
November 2026). What was read in a source is `verified`; all else is assumed and shown as such.
"""

from __future__ import annotations

from crisis.terms.incidents import IncidentType
from crisis.terms.responsibility import Ground, LeadBy, MatrixRow

CHECKED = "nov. 2026"
LAW17 = "Beredskabsloven § 17"
LAW12 = "Beredskabsloven § 12"
READ = "Læst på myndighedens eller lovens offentlige side"
GUESS = "Almen viden, ikke efterprøvet"


def _row(number: int, sector: str, kind: str, title: str, **more: object) -> MatrixRow:
    verified = bool(more.get("verified"))
    given = {"source": READ if verified else GUESS, "checked_on": CHECKED, **more}
    return MatrixRow(number=number, sector=sector, kind=kind, title=title, **given)  # type: ignore[arg-type]


_M, _R, _F, _O = LeadBy.MUNICIPALITY, LeadBy.REGION, LeadBy.FIRE_SERVICE, LeadBy.OWNER
_POLICE = "Politi"

ROWS: tuple[MatrixRow, ...] = (
    _row(1, _POLICE, "coordinate", "Koordinér den samlede indsats", lead="politi",
         basis=LAW17, verified=True),
    _row(2, _POLICE, "warn", "Beslut og udsend varsling", lead="politi", basis=LAW17,
         verified=True),
    _row(3, _POLICE, "cordon", "Afspær området", lead="politi", supporting_by=(_F,),
         basis=LAW17, verified=True),
    _row(4, _POLICE, "evacuate", "Beslut og gennemfør evakuering", lead="politi",
         supporting_by=(_F,), supporting=("forsvar",), basis=LAW17, verified=True),
    _row(5, "Kommune", "evacuate", "Modtag, indkvartér og forplej de evakuerede", lead_by=_M,
         supporting_by=(_R,), basis=LAW12, verified=True),
    _row(6, _POLICE, "traffic", "Regulér færdslen", lead="politi"),
    _row(7, _POLICE, "identify", "Identificér omkomne og underret pårørende", lead="politi"),
    _row(8, "Redning", "rescue", "Sluk, red og afværg på land", lead_by=_F, supporting=("brs",),
         verified=True),
    _row(9, "Redning", "pump", "Pump og dæm op", lead_by=_F, supporting=("brs",),
         supporting_by=(_M,)),
    _row(10, "Redning", "hazmat", "Afværg kemisk eller farligt udslip på land", lead_by=_F,
         supporting=("brs",), supporting_by=(_M,), verified=True),
    _row(11, "Stat", "state_assist", "Stil statslig assistance: mandskab, pumper, HazMat",
         lead="brs", verified=True),
    _row(12, "Sundhed", "health", "Led den præhospitale indsats og fordel patienter", lead_by=_R,
         verified=True),
    _row(13, "Sundhed", "vulnerable", "Pas ældre og sårbare borgere", lead_by=_M,
         supporting_by=(_R,), verified=True),
    _row(14, "Kommune", "shelter", "Åbn og driv evakuerings- og pårørendecenter (EPC)",
         lead_by=_M, basis=LAW12, verified=True),
    _row(15, "Kommune", "schools", "Luk eller flyt skoler og dagtilbud", lead_by=_M),
    _row(16, "Kommune", "roads", "Spær og ryd kommuneveje", lead_by=_M),
    _row(17, "Kommune", "storm_surge", "Sikr kyst, havn og by mod stormflod", lead_by=_M,
         supporting=("politi",), supporting_by=(_F,), verified=True),
    _row(18, "Kommune", "coast_pollution", "Bekæmp olie og kemi på kyst og i havn", lead_by=_M,
         supporting_by=(_F,), basis="Havmiljøloven", verified=True),
    _row(19, "Vand", "water", "Beslut kogeanbefaling og nødvand", lead_by=_M, verified=True),
    _row(20, "Vand", "sewage", "Hold spildevand i drift", lead_by=_M),
    _row(21, "El", "power", "Genopret strøm", lead_by=_O),
    _row(22, "Gas", "gas", "Luk og genopret gas", lead_by=_O),
    _row(23, "Varme", "heat", "Genopret fjernvarme", lead_by=_O),
    _row(24, "Tele", "telecom", "Genopret tele og data", lead_by=_O),
    _row(25, "Tele", "radio", "Hold beredskabsradio (SINE) i gang", lead="politi"),
    _row(26, "Olie", "fuel", "Sikr olieanlæg og brændstof", lead_by=_O, supporting_by=(_F,)),
    _row(27, "Forsvar", "military_support", "Stil hjemmeværn og militær støtte", lead="forsvar",
         basis="Rekvireres gennem politiet", verified=True),
    _row(28, "Forsvar", "sea_rescue", "Eftersøg og red på havet", lead="forsvar"),
    _row(29, "Forsvar", "sea_pollution", "Bekæmp forurening på åbent hav", lead="forsvar",
         verified=True),
    _row(30, _POLICE, "seveso", "Iværksæt ekstern beredskabsplan for risikovirksomhed",
         lead="politi", supporting_by=(_F, _M), verified=True),
    _row(31, _POLICE, "terror", "Håndtér terror eller trussel", lead="politi", verified=True),
    _row(32, _POLICE, "press", "Samordn budskab til presse og borgere", lead="politi",
         supporting_by=(_M,), verified=True),
    _row(33, _POLICE, "event_safety", "Afbryd eller sikr arrangement", lead="politi",
         supporting_by=(_M,)),
    _row(34, "Kommune", "culture", "Redd kulturarv", lead_by=_M),
)  # fmt: skip

GROUNDS: tuple[Ground, ...] = (
    Ground(municipality="billund", code="0530", region="region-syddanmark",
           fire_service="trekantbrand"),
    Ground(municipality="fredericia", code="0607", region="region-syddanmark",
           fire_service="trekantbrand"),
    Ground(municipality="horsens", code="0615", region="region-midtjylland",
           fire_service="sydoestjyllands-brandvaesen"),
    Ground(municipality="kolding", code="0621", region="region-syddanmark",
           fire_service="trekantbrand"),
    Ground(municipality="vejle", code="0630", region="region-syddanmark",
           fire_service="vejle-brandvaesen"),
    Ground(municipality="skanderborg", code="0746", region="region-midtjylland",
           fire_service="oestjyllands-brandvaesen"),
    Ground(municipality="hedensted", code="0766", region="region-midtjylland",
           fire_service="sydoestjyllands-brandvaesen"),
)  # fmt: skip

_TERROR, _NATURE, _BREAK = "Terror", "Vejr og natur", "Sammenbrud"

TYPES: tuple[IncidentType, ...] = (
    IncidentType(id="terror_chemical", group=_TERROR, name="Kemisk terror"),
    IncidentType(id="terror_bacteriological", group=_TERROR, name="Bakteriologisk terror"),
    IncidentType(id="terror_conventional", group=_TERROR, name="Konventionel terror"),
    IncidentType(id="flood", group=_NATURE, name="Oversvømmelse"),
    IncidentType(id="hurricane", group=_NATURE, name="Orkan"),
    IncidentType(id="snowstorm", group=_NATURE, name="Snestorm"),
    IncidentType(id="pollution", group=_NATURE, name="Forurening"),
    IncidentType(id="supplies", group=_BREAK, name="Forsyningssvigt"),
    IncidentType(id="traffic", group=_BREAK, name="Trafikulykke eller -sammenbrud"),
    IncidentType(id="cultural_event", group="Ulykke", name="Kulturbegivenhed"),
    IncidentType(id="industry", group="Ulykke", name="Industri"),
    IncidentType(id="public_institution", group="Ulykke", name="Offentlig institution"),
)
