from itertools import product

import pytest

from tips.small_numbers import STEP, step_of, tell_nothing_of_a_few, to_tens

NUMBERS = (0, 1, 3, 4, 5, 8, 9, 12)
ROWS = [row for length in (1, 2, 3) for row in product(NUMBERS, repeat=length)]
BY_SUM = {}
for _row in ROWS:
    BY_SUM.setdefault(sum(_row), []).append(_row)
PAIRS = [pair for rows in BY_SUM.values() for pair in product(rows, repeat=2)]


def fitting(row):
    """Every row that looks the same when it is shown."""
    return product(*(range(step_of(number), step_of(number) + STEP) for number in row))


def what_small_numbers_could_be(row, others):
    """For each number under 5 what it could be for somebody who sees all rows: found by trying all."""
    sums = set.intersection(*({sum(fit) for fit in fitting(other)} for other in others))
    fits = [fit for fit in fitting(row) if sum(fit) in sums]
    return [{fit[place] for fit in fits} for place, number in enumerate(row) if number < STEP]


def test_a_number_under_5_could_still_be_anything_from_0_to_4():
    shown = [pair for pair in PAIRS if tell_nothing_of_a_few(*pair)]
    looks = {tuple(tuple(map(step_of, row)) for row in pair): pair for pair in shown}
    for pair in looks.values():
        for row, other in (pair, pair[::-1]):
            for values in what_small_numbers_could_be(row, [other]):
                assert values == set(range(STEP)), pair
    assert len(shown) > len(PAIRS) / 10


def test_a_total_is_one_more_row():
    rows = [row for row in ROWS if len(row) == 3]
    shown = [row for row in rows if tell_nothing_of_a_few(row, row[::-1], [sum(row)])]
    for row in shown:
        for values in what_small_numbers_could_be(row, [row[::-1], [sum(row)]]):
            assert values == set(range(STEP)), row
    assert len(shown) > len(rows) / 4


def test_being_refused_follows_from_what_would_have_been_shown():
    answers = {}
    for pair in PAIRS:
        look = tuple(tuple(map(step_of, row)) for row in pair)
        answers.setdefault(look, set()).add(tell_nothing_of_a_few(*pair))
    assert {len(found) for found in answers.values()} == {1}


@pytest.mark.parametrize(
    ("rows", "may_be_shown"),
    [
        ([[5, 12], [17]], True),  # nothing small
        ([[3, 20, 12, 7], [42]], True),  # 42 is "40 to 44", and the rest between 35 and 47
        ([[3], [3]], True),
        ([[4, 4], [8]], False),  # two under 5 that make "5 to 9" are not 0
        ([[4] * 9, [36]], False),
        ([[2] * 9, [18]], True),
    ],
)
def test_the_rule_by_example(rows, may_be_shown):
    assert tell_nothing_of_a_few(*rows) is may_be_shown


@pytest.mark.parametrize(("number", "shown"), [(0, None), (9, None), (10, 10), (19, 10), (1234, 1230)])
def test_public_numbers_are_whole_tens(number, shown):
    assert to_tens(number) == shown
