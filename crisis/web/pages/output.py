"""What left the house, as files: the press room for all, an exercise's output for the staff."""

from __future__ import annotations

from pathlib import Path

from flask import (
    Blueprint,
    Response,
    abort,
    redirect,
    render_template,
    request,
    send_from_directory,
    url_for,
)
from werkzeug.wrappers import Response as Redirect

from crisis.terms.operations import Mode
from crisis.web import edge
from crisis.web.guard import leads_to
from crisis.web.pages.models import operation_model
from crisis.web.parts import parts

pages = Blueprint("output", __name__)

PLAIN = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)
MAP = (
    "sandbox allow-scripts; default-src 'none'; script-src 'unsafe-inline'; "
    "style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'"
)
"""The map is one file with its script inside; it may reach nothing, and is no page of ours."""
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".atom": "application/atom+xml; charset=utf-8",
    ".json": "application/feed+json; charset=utf-8",
    ".eml": "text/plain; charset=utf-8",
}
SHORTLY = "public, max-age=30"
INDEX = "index.html"


@pages.get("/presserum/")
@pages.get("/presserum/<name>")
def press_room(name: str = INDEX) -> Response | Redirect:
    """The press room: exactly the files of var/public, for anybody."""
    if not _in_folder():
        return redirect(url_for("output.press_room"), 308)
    folder = parts().settings.var / "public"
    if name == INDEX and not (folder / INDEX).is_file():
        return Response(render_template("statements/nothing.html"), mimetype="text/html")
    response = _file(folder, name)
    response.headers["Cache-Control"] = SHORTLY
    return response


@pages.get("/operationer/<operation>/oevelsesudgang/")
@pages.get("/operationer/<operation>/oevelsesudgang/<name>")
@leads_to(view="statements.exercise_output")
def exercise(operation: str, name: str = f"oevelse-{INDEX}") -> Response | Redirect | str:
    """What an exercise would have sent; seen by those who are signed in, and by nobody else."""
    by = edge.by_for(operation)
    if by.mode is not Mode.EXERCISE:
        abort(404)
    if not _in_folder():
        return redirect(url_for("output.exercise", operation=operation), 308)
    folder = parts().settings.var / "exercise" / operation
    if name == f"oevelse-{INDEX}" and not (folder / name).is_file():
        situation = parts().handler.situation(by, operation)
        return render_template("statements/nothing_yet.html", op=operation_model(situation))
    response = _file(folder, name)
    response.headers["Cache-Control"] = "no-store"
    return response


def _in_folder() -> bool:
    """Says whether the files a page names beside itself are looked for in the right folder."""
    return "name" in (request.view_args or {}) or request.path.endswith("/")


def _file(folder: Path, name: str) -> Response:
    """Give a file of the folder itself: no other folder, nothing hidden, no kind we do not know."""
    kind = TYPES.get(Path(name).suffix)
    if kind is None or name.startswith(".") or not name.isprintable():
        abort(404)
    response = send_from_directory(folder, name, mimetype=kind, conditional=True)
    is_map = name.removeprefix("oevelse-").startswith("kort-")
    response.headers["Content-Security-Policy"] = MAP if is_map else PLAIN
    return response
