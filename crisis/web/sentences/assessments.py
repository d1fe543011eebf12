"""Refusals about assessments, differences, actions and scales, in words."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "scenario.hazard_missing": (
        "Vælg en trussel fra listen, eller skriv en anden.",
        "Choose a hazard of the list, or write another.",
    ),
    "scenario.title_missing": ("Skriv scenariets navn.", "Write the scenario's name."),
    "scenario.text_missing": ("Skriv, hvad der sker.", "Write what happens."),
    "scenario.place_missing": (
        "Sig, hvor det er: skriv et sted, vælg en kommune, eller vælg steder i registret.",
        "Say where it is: write a place, choose a municipality, or choose places of the register.",
    ),
    "scenario.no_municipality": (
        "Vælg en kommune fra listen, eller lad feltet stå tomt.",
        "Choose a municipality of the list, or leave the field empty.",
    ),
    "scenario.unchanged": (
        "Der er ikke ændret noget. Ret det, der skal stå anderledes.",
        "Nothing was changed. Change what should stand differently.",
    ),
    "assessment.unknown_scenario": (
        "Det scenarie findes ikke. Hent siden igen.",
        "There is no such scenario. Load the page again.",
    ),
    "assessment.scenario_gone": (
        "Scenariet er udgået og vurderes ikke mere. Det, der er sagt, kan stadig læses.",
        "The scenario is out of use and is assessed no more. What was said can still be read.",
    ),
    "assessment.scenario_meanwhile": (
        "Scenariet er beskrevet på ny imens. Hent siden igen, og læs det, før I vurderer.",
        "The scenario was described anew meanwhile. Load the page again and read it first.",
    ),
    "assessment.meanwhile": (
        "En anden har lige ændret det (post {number}). Hent siden igen, og læs det først.",
        "Somebody else has just changed it (entry {number}). Load the page again and read it.",
    ),
    "assessment.not_yours": (
        "En myndighed vurderer kun selv. Kun politiets planlægger skriver det, en anden har sagt.",
        "An authority assesses for itself alone. Only the police's planner writes for another.",
    ),
    "assessment.score_missing": (
        "Vælg et tal fra 1 til 5. Ingen af dem må mangle.",
        "Choose a number from 1 to 5. None may be left out.",
    ),
    "assessment.half_score": (
        "Vælg et helt tal fra 1 til 5. Der er ingen halve.",
        "Choose a whole number from 1 to 5. There are no halves.",
    ),
    "assessment.off_scale": (
        "{score} står ikke på skalaen. Vælg et tal fra 1 til 5.",
        "{score} is not on the scale. Choose a number from 1 to 5.",
    ),
    "assessment.review_past": (
        "Den dag er gået. Vælg en dag, hvor vurderingen skal ses efter.",
        "That day has passed. Choose a day on which the assessment is to be reviewed.",
    ),
    "assessment.none": (
        "Der er ingen vurdering at trække tilbage. Hent siden igen.",
        "There is no assessment to take back. Load the page again.",
    ),
    "assessment.reason_missing": ("Skriv hvorfor.", "Write why."),
    "difference.meanwhile": (
        "En af vurderingerne er sagt på ny imens. Hent siden igen, og se, om I stadig er uenige.",
        "One of the assessments was said anew meanwhile. Load the page and see whether you differ.",
    ),
    "difference.not_yours": (
        "En forskel afklares af en af de to, der er uenige, eller af planlæggeren.",
        "A difference is settled by one of the two who differ, or by the planner.",
    ),
    "difference.none": (
        "Der er ingen uafklaret forskel på to trin eller mere. Hent siden igen.",
        "There is no unsettled difference of two steps or more. Load the page again.",
    ),
    "difference.ground_missing": (
        "Skriv, hvad forskellen skyldes.",
        "Write what the difference comes from.",
    ),
    "difference.what_missing": ("Skriv, hvad der skal gøres.", "Write what is to be done."),
    "difference.owner_missing": (
        "Vælg, hvilken myndighed der gør det.",
        "Choose which authority does it.",
    ),
    "difference.owner_unread": (
        "Den myndighed må ikke læse, hvad tiltaget handler om, og ville ikke se det. Vælg en "
        "anden, eller lad den læse vurderingerne først.",
        "That authority may not read what the action is about, and would not see it. Choose "
        "another, or let it read the assessments first.",
    ),
    "difference.due_missing": (
        "Skriv, hvornår det skal være gjort.",
        "Write when it is to be done.",
    ),
    "difference.due_past": (
        "Den dag er gået. Vælg i dag eller en senere.",
        "That day has passed. Choose today or a later one.",
    ),
    "action.unknown": (
        "Det tiltag findes ikke. Hent siden igen.",
        "There is no such action. Load the page again.",
    ),
    "action.not_yours": (
        "Et tiltag afsluttes af den myndighed, der har det, eller af planlæggeren.",
        "An action is finished by the authority that has it, or by the planner.",
    ),
    "action.finished": ("Tiltaget er allerede afsluttet.", "The action is finished already."),
    "action.how_missing": ("Skriv, hvordan det gik.", "Write how it went."),
    "scale.label_missing": ("Skriv trinnets ord.", "Write the step's word."),
    "scale.label_twice": (
        "To trin kan ikke hedde det samme. Skriv et andet ord.",
        "Two steps cannot have the same word. Write another.",
    ),
    "scale.meanwhile": (
        "En anden har ændret ordene imens. Hent siden igen, og læs dem først.",
        "Somebody else has changed the words meanwhile. Load the page again and read them.",
    ),
    "scale.unchanged": ("Ordene er de samme som før.", "The words are the same as before."),
    "hazards.missing": (
        "Skriv mindst én trussel, én på hver linje.",
        "Write at least one hazard, one on each line.",
    ),
    "hazards.twice": (
        "Den samme trussel står der to gange. Slet den ene.",
        "The same hazard is there twice. Delete one of them.",
    ),
    "field.not_a_day": (
        "Det er ikke en dato. Skriv den som 2026-11-17.",
        "That is not a date. Write it like 2026-11-17.",
    ),
    "erasure.scenario_stands": (
        "Scenariet står sådan nu. Beskriv det på ny eller lad det udgå først; slet derefter.",
        "The scenario stands so now. Describe it anew or withdraw it first; then erase.",
    ),
    "erasure.scenario_older": (
        "En ældre beskrivelse ville komme frem igen. Slet de ældre først.",
        "An older description would come back. Erase the older ones first.",
    ),
    "erasure.assessment_stands": (
        "Vurderingen gælder nu. Myndigheden vurderer på ny eller trækker den tilbage først.",
        "The assessment stands now. The authority assesses anew or takes it back first.",
    ),
    "erasure.action_open": (
        "Tiltaget er i gang. Afslut det først; slet derefter.",
        "The action is under way. Finish it first; then erase.",
    ),
    "erasure.difference_stands": (
        "Forskellen ville stå uafklaret igen. En af de to vurderer på ny først.",
        "The difference would stand unsettled again. One of the two assesses anew first.",
    ),
}
