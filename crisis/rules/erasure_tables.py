"""What may go by law in the planning and in the resources: one line for each type of entry."""

from __future__ import annotations

PLANNING_LAWS: dict[str, str | None] = {
    "AuthorityRegistered": "erasure.directory",
    "SeatRegistered": "erasure.directory",
    "MunicipalityPlaced": "erasure.directory",
    "MatrixRowSet": "erasure.directory",
    "MatrixRowRetired": "erasure.no_words",
    "IncidentTypeSet": "erasure.directory",
    "IncidentTypeRetired": "erasure.no_words",
    "CategorySet": "erasure.directory",
    "CategoryRetired": "erasure.no_words",
    "CategoryReplaced": "erasure.no_words",
    "CategoryRestored": "erasure.directory",
    "ObjectsRegistered": None,
    "ObjectChanged": None,
    "ObjectRetired": None,
    "ImportFinished": None,
    "ObjectsTakenBack": None,
    "ImportUndone": None,
    "PartnerRegistered": None,
    "PartnerChanged": None,
    "PartnerRetired": "erasure.no_words",
    "SupplySet": None,
    "SupplyRetired": "erasure.no_words",
    "WhatIfSaved": None,
    "WhatIfDropped": "erasure.no_words",
    "PlanRegistered": None,
    "PlanChanged": None,
    "PlanRetired": "erasure.no_words",
    "UnitRegistered": None,
    "UnitChanged": None,
    "UnitRetired": "erasure.no_words",
    "DeputiesPlanned": None,
    "MailboxSet": None,
    "ScenarioDescribed": None,
    "ScenarioWithdrawn": "erasure.no_words",
    "ScenarioAssessed": None,
    "AssessmentWithdrawn": "erasure.no_words",
    "DifferenceSettled": None,
    "ActionFinished": "erasure.no_words",
    "ReasonGiven": None,
    "ScaleWorded": "erasure.directory",
    "HazardsWorded": "erasure.directory",
    "GeodataImported": "erasure.no_words",
    "ScriptSaved": None,
    "ScriptRetired": "erasure.no_words",
    "EntryErased": "erasure.erasure",
    "InstallationRestored": "erasure.no_words",
    "PublishingAllowed": "erasure.no_words",
}
"""Type of a planning entry → why it may never be erased; None: when nothing stands by it: no
object, no partner, no plan, no unit, no deputies, no mailbox, no scenario or number, nothing
that was agreed, no supply, no what-if and no script."""

RESOURCE_LAWS: dict[str, str | None] = {
    "ResourcesCopied": "erasure.drill_copy",
    "ResourcesRegistered": None,
    "ResourceChanged": None,
    "ResourceRetired": "erasure.no_words",
    "ConditionSaid": None,
    "OccupancySaid": None,
    "PromiseMade": "erasure.no_words",
    "PromiseMoved": "erasure.no_words",
    "LinesAllotted": "erasure.no_words",
    "LineRefused": "erasure.no_words",
    "ShortageNoted": "erasure.no_words",
    "EntryErased": "erasure.erasure",
}
"""Type of an entry of the resources → why it may never be erased; None: when it is not by this
entry that something stands in the list."""
