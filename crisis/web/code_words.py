"""A drill's code word, tried from a seat: counted, held back for a moment after many, and told."""

from __future__ import annotations

import hashlib
import logging

from crisis.commands.drills import EndDrill, NoteWrongCodeWord
from crisis.errors import CrisisError, Refused
from crisis.keyed import Outcome
from crisis.rules.drill_sight import in_control
from crisis.rules.known import By
from crisis.web.cookies import browser_session
from crisis.web.limits import code_word
from crisis.web.parts import parts
from crisis.web.security import current_token

log = logging.getLogger(__name__)


def end_drill(command: EndDrill, by: By, stream: str, key: str) -> Outcome:
    """End a drill. Control needs no code word; from any other seat each try is counted, and one
    that misses is told to control, without the word."""
    handler = parts().handler
    if in_control(by) or command.code_word is None:
        return handler.do(command, by, stream=stream, key=key)
    code_word(stream, _log_in(), by.seat)
    try:
        return handler.do(command, by, stream=stream, key=key)
    except Refused as no:
        if no.code == "drill.wrong_code_word":
            _tell(by, stream, key)
        raise


def _log_in() -> str:
    """Name the log-in, or the program's token, by which this request is made."""
    token, log_in = current_token(), browser_session().log_in
    if token is not None:
        return token.public
    return log_in.public if log_in is not None else ""


def _tell(by: By, stream: str, key: str) -> None:
    """A second press under the same key is the same try. Whoever missed is answered so, also when
    it cannot be told."""
    own = hashlib.sha256(f"code word {key}".encode()).hexdigest()
    try:
        parts().handler.do(NoteWrongCodeWord(), by, stream=stream, key=own)
    except CrisisError:
        log.warning("a wrong code word was not told in %s", stream, exc_info=True)
