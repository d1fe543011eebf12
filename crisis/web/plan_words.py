"""The words of plans, gaps, training and the year as they are read, for `words.py`."""

from __future__ import annotations

from enum import StrEnum

from crisis.terms.plans import CourseKind, DueKind, GapKind, PlanKind, Reminder

PLAN_WORDS: tuple[tuple[StrEnum, str, str], ...] = (
    (PlanKind.MUNICIPAL, "kommunens beredskabsplan (§ 25)", "municipal preparedness plan (§ 25)"),
    (PlanKind.HEALTH, "sundhedsberedskabsplan", "health preparedness plan"),
    (PlanKind.EXTERNAL, "ekstern beredskabsplan", "external emergency plan"),
    (PlanKind.DIMENSIONING, "risikobaseret dimensionering", "risk-based dimensioning"),
    (PlanKind.SUB_PLAN, "delplan", "sub-plan"),
    (CourseKind.COURSE, "kursus", "course"),
    (CourseKind.EXERCISE, "øvelse", "exercise"),
    (GapKind.NO_MUNICIPAL, "ingen § 25-plan", "no § 25 plan"),
    (GapKind.NO_HEALTH, "ingen sundhedsberedskabsplan", "no health preparedness plan"),
    (GapKind.NO_EXTERNAL, "ingen ekstern beredskabsplan", "no external emergency plan"),
    (GapKind.OVERDUE, "revision overskredet", "past its revision"),
    (GapKind.NOT_ADOPTED, "ikke vedtaget", "not adopted"),
    (GapKind.NEVER_TRAINED, "mangler uddannelse", "never trained"),
    (GapKind.TRAINING_OVER, "uddannelse udløbet", "training has lapsed"),
    (DueKind.REVISION, "revision af plan", "revision of a plan"),
    (DueKind.TRAINING, "uddannelse af enhed", "training of a unit"),
    (DueKind.ASSESSMENT, "gennemgang af vurdering", "review of an assessment"),
    (Reminder.NINETY, "inden for 90 dage", "within 90 days"),
    (Reminder.THIRTY, "inden for 30 dage", "within 30 days"),
    (Reminder.NOW, "nu", "now"),
)
