"""Draws the rows of the log, each once: twenty boards that move together share what is equal."""

from __future__ import annotations

from functools import lru_cache

from flask import Flask
from markupsafe import Markup

from crisis.finding.words import pieces
from crisis.web.pages.rows import LogRow
from crisis.web.words import spoken

KEPT = 4_000
"""Some megabytes: the last page of a few dozen operations, in all the ways seats see them."""

TEMPLATE = "log/_row.html"
"""It may use the row, the language and nothing else, or it would be shown to the wrong reader."""


def draw_rows(app: Flask) -> None:
    """Let templates say `row_html(row)`."""

    @lru_cache(maxsize=KEPT)
    def drawn(row: LogRow, language: str) -> Markup:
        html = app.jinja_env.get_template(TEMPLATE).render(row=row)
        return Markup(html)  # noqa: S704 - made by a template that escapes

    blank: set[LogRow] = set()

    def row_html(row: LogRow) -> Markup:
        gone = row.erased or any(one.erased for one in row.attachments)
        if gone and row not in blank:
            blank.add(row)
            drawn.cache_clear()  # it was drawn with its words before
        return drawn(row, spoken())

    app.jinja_env.globals["row_html"] = row_html
    app.jinja_env.globals["cut_at"] = pieces
