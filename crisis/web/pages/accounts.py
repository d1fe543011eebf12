"""Logging in and out, the seat, the language, one's own log-ins and password."""

from __future__ import annotations

from typing import Any

from flask import (
    Blueprint,
    Response,
    make_response,
    redirect,
    render_template,
    request,
    session,
)
from flask_babel import gettext as _
from flask_security import login_user, logout_user
from flask_wtf.csrf import generate_csrf

from crisis.errors import Malformed, RefusalKind, Refused
from crisis.web import edge
from crisis.web.accounts.audit import Act
from crisis.web.accounts.passwords import judge
from crisis.web.accounts.people import Account
from crisis.web.accounts.sessions import First, nothing
from crisis.web.cookies import LEAVE_NOTHING, browser_session, cookies
from crisis.web.ended import ended
from crisis.web.languages import LANGUAGE, LANGUAGES
from crisis.web.limits import attempt, succeeded
from crisis.web.parts import parts
from crisis.web.paths import own_path
from crisis.web.proving import prove, proved
from crisis.web.security import current_account
from crisis.web.texts import sentence
from crisis.web.times import day_and_time
from crisis.web.words import spoken

pages = Blueprint("accounts", __name__)

AFTER_LOG_IN = "/operationer"
WRONG = Refused("access.wrong_password")


@pages.get("/")
def home() -> Response:
    """The way in; a guest has one board."""
    place = edge.account().guest
    if place is not None:
        return _go(f"/operationer/{place.operation}")
    return _go(AFTER_LOG_IN)


@pages.get("/log-ind")
def log_in_form() -> Response:
    """The form to log in; whoever is logged in goes on."""
    over = ended()
    if over is not None:
        return over
    if current_account() is not None:
        return _go(own_path(request.args.get("next"), AFTER_LOG_IN))
    return _form(200)


@pages.post("/log-ind")
def log_in() -> Response:
    """Log in with user name and password."""
    username, password = request.form.get("username", ""), request.form.get("password", "")
    ip = edge.caller().ip
    attempt(username, ip)
    who = proved(username, password)
    if who is None or who.guest is not None:
        parts().audit.note(Act.LOG_IN_FAILED, None, ip, username=username.strip()[:80])
        return _form(401, username, sentence(WRONG, spoken()))
    succeeded(username, ip)
    begin(who, by_password=True)
    parts().audit.note(Act.LOGGED_IN, who.id, ip)
    return _go(own_path(request.form.get("next"), AFTER_LOG_IN))


@pages.post("/log-ud")
def log_out() -> Response:
    """Log out: the row goes, its sockets follow, the browser forgets."""
    return _leave(edge.account())


@pages.post("/plads")
def seat() -> Response:
    """Take one of one's seats, or one that is lent to one in an operation."""
    who = edge.account()
    wanted, operation = request.form.get("seat", ""), request.form.get("operation", "")
    if wanted in {one.id for one in edge.held_seats(who, parts().handler.planning())}:
        session[edge.SEAT] = wanted
        session.pop(edge.LENT, None)
    elif edge.borrowed(parts(), who.id, operation, wanted):
        session[edge.LENT] = {"operation": operation, "seat": wanted}
    else:
        raise Refused("access.seat_not_held", field="seat", kind=RefusalKind.FORBIDDEN)
    parts().audit.note(Act.SEAT_CHOSEN, who.id, edge.caller().ip, seat=wanted)
    return _go(own_path(request.form.get("next"), AFTER_LOG_IN))


@pages.post("/sprog")
def language() -> Response:
    """Choose Danish or English."""
    wanted = request.form.get("language", "")
    if wanted not in LANGUAGES:
        raise Malformed("field.not_a_choice", "language")
    session[LANGUAGE] = wanted
    return _go(own_path(request.form.get("next"), "/"))


@pages.get("/konto")
def account() -> Response:
    """One's own account."""
    return _account(edge.account())


@pages.post("/konto/adgangskode")
def password() -> Response:
    """Change one's password; every other log-in ends."""
    who, ip = edge.account(), edge.caller().ip
    attempt(who.username, ip)
    current, new = request.form.get("current", ""), request.form.get("new", "")
    problem = _unfit(who, current, new, request.form.get("repeat", ""))
    if problem is not None:
        parts().audit.note(Act.PASSWORD_CHANGE_FAILED, who.id, ip, code=problem.code)
        text = sentence(problem, spoken())
        return _account(who, {problem.field or "current": text}, 422)
    succeeded(who.username, ip)
    held = browser_session().log_in
    mark = parts().people.set_password(
        who.id, parts().passwords.hash(new), keep=held.hash if held else None
    )
    session["_user_id"] = mark
    prove()
    parts().audit.note(Act.PASSWORD_CHANGED, who.id, ip)
    return _go("/konto")


@pages.post("/konto/sessioner/<public>/slet")
def end_session(public: str) -> Response:
    """End one of one's own log-ins; another's is as unknown as one that never was."""
    who, held = edge.account(), browser_session().log_in
    if held is not None and held.public == public:
        return _leave(who)
    if not parts().sessions.end_public(who.id, public):
        raise Refused("session.unknown", kind=RefusalKind.UNKNOWN)
    parts().audit.note(Act.SESSION_ENDED, who.id, edge.caller().ip, session=public)
    return _go("/konto")


def begin(who: Account, *, by_password: bool, first: First = nothing) -> None:
    """Begin a log-in under a new secret, with nothing taken over but the language. first: what is
    done in the transaction that stores it."""
    kept = session.get(LANGUAGE)
    session.clear()
    login_user(who, remember=False, authn_via=["password" if by_password else "link"])
    if kept:
        session[LANGUAGE] = kept
    chosen = edge.chosen_seat(who, parts().handler.planning(), None)
    if chosen is not None:
        session[edge.SEAT] = chosen.id
    if by_password:
        prove()
    generate_csrf()
    cookies().begin(who.id, edge.caller(), first)


def _leave(who: Account) -> Response:
    """End this browser's log-in; the language stays, nothing else does."""
    kept = session.get(LANGUAGE)
    logout_user()
    cookies().end()
    if kept:
        session[LANGUAGE] = kept
    parts().audit.note(Act.LOGGED_OUT, who.id, edge.caller().ip)
    response = _go("/log-ind")
    response.headers["Clear-Site-Data"] = LEAVE_NOTHING
    return response


def _unfit(who: Account, current: str, new: str, repeat: str) -> Refused | None:
    """Say why the password cannot be changed so; the old one is asked for first."""
    stored = parts().people.named(who.username)
    if not parts().passwords.verify(stored.password if stored else None, current):
        return Refused("account.password_wrong", field="current")
    if new == current:
        return Refused("account.password_same", field="new")
    problem = judge(new, username=who.username)
    if problem is None and new != repeat:
        problem = Refused("account.password_differs", field="repeat")
    return problem


def _form(status: int, username: str = "", error: str | None = None) -> Response:
    page = render_template(
        "accounts/login.html",
        form_error=error,
        username=username,
        next=own_path(request.values.get("next"), ""),
    )
    return make_response(page, status)


def _account(who: Account, errors: dict[str, str] | None = None, status: int = 200) -> Response:
    held = browser_session().log_in
    now = parts().clock()
    rows: list[dict[str, Any]] = [
        {
            "id": one.public,
            "current": held is not None and one.hash == held.hash,
            "created": day_and_time(one.created, now, spoken()),
            "seen": day_and_time(one.seen, now, spoken()),
            "agent": _browser(one.agent),
        }
        for one in parts().sessions.of(who.id)
    ]
    page = render_template("accounts/account.html", sessions=rows, errors=errors or {})
    return make_response(page, status)


def _browser(agent: str) -> str:
    """Say in a few words which browser on which machine; the rest of the line is noise."""
    names = ("Edg/", "OPR/", "Firefox/", "Chrome/", "Safari/")
    shown = {"Edg/": "Edge", "OPR/": "Opera"}
    browser = next((shown.get(one, one.rstrip("/")) for one in names if one in agent), "")
    systems = ("Windows", "Android", "iPhone", "iPad", "Mac OS", "Linux")
    system = next((one for one in systems if one in agent), "")
    if browser and system:
        return str(_("%(browser)s på %(system)s", browser=browser, system=system))
    return browser or system or agent[:60]


def _go(path: str) -> Response:
    return make_response(redirect(path, 303))
