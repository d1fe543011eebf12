"""Refusals about a drill that is played, in words."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "drill.live": (
        "Dette er ikke en øvelse. En drejebog spilles kun i en øvelse.",
        "This is not an exercise. A script is played in an exercise only.",
    ),
    "drill.not_prepared": (
        "Øvelsen har ingen drejebog endnu. Øvelsesledelsen gør den klar først.",
        "The drill has no script yet. Exercise control prepares it first.",
    ),
    "drill.prepared_already": (
        "Øvelsen er gjort klar. Åbn en ny øvelse til en anden drejebog.",
        "The drill is prepared. Open another exercise for another script.",
    ),
    "drill.no_injects": (
        "Drejebogen har ingen indspil. Skriv mindst ét.",
        "The script has no injects. Write at least one.",
    ),
    "drill.has_steps": (
        "Drejebogen har trin, og dem spiller øvelsesuret ikke: den spilles kun af »crisis drill "
        "play«. Skriv trinnene om til indspil, eller slet dem.",
        "The script has steps, which the drill's clock does not play: it is played by 'crisis "
        "drill play' alone. Write the steps as injects, or delete them.",
    ),
    "drill.no_code_word": (
        "Skriv et kodeord, som alle får, så øvelsen kan standses af en reel hændelse.",
        "Write a code word that all are given, so that a real event can stop the drill.",
    ),
    "drill.not_started": (
        "Øvelsen er ikke begyndt. Vent, til øvelsesledelsen starter den.",
        "The drill has not begun. Wait until exercise control starts it.",
    ),
    "drill.runs_already": (
        "Øvelsesuret går. Hent siden igen for at se, hvor det står.",
        "The drill's clock runs. Load the page again to see what it says.",
    ),
    "drill.paused": (
        "Øvelsen er på pause. Vent, til øvelsesledelsen fortsætter.",
        "The drill is paused. Wait until exercise control goes on.",
    ),
    "drill.over": (
        "Øvelsen er slut. Intet mere gives eller besvares.",
        "The drill is over. Nothing more is given or answered.",
    ),
    "drill.clock_moved": (
        "En anden har stillet øvelsesuret i mellemtiden. Se, hvor det står, og prøv igen.",
        "Somebody else moved the drill's clock meanwhile. See what it says and try again.",
    ),
    "drill.move_needs": (
        "Skriv, hvor langt eller hvor hurtigt uret skal gå.",
        "Write how far or how fast the clock is to go.",
    ),
    "drill.backwards": (
        "Uret går kun frem. Vælg et tidspunkt efter det, det viser.",
        "The clock goes forward only. Choose a time after what it shows.",
    ),
    "drill.clock_only": (
        "Det gør øvelsesuret selv, når maskinens ur er stillet tilbage. Brug pause og genoptag.",
        "The drill's clock does that itself when the machine's was put back. Use pause and resume.",
    ),
    "drill.checked_already": (
        "Pladsen har meldt sig. Du behøver ikke gøre mere.",
        "The seat has reported. You need do no more.",
    ),
    "drill.unknown_inject": (
        "Drejebogen har intet indspil af det navn så mange gange. Hent siden igen.",
        "The script has no inject of that name that many times. Load the page again.",
    ),
    "drill.given_already": (
        "Indspillet er givet.",
        "The inject has been given.",
    ),
    "drill.command_by_clock": (
        "Indspillet er en handling ved tavlen; den giver øvelsesuret selv til tiden.",
        "The inject is an act at the board; the drill's clock gives it itself in time.",
    ),
    "drill.not_held": (
        "Indspillet holdes ikke tilbage. Det kommer af sig selv, eller du kan give det nu.",
        "The inject is not held back. It comes by itself, or you can give it now.",
    ),
    "drill.released_already": (
        "Indspillet er frigivet.",
        "The inject has been released.",
    ),
    "drill.nobody_told": (
        "Vælg mindst én plads eller celle, der skal have det.",
        "Choose at least one seat or cell that is to have it.",
    ),
    "drill.unknown_seat": (
        "Der er ingen plads »{seat}« i øvelsen. Vælg en fra listen.",
        "There is no seat '{seat}' in the drill. Choose one of the list.",
    ),
    "drill.unknown_given": (
        "Der er intet indspil at svare på under det nummer. Hent siden igen.",
        "There is no inject to answer by that number. Load the page again.",
    ),
    "drill.control_only": (
        "Kun øvelsesledelsen slutter øvelsen. Er der sket noget reelt, så brug kodeordet.",
        "Exercise control alone ends the drill. If something real happened, use the code word.",
    ),
    "drill.wrong_code_word": (
        "Det er ikke øvelsens kodeord. Prøv igen, eller ring til øvelsesledelsen.",
        "That is not the drill's code word. Try again, or call exercise control.",
    ),
    "drill.code_word_wait": (
        "For mange forkerte kodeord. Vent {seconds} sekunder, og prøv igen. Haster det, så ring "
        "til øvelsesledelsen: den slutter øvelsen uden kodeord.",
        "Too many wrong code words. Wait {seconds} seconds and try again. If it is urgent, call "
        "exercise control: it ends the drill without a code word.",
    ),
    "drill.misses_noted": (
        "Øvelsesledelsen har fået nok at vide om forkerte kodeord fra pladsen.",
        "Exercise control has been told enough of wrong code words from the seat.",
    ),
    "erasure.drill_runs": (
        "Øvelsen spilles efter posten. Slut øvelsen først; slet derefter.",
        "The drill is played by the entry. End the drill first; then erase.",
    ),
}
