"""Refusals about decisions, in words."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "decision.unknown": (
        "Den beslutning findes ikke i denne indsats.",
        "There is no such decision in this operation.",
    ),
    "decision.question_missing": (
        "Skriv, hvad der skulle tages stilling til.",
        "Write what had to be decided.",
    ),
    "decision.option_missing": (
        "Skriv muligheden, eller fjern linjen.",
        "Write the option, or remove the line.",
    ),
    "decision.option_twice": (
        "Den mulighed står der allerede. Skriv en anden, eller fjern linjen.",
        "That option is there already. Write another, or remove the line.",
    ),
    "decision.ground_missing": (
        "Skriv begrundelsen: hvorfor dette og ikke det andet.",
        "Write the reason: why this and not the other.",
    ),
    "decision.not_chosen": (
        "Vælg en af mulighederne, »besluttet ikke at gøre det« eller »udsat«.",
        "Choose one of the options, 'decided not to' or 'postponed'.",
    ),
    "decision.chosen_and_not": (
        "Enten er en mulighed valgt, eller det er besluttet ikke at gøre det. Vælg ét af dem.",
        "Either an option is chosen, or it is decided not to. Choose one of them.",
    ),
    "decision.no_option": (
        "Der er {count} muligheder. Vælg en af dem.",
        "There are {count} options. Choose one of them.",
    ),
    "decision.not_coordinating": (
        "Den koordinerende ledelse har politiet (beredskabsloven § 17). Vælg egen sektors ansvar "
        "eller efter bemyndigelse.",
        "The police coordinate (Beredskabsloven § 17). Choose own sector, or by delegation.",
    ),
    "decision.delegation_missing": (
        "Skriv, hvem der har givet bemyndigelsen, og til hvad.",
        "Write who gave the delegation, and for what.",
    ),
    "decision.over_already": (
        "Det tidspunkt er passeret. Skriv, hvor længe beslutningen gælder herfra, eller lad feltet "
        "stå tomt.",
        "That time has passed. Write until when the decision holds from now, or leave it empty.",
    ),
    "decision.deadline_past": (
        "Fristen er passeret. Skriv et senere tidspunkt, eller lad den stå tom.",
        "The deadline has passed. Give a later time, or leave it empty.",
    ),
    "decision.own_dissent": (
        "Man tager ikke forbehold for sin egen beslutning. Vil I noget andet, så erstat den.",
        "It is the authority's own decision. A reservation is another's; to want something else is "
        "to replace the decision.",
    ),
    "decision.words_missing": (
        "Skriv det med få ord.",
        "Write it in a few words.",
    ),
    "decision.not_yours": (
        "Beslutningen er truffet af {authority}, og kun den kan erstatte den. Notér et forbehold, "
        "eller træf jeres egen beslutning.",
        "{authority} took the decision, and only they replace it. Note a reservation, or take a "
        "decision of your own.",
    ),
    "decision.replaced": (
        "Beslutningen er allerede erstattet af nr. {by}. Erstat den i stedet.",
        "The decision was replaced by no. {by} already. Replace that one instead.",
    ),
    "decision.over": (
        "Beslutningen gælder ikke længere. Skriv en ny.",
        "The decision holds no longer. Write a new one.",
    ),
    "decision.no_follow_up": (
        "Den opfølgning findes ikke i beslutningen.",
        "There is no such follow-up in the decision.",
    ),
    "decision.not_your_follow_up": (
        "Opfølgningen ligger hos {authority}. De melder den udført; den, der traf beslutningen, "
        "kan melde, at den ikke længere er nødvendig.",
        "The follow-up lies with {authority}. They report it done; who took the decision may say "
        "that it is not needed any more.",
    ),
    "decision.settled_meanwhile": (
        "Der er sagt noget om opfølgningen imens. Se den igen, og send så, hvis det stadig passer.",
        "Something was said of the follow-up meanwhile. Look again, and send if it still fits.",
    ),
    "decision.settled_so": (
        "Det står der allerede.",
        "It says so already.",
    ),
}
