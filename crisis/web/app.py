"""Makes the web application: its parts, its guard, its pages and its interface."""

from __future__ import annotations

from pathlib import Path

from flask import Flask
from flask_socketio import SocketIO

import crisis
from crisis.commands.parse import BODY_LIMIT
from crisis.config import Settings
from crisis.handler import Handler
from crisis.journal.database import Database
from crisis.journal.lanes import Lanes
from crisis.reports import typesetting
from crisis.sockets.server import attach
from crisis.web import errors, guard, headers, openapi
from crisis.web.api import assessments as api_assessments
from crisis.web.api import attachments as api_attachments
from crisis.web.api import commands as api_commands
from crisis.web.api import exposure as api_exposure
from crisis.web.api import imports as api_imports
from crisis.web.api import lessons as api_lessons
from crisis.web.api import map as api_map
from crisis.web.api import plans as api_plans
from crisis.web.api import reading as api_reading
from crisis.web.api import register as api_register
from crisis.web.api import resources as api_resources
from crisis.web.api import responsibility as api_responsibility
from crisis.web.api import scripts as api_scripts
from crisis.web.api import workbooks as api_workbooks
from crisis.web.assets import serve_assets
from crisis.web.compiled import Application, Compiled
from crisis.web.cookies import BoardSessions
from crisis.web.doorkeeper import Doorkeeper
from crisis.web.forwarded import Forwarded
from crisis.web.languages import speak
from crisis.web.limits import count_in
from crisis.web.logs import write_json
from crisis.web.pages import (
    accounts,
    annual,
    assessed_years,
    assessments,
    attachments,
    callouts,
    cards,
    categories,
    closing,
    contradictions,
    decisions,
    dependencies,
    drills,
    erasure,
    evaluation,
    exposure,
    failing,
    figures,
    guests,
    heat,
    history,
    imports,
    incident_cards,
    incidents,
    lending,
    lessons,
    map_files,
    meetings,
    models,
    operations,
    output,
    partners,
    planning,
    planning_map,
    plans,
    priorities,
    proof,
    reading,
    reference_offers,
    relief,
    requests,
    resources,
    restores,
    scripts,
    seats,
    sectors,
    shifts,
    sitreps,
    statements,
    tasks,
    waiting,
    workbooks,
)
from crisis.web.pages.drawing import draw_rows
from crisis.web.pages.script_rows import may_read
from crisis.web.parts import Clock, Parts, assemble, install
from crisis.web.secret import secret_key
from crisis.web.security import protect
from crisis.web.words import spoken

ROOT = Path(crisis.__file__).parent.parent

BLUEPRINTS = (
    accounts.pages,
    proof.pages,
    operations.pages,
    incidents.pages,
    tasks.pages,
    sectors.pages,
    statements.pages,
    output.pages,
    attachments.pages,
    callouts.pages,
    meetings.pages,
    decisions.pages,
    figures.pages,
    reference_offers.pages,
    contradictions.pages,
    waiting.pages,
    drills.pages,
    relief.pages,
    sitreps.pages,
    lending.pages,
    closing.pages,
    history.pages,
    map_files.pages,
    planning_map.pages,
    erasure.pages,
    evaluation.pages,
    restores.pages,
    planning.pages,
    categories.pages,
    partners.pages,
    resources.pages,
    requests.pages,
    seats.pages,
    annual.pages,
    assessed_years.pages,
    shifts.pages,
    dependencies.pages,
    failing.pages,
    priorities.pages,
    exposure.pages,
    imports.pages,
    plans.pages,
    scripts.pages,
    lessons.pages,
    cards.pages,
    incident_cards.pages,
    assessments.pages,
    guests.pages,
    heat.pages,
    reading.pages,
    workbooks.pages,
    api_workbooks.routes,
    api_commands.routes,
    api_attachments.routes,
    api_reading.routes,
    api_map.routes,
    api_exposure.routes,
    api_plans.routes,
    api_lessons.routes,
    api_register.routes,
    api_resources.routes,
    api_imports.routes,
    api_responsibility.routes,
    api_assessments.routes,
    api_scripts.routes,
    openapi.routes,
)


def create_app(
    settings: Settings, handler: Handler, database: Database, lanes: Lanes, clock: Clock
) -> tuple[Flask, SocketIO]:
    """Make the application of one process, and the sockets that live beside it."""
    write_json()
    parts = assemble(settings, handler, database, lanes, clock)
    key = secret_key(settings.var)
    app = Application("crisis.web", template_folder=str(ROOT / "templates"), static_folder=None)
    _configure(app)
    sessions = BoardSessions(parts.sessions, parts.guests, key, secure=settings.secure_cookies)
    app.session_interface = sessions
    install(app, parts)
    speak(app)
    protect(app, parts, key)
    count_in(app)
    handler.when_erased(typesetting.forget)
    headers.dress(app, parts)
    _give_templates(app, parts)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    guard.close(app)
    errors.listen(app)
    socketio = attach(
        app, handler, Doorkeeper(parts, sessions), clock, redis_url=settings.redis_url
    )
    app.wsgi_app = Forwarded(app.wsgi_app, settings.proxies)  # type: ignore[method-assign]
    return app, socketio


def _configure(app: Flask) -> None:
    app.config.update(
        MAX_CONTENT_LENGTH=BODY_LIMIT,
        MAX_FORM_MEMORY_SIZE=BODY_LIMIT,
        TEMPLATES_AUTO_RELOAD=False,
        PROPAGATE_EXCEPTIONS=False,
    )
    app.url_map.strict_slashes = False


def _give_templates(app: Flask, parts: Parts) -> None:
    assets = serve_assets(app, ROOT / "static")
    app.jinja_env.globals["asset"] = assets.address
    app.jinja_env.bytecode_cache = Compiled(ROOT / "templates")
    draw_rows(app)

    @app.context_processor
    def _everywhere() -> dict[str, object]:
        who = models.me()
        return {
            "me": who,
            "may_scripts": may_read() if who else False,
            "may_imports": may_read("register.imports") if who else False,
            "held": restores.held_model() if who else None,
            "demo": parts.settings.demo,
            "tiles": parts.settings.tiles,
            "streets": parts.streets,
            "language": spoken(),
            "csp_nonce": headers.csp_nonce(),
        }
