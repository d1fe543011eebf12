"""Who may about resources and requests: whoever sits for the owner, and who asks."""

from __future__ import annotations

from crisis.commands.base import Command
from crisis.commands.requests import (
    AnswerRequest,
    MakeRequest,
    MovePromise,
    ReleasePromise,
    WithdrawRequest,
)
from crisis.commands.resources import (
    ChangeResource,
    RegisterResources,
    RetireResource,
    SayCondition,
    SayOccupancy,
)
from crisis.rules.role_groups import OWNING, STAFF_WRITES, Permission

STOCK: dict[type[Command], Permission] = {
    RegisterResources: OWNING,
    ChangeResource: OWNING,
    RetireResource: OWNING,
    SayCondition: OWNING,
    SayOccupancy: OWNING,
    MakeRequest: STAFF_WRITES,
    WithdrawRequest: STAFF_WRITES,
    AnswerRequest: STAFF_WRITES,
    MovePromise: STAFF_WRITES,
    ReleasePromise: STAFF_WRITES,
}
