"""The words of plans, gaps, training and the year as they are read, for `words.py`."""

from __future__ import annotations

from enum import StrEnum

from crisis.terms.assessments import Measure, Scale, Trend
from crisis.terms.geodata import GeodataKind
from crisis.terms.heat import SquareSize
from crisis.terms.lessons import LessonState
from crisis.terms.plans import CourseKind, DueKind, GapKind, PlanKind, Reminder
from crisis.terms.register import Classification, Confidence, Criticality, OccasionState
from crisis.terms.responsibility import LeadBy

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
    (
        GapKind.NO_DIMENSIONING,
        "ingen risikobaseret dimensionering",
        "no risk-based dimensioning",
    ),
    (GapKind.OVERDUE, "revision overskredet", "past its revision"),
    (GapKind.NOT_ADOPTED, "ikke vedtaget", "not adopted"),
    (GapKind.NO_REVISION, "ingen dato for revision", "no date for its revision"),
    (GapKind.NEVER_TRAINED, "mangler uddannelse", "never trained"),
    (GapKind.TRAINING_OVER, "uddannelse udløbet", "training has lapsed"),
    (DueKind.REVISION, "revision af plan", "revision of a plan"),
    (DueKind.TRAINING, "uddannelse af enhed", "training of a unit"),
    (DueKind.ASSESSMENT, "gennemgang af vurdering", "review of an assessment"),
    (DueKind.ACTION, "tiltag efter forskel", "action after a difference"),
    (DueKind.LESSON, "læringspunkt", "lesson"),
    (LessonState.OPEN, "åbent", "open"),
    (LessonState.OVERDUE, "overskredet", "overdue"),
    (LessonState.DONE, "lukket", "closed"),
    (Reminder.NINETY, "inden for 90 dage", "within 90 days"),
    (Reminder.THIRTY, "inden for 30 dage", "within 30 days"),
    (Reminder.NOW, "nu", "now"),
    (Measure.LIKELIHOOD, "sandsynlighed", "likelihood"),
    (Measure.LIFE, "liv og helbred", "life and health"),
    (Measure.ECONOMY, "økonomi og ejendom", "economy and property"),
    (Measure.ENVIRONMENT, "miljø", "environment"),
    (Measure.SUPPLY, "kritiske funktioner og forsyning", "critical functions and supply"),
    (Measure.TRUST, "tryghed og politik", "public trust and politics"),
    (Measure.VULNERABILITY, "sårbarhed", "vulnerability"),
    (Trend.ROSE, "steget", "risen"),
    (Trend.NEW, "nye", "new"),
    (Trend.BOTH_WAYS, "begge veje", "both ways"),
    (Trend.FELL, "faldet", "fallen"),
    (Trend.GONE, "udgået", "gone"),
    (Trend.INCOMPARABLE, "kan ikke sammenlignes", "not comparable"),
    (Trend.SAME, "uændret", "unchanged"),
    (Scale.LIKELIHOOD, "sandsynlighed", "likelihood"),
    (Scale.CONSEQUENCE, "konsekvens", "consequence"),
    (Scale.VULNERABILITY, "sårbarhed (evne til at håndtere)", "vulnerability (ability to cope)"),
    (Confidence.HIGH, "høj", "high"),
    (Confidence.MEDIUM, "middel", "medium"),
    (Confidence.LOW, "lav", "low"),
    (SquareSize.KM10, "10 km", "10 km"),
    (SquareSize.KM1, "1 km", "1 km"),
    (SquareSize.M250, "250 m", "250 m"),
    (Criticality.LIMITED, "begrænset", "limited"),
    (Criticality.IMPORTANT, "vigtig", "important"),
    (Criticality.CRITICAL, "kritisk", "critical"),
    (Criticality.VITAL, "livsvigtig", "vital"),
    (Classification.PUBLIC, "offentlig", "public"),
    (Classification.INTERNAL, "intern", "internal"),
    (Classification.OWN_PLAN, "i kommunens egen plan", "in the municipality's own plan"),
    (OccasionState.ON, "i gang nu", "on now"),
    (OccasionState.COMING, "kommer", "coming"),
    (OccasionState.PAST, "er forbi", "over"),
    (LeadBy.MUNICIPALITY, "stedets kommune", "the municipality of the place"),
    (LeadBy.REGION, "stedets region", "the region of the place"),
    (LeadBy.FIRE_SERVICE, "stedets redningsberedskab", "the fire service of the place"),
    (LeadBy.OWNER, "anlæggets ejer", "the plant's owner"),
    (GeodataKind.MUNICIPALITIES, "kommunegrænser", "municipal boundaries"),
    (GeodataKind.COAST, "kystlinje", "coast"),
    (GeodataKind.DISTRICTS, "politikredse", "police districts"),
)
