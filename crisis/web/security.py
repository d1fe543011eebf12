"""Flask-Security on our own tables: it knows who is logged in; the views and forms are ours."""

from __future__ import annotations

from typing import Any

from flask import Flask, Request, g, session
from flask_security import Security, UserDatastore, current_user
from flask_security.core import RoleMixin
from flask_security.datastore import Datastore
from flask_wtf import CSRFProtect

from crisis.errors import StoreUnavailable
from crisis.web.accounts.people import Account
from crisis.web.accounts.sessions import LogIn
from crisis.web.accounts.tokens import Token
from crisis.web.parts import Parts, parts

csrf = CSRFProtect()


class _NoRole(RoleMixin):
    """Functions come from the seats in the journal; Flask-Security's roles are not used."""


class BoardDatastore(Datastore, UserDatastore):
    """Lets Flask-Security find accounts; all changes go through People."""

    def __init__(self) -> None:
        self.db = None
        UserDatastore.__init__(self, Account, _NoRole)

    def find_user(self, case_insensitive: bool = False, **kwargs: Any) -> Account | None:
        """Find an account by its mark or its name; the session's own without a question."""
        mark = kwargs.get("fs_uniquifier")
        if mark is None:
            return parts().people.named(str(kwargs.get("username", "")))
        held: LogIn | None = getattr(session, "log_in", None)
        if held is not None:
            return held.account if held.account.fs_uniquifier == mark else None
        return parts().people.marked(str(mark))

    def find_role(self, role: str) -> None:
        """There are none here."""
        return

    def put(self, model: Any) -> Any:
        """Flask-Security changes nothing here."""
        return model


def protect(app: Flask, made: Parts, key: bytes) -> None:
    """Set up log-in and form tokens."""
    app.config.update(
        SECRET_KEY=key,
        SECURITY_PASSWORD_SALT=None,
        SECURITY_PASSWORD_HASH="argon2",  # noqa: S106 - the name of a method
        SECURITY_PASSWORD_SINGLE_HASH={"argon2"},
        SECURITY_PASSWORD_SCHEMES=["argon2"],
        SECURITY_DEPRECATED_PASSWORD_SCHEMES=[],
        SECURITY_USER_IDENTITY_ATTRIBUTES=[{"username": {"mapper": str, "case_insensitive": True}}],
        SECURITY_CLI_USERS_NAME=None,
        SECURITY_CLI_ROLES_NAME=None,
        SECURITY_DEFAULT_REMEMBER_ME=False,
        # The address changes on a mobile line; what ends a log-in is its row.
        SESSION_PROTECTION=None,
        WTF_CSRF_CHECK_DEFAULT=False,
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=False,
    )
    csrf.init_app(app)
    security = Security(app, BoardDatastore(), register_blueprint=False)
    security.login_manager.request_loader(_by_token)


def current_account() -> Account | None:
    """Give the account this request is made by, None for a stranger."""
    found = current_user._get_current_object() if current_user else None
    return found if isinstance(found, Account) and found.active else None


def current_token() -> Token | None:
    """Give the program's token of this request."""
    found = g.get("program_token")
    return found if isinstance(found, Token) else None


def _by_token(request: Request) -> Account | None:
    """Find the account of `Authorization: Bearer …`."""
    kind, _, secret = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() != "bearer" or not secret or len(secret) > 200:
        return None
    try:
        token = parts().tokens.find(secret.strip())
    except StoreUnavailable as problem:
        g.store_problem = problem
        return None
    if token is None:
        return None
    g.program_token = token
    return token.account
