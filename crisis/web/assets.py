"""Styles, scripts and fonts: their address names their content, so they may be kept for ever."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from flask import Flask, Response, send_from_directory

from crisis.web.headers import FOR_EVER


class Assets:
    """The files of static/ under an address that changes when any of them does."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.version = _version(folder)

    def address(self, path: str) -> str:
        """Give the address of a file, as templates name it: `css/tokens.css`."""
        return f"/static/{self.version}/{path}"

    def serve(self, version: str, path: str) -> Response:
        """Give a file. Under an old version's address it is not to be kept."""
        response = send_from_directory(self._folder, path)
        known = version == self.version
        response.headers["Cache-Control"] = FOR_EVER if known else "no-cache"
        return response


def serve_assets(app: Flask, folder: Path) -> Assets:
    """Serve static/ and let templates ask for addresses."""
    made = Assets(folder)
    app.add_url_rule("/static/<version>/<path:path>", "static", made.serve, methods=["GET"])
    return made


@lru_cache(maxsize=1)
def _version(folder: Path) -> str:
    """Modules name each other by relative paths, so one version stands for the whole tree."""
    digest = hashlib.sha256()
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            digest.update(str(file.relative_to(folder)).encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()[:12]
