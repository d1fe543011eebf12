"""Examples of events that stand in modules of their own, one for each subject."""

from __future__ import annotations

from crisis.events import Event
from tests.unit.events.assessment_examples import ASSESSMENT_EXAMPLES
from tests.unit.events.dependency_examples import DEPENDENCY_EXAMPLES
from tests.unit.events.drill_examples import DRILL_EXAMPLES
from tests.unit.events.evaluation_examples import EVALUATION_EXAMPLES
from tests.unit.events.lesson_examples import LESSON_EXAMPLES
from tests.unit.events.meeting_examples import MEETING_EXAMPLES
from tests.unit.events.partner_examples import PARTNER_EXAMPLES
from tests.unit.events.plan_examples import PLAN_EXAMPLES
from tests.unit.events.priority_examples import PRIORITY_EXAMPLES
from tests.unit.events.resource_examples import RESOURCE_EXAMPLES
from tests.unit.events.script_examples import SCRIPT_EXAMPLES
from tests.unit.events.sitrep_examples import SITREP_EXAMPLES

BY_SUBJECT: tuple[Event, ...] = (
    *ASSESSMENT_EXAMPLES,
    *DEPENDENCY_EXAMPLES,
    *DRILL_EXAMPLES,
    *EVALUATION_EXAMPLES,
    *LESSON_EXAMPLES,
    *MEETING_EXAMPLES,
    *PARTNER_EXAMPLES,
    *PLAN_EXAMPLES,
    *PRIORITY_EXAMPLES,
    *RESOURCE_EXAMPLES,
    *SCRIPT_EXAMPLES,
    *SITREP_EXAMPLES,
)
