"""What fails, in words: why, since when, for how long something lasts. Danish and English."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from crisis.register.dependencies import Cascade, Step
from crisis.terms.dependencies import Supply
from crisis.terms.register import RegisterObject, RegisterReader
from crisis.web.because import pick
from crisis.web.words import word

HOUR, DAY = 60, 1_440

_UNNAMED = ("et objekt", "an object")
_LACKS = (
    "{consumer} mangler {kind} fra {supplier} siden {time}, holder {holdout}",
    "{consumer} lacks {kind} from {supplier} since {time}, lasts {holdout}",
)
_AT_ONCE = (
    "{consumer} mangler {kind} fra {supplier} siden {time} og falder med det samme",
    "{consumer} lacks {kind} from {supplier} since {time} and fails at once",
)
_WOULD_LACK = (
    "{consumer} mangler {kind} fra {supplier}, som svigter {time}; holder {holdout}",
    "{consumer} lacks {kind} from {supplier}, which fails {time}; lasts {holdout}",
)
_WOULD_AT_ONCE = (
    "{consumer} mangler {kind} fra {supplier}, som svigter {time}, og falder med det samme",
    "{consumer} lacks {kind} from {supplier}, which fails {time}, and fails at once",
)
_OF = (" ({needed} af {many} skal virke)", " ({needed} of {many} must work)")


def duration(minutes: int, language: str) -> str:
    """Say how long: `4 t`, `1 døgn 2 t`, `90 min` as `1 t 30 min`."""
    days, hours, rest = minutes // DAY, minutes % DAY // HOUR, minutes % HOUR
    parts = (
        (days, ("døgn", "d")),
        (hours, ("t", "h")),
        (rest, ("min", "min")),
    )
    told = [f"{many} {pick(unit, language)}" for many, unit in parts if many]
    return " ".join(told) or "0 min"


def supply_word(one: Supply, language: str) -> str:
    """Say what kind of supply it is, and of which group where the object has several."""
    kind = word(one.kind, language)
    return f"{kind} ({one.name})" if one.name else kind


class Names:
    """What objects are called for one reader; what is not for him is `et objekt`.

    gone: what those out of use were called, as far as they are for him.
    """

    def __init__(
        self,
        objects: Mapping[str, RegisterObject],
        reader: RegisterReader,
        language: str,
        gone: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self._objects = {id_: one for id_, one in objects.items() if reader.may_read(one)}
        self._hidden = objects.keys() - self._objects.keys()
        self._gone = gone
        self.reader = reader
        self.language = language

    def gone(self, object_: str) -> str | None:
        """Give what an object was called that is out of use and was for the reader."""
        return self._gone.get(object_)

    def hides(self, object_: str) -> bool:
        """Says whether an object is in use and not for the reader."""
        return object_ in self._hidden

    def told(self, object_: str) -> bool:
        """Says whether an object has a name for the reader, in use or not."""
        return object_ in self._objects or object_ in self._gone

    def get(self, object_: str) -> RegisterObject | None:
        """Give an object that is for the reader."""
        return self._objects.get(object_)

    def of(self, object_: str) -> str:
        """Give an object's name, or that there is one."""
        found = self._objects.get(object_)
        if found is not None:
            return found.name
        return self._gone.get(object_) or pick(_UNNAMED, self.language)


def lacks(
    step: Step, cascade: Cascade, names: Names, time: Callable[[int], str], clock: bool = True
) -> str:
    """Say why something fails; empty for what fails by itself. clock: times are those of a clock,
    and not how long after something that is supposed."""
    supply, supplier = step.supply, step.supplier
    if supply is None or supplier is None:
        return ""
    lasting, at_once = (_LACKS, _AT_ONCE) if clock else (_WOULD_LACK, _WOULD_AT_ONCE)
    both = lasting if supply.holdout_minutes else at_once
    said = pick(both, names.language).format(
        consumer=names.of(step.object),
        kind=supply_word(supply, names.language),
        supplier=names.of(supplier),
        time=time(cascade.steps[supplier].minute),
        holdout=duration(supply.holdout_minutes, names.language),
    )
    many = len(supply.suppliers)
    more = pick(_OF, names.language).format(needed=supply.needed, many=many) if many > 1 else ""
    return f"{said}{more}"
