"""Whether the bell is away is known without anybody waiting for it."""

from __future__ import annotations

from crisis.sockets.bell import ASKED_EVERY, PATIENCE, Bell


class Tower:
    """A bell whose answers and time are ours."""

    def __init__(self) -> None:
        self.now, self.answers, self.asked = 100.0, True, 0
        self.bell = Bell(lambda: self.now)
        self.bell.hang(self.ask)

    def ask(self) -> bool:
        self.asked += 1
        return self.answers

    def later(self, seconds: float) -> bool:
        self.now += seconds
        return self.bell.silent()


def test_where_there_is_no_bell_nobody_misses_it() -> None:
    assert not Bell().silent()
    assert Bell().away_for() is None


def test_one_that_answers_is_not_away() -> None:
    tower = Tower()
    assert not any(tower.later(2) for _ in range(5))


def test_one_that_is_back_soon_is_no_news_and_one_that_stays_away_is() -> None:
    tower = Tower()
    tower.answers = False
    assert not tower.later(0)
    assert not tower.later(PATIENCE - 1)
    assert tower.later(1)
    assert tower.bell.away_for() == PATIENCE


def test_it_is_back_with_its_first_answer() -> None:
    tower = Tower()
    tower.answers = False
    assert [tower.later(2) for _ in range(4)] == [False, False, True, True]
    tower.answers = True
    assert not tower.later(2)
    assert tower.bell.away_for() is None


def test_however_many_want_to_know_it_is_asked_once_in_a_round() -> None:
    tower = Tower()
    for _ in range(100):
        tower.bell.silent()
    assert tower.asked == 1
    tower.later(ASKED_EVERY)
    assert tower.asked == 2


def test_while_one_waits_for_its_answer_the_others_do_not() -> None:
    tower = Tower()
    inside: list[bool] = []

    def slow() -> bool:
        inside.append(tower.bell.silent())
        return False

    tower.bell.hang(slow)
    tower.later(ASKED_EVERY)
    assert inside == [False]
