"""Who gets what first, as it is read: Danish and English."""

from __future__ import annotations

from enum import StrEnum

from crisis.terms.allotments import LineState, Reopening
from crisis.terms.priority import Aim, Basis, Lack, Why
from crisis.terms.waiting import WaitKind

PRIORITIES: tuple[tuple[StrEnum, str, str], ...] = (
    (Aim.LIFE, "liv og helbred", "life and health"),
    (Aim.SUPPLY, "kritisk forsyning", "critical supply"),
    (Aim.ENVIRONMENT, "miljø", "environment"),
    (Aim.PROPERTY, "ejendom", "property"),
    (WaitKind.LINE, "bekræft jeres del af prioriteringen", "confirm your part of the priorities"),
    (WaitKind.SHORTAGE, "jeres anmodning får ikke alt", "your request does not get all"),
    (
        WaitKind.REQUEST_LOST,
        "der kommer mindre, end I bad om",
        "less is coming than you asked for",
    ),
    (
        WaitKind.PROMISE_BROKEN,
        "I har lovet noget, der ikke er der: frigiv det",
        "you promised what is not there: let it go",
    ),
    (
        WaitKind.REOPENED,
        "prioriteringen skal besluttes igen",
        "priorities must be decided anew",
    ),
    (LineState.PENDING, "venter på ejeren", "waits for its owner"),
    (LineState.CONFIRMED, "bekræftet", "confirmed"),
    (LineState.REFUSED, "afvist af ejeren", "refused by its owner"),
    (LineState.WITHDRAWN, "frigivet igen", "let go again"),
    (LineState.REPLACED, "afløst af en ny beslutning", "replaced by another decision"),
    (Reopening.ORDER, "rækkefølgen er ændret", "the order has changed"),
    (Reopening.ASKED, "ny anmodning", "new request"),
    (Reopening.GONE, "frafaldet eller slut", "withdrawn or over"),
    (Reopening.SUPPLY, "ændret hos ejeren", "changed by its owner"),
    (Reopening.REFUSED, "ejeren har sagt nej", "its owner said no"),
    (Reopening.WITHDRAWN, "tilsagnet er frigivet igen", "what was promised was let go again"),
    (Basis.AIMS, "hensynenes rækkefølge", "the order of the aims"),
    (Basis.FIRST_COME, "rækkefølgen, der blev bedt i", "the order of asking"),
    (Basis.SOLVER, "alle anmodninger regnet på én gang", "all requests worked out at once"),
    (Why.WHOLE, "gør mest gavn der, når alt regnes sammen", "does most good there, all considered"),
    (Why.STAYS, "er allerede lovet dertil", "is promised there already"),
    (Why.NEAREST, "er den, der hurtigst er fremme", "is there first"),
    (
        Why.FOLLOWS,
        "er den, der hurtigst er fremme efter dem, der også kommer",
        "is there first after those that come too",
    ),
    (
        Why.NEXT,
        "er den nærmeste, der ikke er bundet",
        "is the nearest that nothing holds",
    ),
    (Why.MOVED, "flyttes fra et hensyn, der kommer efter", "is moved from an aim that comes after"),
    (
        Lack.NONE_SUCH,
        "ingen har meldt en enhed, der kan det og virker",
        "nobody has told of a unit that can do it and works",
    ),
    (
        Lack.NO_ROAD,
        "der fører ingen vej derhen fra dem, der er",
        "no road leads there from those there are",
    ),
    (
        Lack.TAKEN,
        "dem, der er, går til det, der kommer først",
        "those there are go to what comes first",
    ),
)
