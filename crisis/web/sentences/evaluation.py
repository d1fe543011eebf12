"""Refusals about how a drill went, in words."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "evaluation.live": (
        "Dette er ikke en øvelse. Kun øvelser bedømmes og får hot wash.",
        "This is not an exercise. Exercises alone are judged and have a hot wash.",
    ),
    "evaluation.archived": (
        "Øvelsen er arkiveret og kan kun læses.",
        "The exercise is archived and can only be read.",
    ),
    "evaluation.one_criterion": (
        "Bedøm én ting ad gangen: et indspil eller et mål.",
        "Judge one thing at a time: an inject or a goal.",
    ),
    "evaluation.unknown_goal": (
        "Det mål har øvelsens drejebog ikke. Vælg et af målene, der står i den.",
        "The drill's script has no such goal. Choose one of the goals that stand in it.",
    ),
    "evaluation.unknown_entry": (
        "Post {number} findes ikke. Skriv numre på poster, der står i loggen.",
        "There is no entry {number}. Write numbers of entries that are in the log.",
    ),
    "evaluation.not_over": (
        "Øvelsen er ikke slut endnu. Hot wash gives, når den er.",
        "The exercise is not over yet. The hot wash is given when it is.",
    ),
    "evaluation.not_set": (
        "PDF-filen kunne ikke laves. Udskriv siden i stedet, eller prøv igen.",
        "The PDF file could not be made. Print the page instead, or try again.",
    ),
    "evaluation.nothing_said": (
        "Skriv mindst én ting, der var god eller kan blive bedre.",
        "Write at least one thing that was good or could be better.",
    ),
}
