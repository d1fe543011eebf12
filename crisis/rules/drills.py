"""Rules about a drill that is played: none of it in earnest, nothing while it is paused, each
inject once, and an end that any seat can bring when something real happens."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from crisis.commands.drills import (
    AnswerComcheck,
    AnswerInject,
    EndDrill,
    GiveInject,
    NoteWrongCodeWord,
    PrepareDrill,
    ReleaseInject,
    SetDrillClock,
    WriteInject,
)
from crisis.errors import RefusalKind, Refused
from crisis.events.drills import (
    CodeWordMissed,
    ComcheckAnswered,
    DrillClockSet,
    DrillEnded,
    DrillPrepared,
    InjectAnswered,
    InjectGiven,
    InjectReleased,
)
from crisis.events.log import EntryRecorded
from crisis.projections.drill_time import reading
from crisis.projections.drills import Drill
from crisis.rules import drill_clock
from crisis.rules.authorities import names_of
from crisis.rules.drill_parts import drill_of, mark, ms, receivers, row, sender
from crisis.rules.drill_sight import in_control
from crisis.rules.known import Answer, By, Known, Question
from crisis.terms.drills import (
    DrillEnding,
    DrillPhase,
    PreparedScript,
    sought_word,
)
from crisis.terms.log import EntryKind

REAL = "REEL HÆNDELSE – ØVELSEN ER SLUT. Alt herefter er virkelighed og hører til i en ny indsats."
OVER = "Øvelsen er slut."
SAFETY = "SIKKERHED – sådan standses øvelsen, hvis nogen er i fare: "
OPEN = frozenset({DrillPhase.READY, DrillPhase.RUNNING, DrillPhase.PAUSED})
MOST_MISSES, MISSES_WITHIN = 60, timedelta(hours=1)
"""So many wrong code words of a seat are noted in so long: enough to see that somebody tries."""
PLAYING = frozenset({DrillPhase.RUNNING})
STARTED = frozenset({DrillPhase.RUNNING, DrillPhase.PAUSED})


def prepare(known: Known, command: PrepareDrill, by: By) -> Answer:
    """A drill is prepared once, with a script that could be played here to its end; what could not
    is refused with its line and the reason."""
    drill = drill_of(known, by)
    if isinstance(drill, Refused):
        return drill
    if drill.number:
        return Refused("drill.prepared_already", kind=RefusalKind.CONFLICT)
    read: PreparedScript | Refused = known.answers[Question.SCRIPT]
    if isinstance(read, Refused):
        return read
    no = _unplayed(command, read)
    if no:
        return no
    if not sought_word(command.code_word):
        return Refused("drill.no_code_word", field="code_word")
    seat_name, authority_name = names_of(known, by)
    return (
        DrillPrepared(
            title=read.title,
            start=read.start,
            script=command.script,
            seed=read.seed,
            code_word=command.code_word,
            code_mark=mark(command.code_word),
            parts=read.parts,
            injects=read.injects,
            goals=read.goals,
            safety=read.safety,
            seat_name=seat_name,
            authority_name=authority_name,
        ),
    )


def _unplayed(command: PrepareDrill, read: PreparedScript) -> Refused | None:
    """Nothing of a script is left out without a word: its steps are played by who says so alone."""
    if read.steps_line and not command.plays_steps:
        return Refused("drill.has_steps", field="script", line=read.steps_line)
    if not read.injects:
        return Refused("drill.no_injects", field="script")
    return None


def answer_comcheck(known: Known, command: AnswerComcheck, by: By) -> Answer:
    """Each seat says once that it is there, as soon as the drill is prepared."""
    drill = drill_of(known, by, OPEN)
    if isinstance(drill, Refused):
        return drill
    if by.seat in drill.comchecked:
        return Refused("drill.checked_already", kind=RefusalKind.CONFLICT)
    seat_name, authority_name = names_of(known, by)
    return (ComcheckAnswered(seat_name=seat_name, authority_name=authority_name),)


def set_clock(known: Known, command: SetDrillClock, by: By) -> Answer:
    """The clock is moved by whoever knows its newest move, so that of two at once one wins. The
    situation from which all start, and who stops it when somebody is in danger, stand in the log
    when it starts."""
    drill = drill_of(known, by)
    if isinstance(drill, Refused):
        return drill
    moved = drill_clock.move(drill, command, by)
    if isinstance(moved, Refused):
        return moved
    seat_name, authority_name = names_of(known, by)
    done = DrillClockSet(
        move=command.move,
        phase=moved.phase,
        came_s=ms(moved.came.at_s),
        at_s=ms(moved.now.at_s),
        came_script_s=ms(moved.ran_to_s),
        script_s=ms(moved.now.script_s),
        hold_s=ms(moved.now.hold_s),
        speed=moved.speed,
        seat_name=seat_name,
        authority_name=authority_name,
    )
    return (done,) if drill.moves else (done, *_opening(known, by, drill))


def _opening(known: Known, by: By, drill: Drill) -> Iterator[EntryRecorded]:
    """What all must know when it starts."""
    if drill.start:
        yield row(known, by, drill.start, EntryKind.REPORT)
    if drill.safety:
        yield row(known, by, f"{SAFETY}{drill.safety}", EntryKind.NOTE)


def give(known: Known, command: GiveInject, by: By) -> Answer:
    """An inject of the script comes while the drill runs, and each time of it once."""
    drill = drill_of(known, by, PLAYING)
    if isinstance(drill, Refused):
        return drill
    one = drill.injects.get(command.inject)
    if one is None or command.time > len(one.texts):
        return Refused("drill.unknown_inject", field="inject", kind=RefusalKind.UNKNOWN)
    if (one.id, command.time) in drill.came:
        return Refused("drill.given_already", field="inject", kind=RefusalKind.CONFLICT)
    by_hand = command.due_s is None
    if one.command is not None and by_hand:
        return Refused("drill.command_by_clock", field="inject")
    seats, cells = receivers(drill, one)
    seat_name, authority_name = names_of(known, by)
    return (
        InjectGiven(
            inject=one.id,
            time=command.time,
            due_s=command.due_s,
            at_s=ms(reading(drill, by.now).at_s),
            sender=sender(drill, one.sender),
            seats=seats,
            cells=cells,
            channel=one.channel,
            text=one.texts[command.time - 1],
            attachment=one.attachment,
            command=one.command,
            entries=command.entries,
            failed=command.failed,
            by_hand=by_hand,
            seat_name=seat_name,
            authority_name=authority_name,
        ),
    )


def release(known: Known, command: ReleaseInject, by: By) -> Answer:
    """What is held back is let go once; it comes at its own time, or now if that is over."""
    drill = drill_of(known, by, STARTED)
    if isinstance(drill, Refused):
        return drill
    one = drill.injects.get(command.inject)
    if one is None:
        return Refused("drill.unknown_inject", field="inject", kind=RefusalKind.UNKNOWN)
    if not one.held:
        return Refused("drill.not_held", field="inject")
    if one.id in drill.released:
        return Refused("drill.released_already", field="inject", kind=RefusalKind.CONFLICT)
    seat_name, authority_name = names_of(known, by)
    return (
        InjectReleased(
            inject=one.id,
            script_s=ms(reading(drill, by.now).script_s),
            seat_name=seat_name,
            authority_name=authority_name,
        ),
    )


def write(known: Known, command: WriteInject, by: By) -> Answer:
    """Control and the cells give what the script does not hold, to seats that are there."""
    drill = drill_of(known, by, PLAYING)
    if isinstance(drill, Refused):
        return drill
    if not (command.seats or command.cells):
        return Refused("drill.nobody_told", field="seats")
    assert known.situation is not None
    for seat in command.seats:
        if seat not in known.planning.seats and seat not in known.situation.partners:
            return Refused("drill.unknown_seat", field="seats", seat=seat)
    seat_name, authority_name = names_of(known, by)
    return (
        InjectGiven(
            inject=None,
            time=1,
            due_s=None,
            at_s=ms(reading(drill, by.now).at_s),
            sender=sender(drill, command.sender),
            seats=tuple(dict.fromkeys(command.seats)),
            cells=tuple(dict.fromkeys(command.cells)),
            channel=command.channel,
            text=command.text,
            attachment=None,
            command=None,
            entries=(),
            failed=None,
            by_hand=True,
            seat_name=seat_name,
            authority_name=authority_name,
        ),
    )


def answer(known: Known, command: AnswerInject, by: By) -> Answer:
    """Who got an inject answers it, and control and the cells answer back."""
    drill = drill_of(known, by, PLAYING)
    if isinstance(drill, Refused):
        return drill
    one = drill.given.get(command.given)
    if one is None or not (in_control(by) or by.seat in one.seats):
        return Refused("drill.unknown_given", field="given", kind=RefusalKind.UNKNOWN)
    seat_name, authority_name = names_of(known, by)
    return (
        InjectAnswered(
            given=one.number,
            at_s=ms(reading(drill, by.now).at_s),
            text=command.text,
            seat_name=seat_name,
            authority_name=authority_name,
        ),
    )


def end(known: Known, command: EndDrill, by: By) -> Answer:
    """Control ends the drill. For something real any seat ends it by the code word, also while it
    is paused or not begun; it stands in the log at once."""
    drill = drill_of(known, by, OPEN)
    if isinstance(drill, Refused):
        return drill
    real = command.kind is DrillEnding.REAL_EVENT
    if not in_control(by):
        if not real:
            return Refused("drill.control_only", field="kind", kind=RefusalKind.FORBIDDEN)
        if mark(command.code_word or "") != drill.code_mark:
            return Refused("drill.wrong_code_word", field="code_word", kind=RefusalKind.FORBIDDEN)
    seat_name, authority_name = names_of(known, by)
    ended = DrillEnded(
        kind=command.kind,
        at_s=ms(reading(drill, by.now).at_s),
        seat_name=seat_name,
        authority_name=authority_name,
    )
    return ended, row(known, by, REAL if real else OVER, EntryKind.NOTE)


def note_wrong_code_word(known: Known, command: NoteWrongCodeWord, by: By) -> Answer:
    """Control hears that a seat tries, and not what it tried; nobody fills the journal with it."""
    drill = drill_of(known, by, OPEN)
    if isinstance(drill, Refused):
        return drill
    mine = [one for one in drill.misses if one.seat == by.seat]
    if sum(one.at > by.now - MISSES_WITHIN for one in mine) >= MOST_MISSES:
        return Refused("drill.misses_noted", kind=RefusalKind.CONFLICT)
    seat_name, authority_name = names_of(known, by)
    return (CodeWordMissed(seat_name=seat_name, authority_name=authority_name),)
