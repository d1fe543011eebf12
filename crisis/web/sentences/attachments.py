"""Refusals about files that belong to an entry, in words."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "attachment.too_large": (
        "Filen er for stor. Et bilag må højst fylde {limit} MB. Gem billedet mindre, eller del "
        "PDF-filen.",
        "The file is too large. An attachment may be at most {limit} MB. Save the picture smaller, "
        "or split the PDF.",
    ),
    "attachment.empty": (
        "Filen er tom. Vælg den igen.",
        "The file is empty. Choose it again.",
    ),
    "attachment.disagrees": (
        "Filen siger, at den er {said}, men indholdet er {found}. Giv den den rigtige endelse, "
        "eller gem den på ny.",
        "The file says that it is {said}, but its content is {found}. Give it the right ending, or "
        "save it anew.",
    ),
    "attachment.zip": (
        "Filen er en zip-fil. Kun billeder og PDF kan vedhæftes. Pak den ud, og vælg det, der er i "
        "den.",
        "The file is a zip file. Only pictures and PDF can be attached. Unpack it and choose what "
        "is in it.",
    ),
    "attachment.office": (
        "Filen er et Office-dokument. Gem det som PDF, og vedhæft PDF-filen.",
        "The file is an Office document. Save it as PDF and attach the PDF.",
    ),
    "attachment.page": (
        "Filen er en webside eller en SVG-tegning, og den kan indeholde programmer. Gem den som "
        "PDF eller PNG.",
        "The file is a web page or an SVG drawing, which may hold programs. Save it as PDF or PNG.",
    ),
    "attachment.program": (
        "Filen er et program. Det kan ikke vedhæftes.",
        "The file is a program. It cannot be attached.",
    ),
    "attachment.other_picture": (
        "Filen er et billede af typen {found}. Gem det som JPEG eller PNG.",
        "The file is a picture of type {found}. Save it as JPEG or PNG.",
    ),
    "attachment.moving": (
        "Filen er en film eller et levende billede. Tag et stillbillede, og vedhæft det.",
        "The file is a film or an animation. Take a still picture and attach that.",
    ),
    "attachment.unknown_type": (
        "Filen er hverken et billede eller en PDF. Kun JPEG, PNG, WebP og PDF kan vedhæftes.",
        "The file is neither a picture nor a PDF. Only JPEG, PNG, WebP and PDF can be attached.",
    ),
    "attachment.broken": (
        "Filen begynder som {found}, men er ikke hel. Åbn den, se, om den kan vises, og gem den på "
        "ny.",
        "The file begins as {found} but is not whole. Open it, see whether it can be shown, and "
        "save it anew.",
    ),
    "attachment.too_many_pixels": (
        "Billedet er på {megapixels} millioner punkter; det højeste er {limit}. Gem det mindre.",
        "The picture has {megapixels} million pixels; the most is {limit}. Save it smaller.",
    ),
    "attachment.no_room": (
        "Der er ikke plads til bilag på serveren; resten er holdt fri til loggen. Skriv det "
        "vigtigste i en post, og sig det til driften.",
        "There is no room for attachments on the server; the rest is kept free for the log. Write "
        "what matters in an entry, and tell the operator.",
    ),
    "attachment.too_often": (
        "Én konto kan sende {files} filer eller {megabytes} MB i timen, og det er brugt. Vent "
        "{minutes} minutter, eller lad en anden på holdet sende filen. Skriv det vigtigste i en "
        "post imens.",
        "One account can send {files} files or {megabytes} MB in an hour, and that is used up. "
        "Wait {minutes} minutes, or let somebody else of the team send the file. Write what "
        "matters in an entry meanwhile.",
    ),
    "attachment.form": (
        "Send filen selv, som den er, og ikke i en formular.",
        "Send the file itself, as it is, and not in a form.",
    ),
    "attachment.cut_off": (
        "Filen kom ikke helt frem. Prøv igen.",
        "The file did not arrive whole. Try again.",
    ),
    "attachment.not_there": (
        "Filen ligger ikke på serveren. Send den igen, og vedhæft den så.",
        "The file is not on the server. Send it again, then attach it.",
    ),
    "attachment.not_yours": (
        "Kun den myndighed, hvis ord posten er, og logføreren kan vedhæfte til den. Skriv en egen "
        "post, og vedhæft til den.",
        "Only the authority whose words the entry holds, and the log keeper, can attach to it. "
        "Write an entry of your own and attach to that.",
    ),
    "attachment.already": (
        "Den fil er allerede vedhæftet posten.",
        "That file is attached to the entry already.",
    ),
    "attachment.too_many": (
        "Posten har allerede {most} bilag. Skriv en ny post til resten.",
        "The entry already has {most} attachments. Write a new entry for the rest.",
    ),
    "attachment.missing": (
        "Bilaget mangler på serverens disk. Sig det til driften; det kan hentes fra en "
        "sikkerhedskopi.",
        "The attachment is missing from the server's disk. Tell the operator; it can be fetched "
        "from a backup.",
    ),
    "attachment.unknown": (
        "Det bilag findes ikke.",
        "There is no such attachment.",
    ),
}
