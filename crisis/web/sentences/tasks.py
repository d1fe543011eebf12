"""Refusals about tasks and who has them, in words."""

from __future__ import annotations

_NAME_ONE = "Vælg selv, hvem der skal bedes, og giv opgaven en titel."
_NAME_ONE_EN = "Choose yourself whom to ask, and give the task a title."

SENTENCES: dict[str, tuple[str, str]] = {
    "task.unknown": (
        "Der er ingen opgave med det nummer i denne indsats.",
        "There is no task with that number in this operation.",
    ),
    "task.not_yours": (
        "Opgaven hører til en anden myndighed. Bed den selv om det, eller lad logføreren skrive "
        "det, når den har sagt det i telefonen.",
        "The task belongs to another authority. Ask it, or let the log keeper write it down when "
        "it has said so by telephone.",
    ),
    "task.move": (
        "Det kan ikke gøres, som opgaven står nu. Se på den igen, og vælg et af de skridt, der er.",
        "That cannot be done as the task stands now. Look at it again and take a step it offers.",
    ),
    "task.reason_missing": (
        "Skriv hvorfor. Den, der afviser eller bestrider en opgave, siger grunden.",
        "Write why. Whoever declines or contests a task gives the reason.",
    ),
    "task.deadline_past": (
        "Fristen er allerede passeret. Skriv et senere tidspunkt.",
        "The deadline has already passed. Give a later time.",
    ),
    "task.unknown_before": (
        "Opgaven kan ikke vente på O{number}. Der er ingen opgave med det nummer, som I kan se.",
        "The task cannot wait for O{number}. There is no task with that number that you can see.",
    ),
    "task.circle": (
        "Så ville opgaverne vente på hinanden i ring: {path}. Tag en af dem ud.",
        "Then the tasks would wait for each other in a circle: {path}. Take one of them out.",
    ),
    "task.unchanged": (
        "Frist, påmindelse og rækkefølge er allerede sådan.",
        "Deadline, reminder and order are so already.",
    ),
    "task.title_missing": (
        "Skriv hvad opgaven går ud på, når du selv vælger, hvem der skal bedes.",
        "Write what the task is when you choose yourself whom to ask.",
    ),
    "task.other_authority": (
        "Vælg en anden myndighed end den, der har opgaven nu.",
        "Choose another authority than the one that has the task now.",
    ),
    "task.nothing_to_confirm": (
        "Der er intet skrevet for jer i telefonen, som mangler at blive bekræftet.",
        "Nothing written down for you by telephone waits to be confirmed.",
    ),
    "task.nobody_no_row": (
        "Ansvarsmatricen siger ikke, hvem der har »{part}«. " + _NAME_ONE,
        "The matrix does not say who has '{part}'. " + _NAME_ONE_EN,
    ),
    "task.nobody_no_place": (
        "Hvem der har »{part}«, afhænger af stedet. Vælg en kommune, eller knyt opgaven til en "
        "hændelse.",
        "Who has '{part}' depends on the place. Choose a municipality or link the task to an "
        "incident.",
    ),
    "task.nobody_no_ground": (
        "Planlægningen siger ikke, hvilken region og hvilket redningsberedskab kommunen hører til, "
        "så ingen er fundet til »{part}«. " + _NAME_ONE,
        "The planning does not say which region and fire service the municipality belongs to, so "
        "nobody was found for '{part}'. " + _NAME_ONE_EN,
    ),
    "task.nobody_no_owner": (
        "»{part}« er anlæggets ejers opgave. Skriv ejeren, som den står i fortegnelsen over "
        "myndigheder, eller vælg selv, hvem der skal bedes.",
        "'{part}' is the owner's task. Give the owner as it stands in the directory, or choose "
        "yourself whom to ask.",
    ),
    "task.nobody_unknown_authority": (
        "Den, ansvarsmatricen nævner for »{part}«, står ikke i fortegnelsen over myndigheder. "
        + _NAME_ONE,
        "The one the matrix names for '{part}' is not in the directory of authorities. "
        + _NAME_ONE_EN,
    ),
}
