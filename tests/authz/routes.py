"""Every route, and what a stranger, one with a log-in and a program are answered."""

from __future__ import annotations

# stranger, one with a log-in, a program
PUBLIC = ({200}, {200}, {200})
PAGE = ({303, 401}, {200}, {200})
READ = ({401}, {200}, {200})
OWN = ({303, 401}, {200}, {403})
MOVE = ({401}, {303}, {403})
UNKNOWN = ({401}, {404}, {403})
COMMAND = ({401}, {201, 403}, {201, 403})
RESOURCE = ({401}, {422, 403}, {422, 403})  # nothing that makes sense is sent
SINK = ({303, 401}, {200, 404}, {200, 404})  # 404 in LIVE: what is in earnest has no such files
HEADS = ({303, 401}, {200, 403}, {200, 403})  # chair and chief of staff alone
PRESS = HEADS  # and whoever tells the press
NONE_THERE = ({401}, {404}, {404})  # the board of the tests has no file of streets
ASKED = ({401}, {422}, {422})  # without an area there is nothing to tell
NOTHING_ASKED = ({303, 401}, {422}, {422})  # without an area or a what-if there is no map
IMPORTS = ({303, 401}, {200, 403}, {200, 403})  # the planner alone
NO_PLAN_FILE = ({303, 401}, {404, 403}, {404, 403})
OWN_IMPORT = ({303, 401}, {200, 403, 404}, {200, 403, 404})  # 404: of another authority's planner
SOME = (HEADS, IMPORTS, OWN_IMPORT, NO_PLAN_FILE)
SCENARIO = ({303, 401}, {200, 404}, {200, 404})  # 404: nobody has described one
SCRIPTS = ({401}, {200, 403}, {200, 403})  # the planner alone
DRILL_PANEL = ({401}, {200, 404}, {200, 404})  # 404 in LIVE: a drill is an exercise
CONTROL = ({303, 401}, {200, 403, 404}, {200, 403, 404})  # the planner, of an exercise
OBJECT = "ob-000000000001"
PLAN = "pl-000000000001"
RESOURCE_ID = "pumpe-3"
PLAN_FORM = ({303, 401}, {200, 403}, {200, 403})  # the planner and the owner
NO_FILE = ({303, 401}, {404}, {404})  # the plan has none
PLAN_FILE = ({401}, {403, 422}, {403, 422})  # 422: what is sent is no PDF

_READS: dict[str, tuple[set[int], set[int], set[int]]] = {
    "/": ({303, 401}, {303}, {403}),
    "/operationer": PAGE,
    "/operationer/<operation>": PAGE,
    "/operationer/<operation>/udskrift": PAGE,
    "/operationer/<operation>/kort.html": PAGE,
    "/plan/kort.html": PAGE,
    "/plan/eksponering/kort.html": NOTHING_ASKED,
    "/plan/afhaengigheder/kort.html": NOTHING_ASKED,
    "/operationer/<operation>/regneark": PAGE,
    "/operationer/<operation>/paneler/log": READ,
    "/operationer/<operation>/paneler/siden": READ,
    "/operationer/<operation>/sletning": HEADS,
    "/operationer/<operation>/paneler/haendelser": READ,
    "/operationer/<operation>/paneler/opgaver": READ,
    "/operationer/<operation>/paneler/niveau": READ,
    "/operationer/<operation>/paneler/stade": READ,
    "/operationer/<operation>/paneler/stab": READ,
    "/operationer/<operation>/paneler/tal": READ,
    "/operationer/<operation>/paneler/naeste": READ,
    "/operationer/<operation>/moede": PAGE,
    "/operationer/<operation>/moede/<int:number>": SCENARIO,  # 404: no meeting was held
    "/operationer/<operation>/paneler/partnere": READ,
    "/operationer/<operation>/paneler/beslutninger": READ,
    "/operationer/<operation>/beslutninger/<int:number>": PAGE,
    "/operationer/<operation>/paneler/modstrid": READ,
    "/operationer/<operation>/paneler/henvisninger": READ,
    "/operationer/<operation>/paneler/venter": READ,
    "/operationer/<operation>/paneler/oevelsesur": DRILL_PANEL,
    "/operationer/<operation>/paneler/indspil": DRILL_PANEL,
    "/operationer/<operation>/oevelse": CONTROL,
    "/operationer/<operation>/oevelse/bibliotek/<name>": CONTROL,
    "/operationer/<operation>/oevelse/<name>": CONTROL,
    "/operationer/<operation>/paneler/afslutning": READ,
    "/operationer/<operation>/afslutning": PAGE,
    "/operationer/<operation>/noedadgang": PAGE,
    "/operationer/<operation>/vagter": PAGE,
    "/operationer/<operation>/vagter.ics": PAGE,
    "/operationer/<operation>/overdragelse": PAGE,
    "/operationer/<operation>/overdragelse/<int:number>": PAGE,
    "/operationer/<operation>/situationsbillede": PAGE,
    "/operationer/<operation>/situationsbillede/telefon": PAGE,
    "/operationer/<operation>/situationsbillede/<int:number>": PAGE,
    "/operationer/<operation>/situationsbillede/<int:number>/pdf": PAGE,
    "/operationer/<operation>/situationsbillede/<int:number>/word": PAGE,
    "/operationer/<operation>/situationsbillede/<int:number>/nost": PAGE,
    "/operationer/<operation>/evaluering": PAGE,
    "/operationer/<operation>/evaluering/pdf": PAGE,
    "/operationer/<operation>/tidligere": PAGE,
    "/operationer/<operation>/paneler/sektorer": READ,
    "/operationer/<operation>/post/<int:number>": PAGE,
    "/operationer/<operation>/bilag/<int:entry>/<sha256>": PAGE,
    "/operationer/<operation>/haendelser/<int:number>": PAGE,
    "/operationer/<operation>/haendelser/<int:number>/indsatskort": PAGE,
    "/operationer/<operation>/opgaver/<int:number>": PAGE,
    "/operationer/<operation>/svigt": PAGE,
    "/operationer/<operation>/prioritering": PAGE,
    "/presse": PAGE,
    "/presse/<operation>": PAGE,
    "/presse/<operation>/<int:number>": PAGE,
    "/presse/<operation>/kort.html": PRESS,
    "/presse/<operation>/paneler/liste": READ,
    "/presse/<operation>/paneler/udtalelse/<int:number>": READ,
    "/presse/<operation>/fakta/<int:number>": PAGE,
    "/operationer/<operation>/paneler/presse": READ,
    "/operationer/<operation>/oevelsesudgang/": SINK,
    "/operationer/<operation>/oevelsesudgang/<name>": SINK,
    "/gendannet": PAGE,
    "/presserum/": PUBLIC,
    "/presserum/<name>": PUBLIC,
    "/plan/register": PAGE,
    "/plan/register/<object_id>": PAGE,
    "/plan/ansvar": PAGE,
    "/plan/haendelsestyper": PAGE,
    "/plan/kategorier": PAGE,
    "/plan/partnere": PAGE,
    "/ressourcer": PAGE,
    "/ressourcer/regneark": PAGE,
    "/ressourcer/raekker.csv": PAGE,
    "/operationer/<operation>/ressourcer/regneark": PAGE,
    "/operationer/<operation>/ressourcer/raekker.csv": PAGE,
    "/ressourcer/<resource>": PAGE,
    "/operationer/<operation>/ressourcer": PAGE,
    "/operationer/<operation>/anmodninger": PAGE,
    "/operationer/<operation>/ressourcer/<resource>": PAGE,
    "/plan/pladser": PAGE,
    "/plan/aarsrapport/<int:year>": HEADS,
    "/plan/afhaengigheder": PAGE,
    "/plan/eksponering": PAGE,
    "/plan/import": IMPORTS,
    "/plan/import/<import_id>": OWN_IMPORT,
    "/plan/import/<import_id>/<name>": NO_PLAN_FILE,
    "/plan/indsatskort": PAGE,
    "/plan/drejeboeger": IMPORTS,
    "/plan/drejeboeger/ny": IMPORTS,
    "/plan/drejeboeger/<script>": NO_PLAN_FILE,
    "/plan/drejeboeger/<script>/<kind>": NO_PLAN_FILE,
    "/plan/planer": PAGE,
    "/plan/planer/ny": PAGE,
    "/plan/planer/<plan>": PAGE,
    "/plan/planer/<plan>/ret": PLAN_FORM,
    "/plan/planer/<plan>/indsatskort/<int:card>": PAGE,
    "/plan/planer/<plan>/fil/<sha256>": NO_FILE,
    "/plan/enheder": PAGE,
    "/plan": ({303, 401}, {303}, {303}),
    "/plan/aarshjul": PAGE,
    "/plan/kommune/<municipality>": PAGE,
    "/plan/laering": PAGE,
    "/plan/varmekort": PAGE,
    "/plan/vurderinger": PAGE,
    "/plan/vurderinger/to-aar": PAGE,
    "/plan/vurderinger/<int:number>": SCENARIO,
    "/plan/vurderinger/<int:number>/word": SCENARIO,
    "/tavle/<operation>": PAGE,
    "/ordliste": PAGE,
    "/status": PAGE,
    "/konto": OWN,
    "/konto/bevis": OWN,
    "/gaest": PUBLIC,
    "/log-ind": ({200}, {303}, {303}),
    "/api/v1/operations": READ,
    "/api/v1/operations/<operation>/journal": READ,
    "/api/v1/operations/<operation>/situation": READ,
    "/api/v1/operations/<operation>/log": READ,
    "/api/v1/operations/<operation>/workbook": READ,
    "/api/v1/operations/<operation>/map": READ,
    "/api/v1/map/base.json": READ,
    "/api/v1/map/streets.pmtiles": NONE_THERE,
    "/api/v1/resources/map": READ,
    "/api/v1/operations/<operation>/resources/map": READ,
    "/api/v1/exposure": ASKED,
    "/api/v1/exposure/objects": ASKED,
    "/api/v1/operations/<operation>/presently": ({401}, {404}, {404}),  # of no incident
    "/api/v1/register": READ,
    "/api/v1/register/<object_id>": READ,
    "/api/v1/imports/<import_id>": ({401}, {200, 403, 404}, {200, 403, 404}),
    "/api/v1/scripts": SCRIPTS,
    "/api/v1/scripts/<script>": ({401}, {403, 404}, {403, 404}),
    "/api/v1/plans": READ,
    "/api/v1/plans/<plan>": READ,
    "/api/v1/responsibility": READ,
    "/api/v1/lessons": READ,
    "/api/v1/assessments": READ,
    "/api/v1/assessments/<scenario>": ({401}, {200, 404}, {200, 404}),
    "/api/v1/responsibility/answer": READ,
    "/api/v1/openapi.json": READ,
    "/api/v1/me": READ,
    "/api/v1/health": PUBLIC,
    "/static/<version>/<path:path>": PUBLIC,
}
_WRITES: dict[str, tuple[set[int], set[int], set[int]]] = {
    "/log-ind": ({403}, {401}, {401}),
    "/sprog": ({403}, {303}, {303}),
    # no such link; and after twenty guesses from one address nobody is heard any more
    "/gaest": ({403}, {404, 429}, {404, 429}),
    "/gaest/ind": ({403}, {404, 429}, {404, 429}),
    "/log-ud": MOVE,
    "/plads": MOVE,
    "/konto/adgangskode": ({401}, {422}, {403}),
    "/konto/bevis": ({401}, {422}, {403}),
    "/konto/sessioner/<public>/slet": UNKNOWN,
    "/gendannet": ({401}, {403, 409}, {403}),  # 409: nothing is held back
    "/api/v1/operations": COMMAND,
    "/api/v1/operations/<operation>/commands/<command>": COMMAND,
    "/api/v1/planning/commands/<command>": COMMAND,
    "/api/v1/resources/commands/<command>": RESOURCE,
    "/api/v1/resources/rows": RESOURCE,
    "/api/v1/operations/<operation>/resources/rows": RESOURCE,
    "/api/v1/operations/<operation>/attachments": COMMAND,
    "/api/v1/planning/attachments": PLAN_FILE,
    "/api/v1/drafts/scripts": SCRIPTS,
    "/api/v1/places": READ,
    "/api/v1/imports": COMMAND,
    **dict.fromkeys(
        (f"/api/v1/imports/<import_id>/{act}" for act in ("check", "write", "undo", "discard")),
        ({401}, {422, 403}, {422, 403}),  # nothing that makes sense is sent
    ),
}
ANYBODY = {rule for rule, want in _READS.items() if want == PUBLIC} | {
    "/log-ind",
    "/sprog",
    "/gaest/ind",
}


def _asked(rule: str) -> tuple[set[int], set[int], set[int]]:
    some = _READS.get(rule) in SOME or "/imports" in rule or "/scripts" in rule
    return ({401}, {200, 403} if some else {200}, {403, 200})


ROUTES = {
    **{(rule, method): want for rule, want in _READS.items() for method in ("GET", "HEAD")},
    **{(rule, "POST"): want for rule, want in _WRITES.items()},
    **{
        (rule, "OPTIONS"): PUBLIC if rule in ANYBODY else _asked(rule)
        for rule in {**_READS, **_WRITES}
    },
}


def sent_by(rule: str) -> str:
    """What is sent by a route for commands."""
    if "/resources/" in rule:
        return "RetireResource"
    return "RetireMatrixRow" if "/planning/" in rule else "RecordEntry"
