"""The words of subjects that have a module of their own, together."""

from __future__ import annotations

from enum import StrEnum

from crisis.web.drill_words import DRILLS
from crisis.web.form_words import FORMS
from crisis.web.import_words import IMPORT_WORDS
from crisis.web.meeting_words import MEETINGS
from crisis.web.plan_words import PLAN_WORDS
from crisis.web.priority_words import PRIORITIES
from crisis.web.resource_words import RESOURCES
from crisis.web.review_words import REVIEW
from crisis.web.script_words import SCRIPTS
from crisis.web.sitrep_words import SITREPS
from crisis.web.statement_words import STATEMENTS
from crisis.web.supply_words import SUPPLIES

BY_SUBJECT: tuple[tuple[StrEnum, str, str], ...] = (
    *FORMS,
    *IMPORT_WORDS,
    *PLAN_WORDS,
    *SITREPS,
    *SUPPLIES,
    *RESOURCES,
    *PRIORITIES,
    *MEETINGS,
    *DRILLS,
    *REVIEW,
    *SCRIPTS,
    *STATEMENTS,
)
