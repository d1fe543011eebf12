"""What every answer says to the browser about itself."""

from __future__ import annotations

import secrets

from flask import Flask, Response, g, request

from crisis.web.parts import Parts

NOT_NEEDED = ", ".join(
    f"{name}=()"
    for name in (
        "accelerometer",
        "autoplay",
        "camera",
        "display-capture",
        "fullscreen",
        "geolocation",
        "gyroscope",
        "hid",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "serial",
        "usb",
    )
)
"""A board has no use for any of them, so no script shall have either."""

_OWN_MACHINE = ("localhost", "127.", "[::1]")

FOR_EVER = "public, max-age=31536000, immutable"
NEVER = "no-store"


def csp_nonce() -> str:
    """Give the word that this page's own scripts carry."""
    nonce = g.get("csp_nonce")
    if not isinstance(nonce, str):
        nonce = secrets.token_urlsafe(16)
        g.csp_nonce = nonce
    return nonce


def policy(nonce: str, host: str, *, https: bool, tiles: str | None = None) -> str:
    """Give the content security policy: nothing but our own, and scripts only with the word.

    tiles: the one other origin that pictures may come from, when streets have been set up.
    """
    socket = f"{'wss' if https else 'ws'}://{host}"
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'nonce-{nonce}' 'strict-dynamic'",
            "style-src 'self'",
            "font-src 'self'",
            f"img-src 'self' data: {tiles or ''}".rstrip(),
            f"connect-src 'self' {socket}",
            "manifest-src 'self'",
            "worker-src 'self'",
            "base-uri 'none'",
            "object-src 'none'",
            "frame-ancestors 'none'",
            "form-action 'self'",
        )
    )


def dress(app: Flask, parts: Parts) -> None:
    """Put the headers on every answer."""
    https = parts.settings.secure_cookies

    def put(response: Response) -> Response:
        headers = response.headers
        # A Host that is not ours is refused; it must not come back in a header either.
        host = request.environ.get("HTTP_HOST", "")
        shown = host if host in parts.hosts else parts.settings.url.partition("://")[2]
        if "Content-Security-Policy" not in headers:  # a file that leaves the house has its own
            headers["Content-Security-Policy"] = policy(
                csp_nonce(), shown, https=https, tiles=parts.settings.tiles_origin
            )
        headers["X-Content-Type-Options"] = "nosniff"
        headers["X-Frame-Options"] = "DENY"
        headers["Referrer-Policy"] = "same-origin"
        headers["Cross-Origin-Opener-Policy"] = "same-origin"
        headers["Cross-Origin-Resource-Policy"] = "same-origin"
        headers["Permissions-Policy"] = NOT_NEEDED
        # A year of https for "localhost" would shut out every other program on this machine.
        if https and not shown.startswith(_OWN_MACHINE):
            headers["Strict-Transport-Security"] = "max-age=31536000"
        if "Cache-Control" not in headers:
            headers["Cache-Control"] = NEVER
        return response

    app.after_request(put)
