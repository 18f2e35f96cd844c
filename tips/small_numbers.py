"""Figures that tell nothing of a few.

Each number is shown as its step of five: "under 5", "5 to 9", "10 to 14" and so on, totals too. What is
shown of one number never depends on another, so there is no choice (such as which number to hide beside a
small one) that could be read backwards.

Numbers that count the same tips in several ways, by week, by kind, in all, have one sum, and that could
still narrow a small one down: nine that are "under 5" and make "35 to 39" are nearly all 4. So a set of
rows is shown only if each number under 5 in it could be anything from 0 to 4 for somebody who knows all
the steps. Whether that is so follows from the steps alone: nothing can be learnt from being refused.
"""

from collections.abc import Sequence

STEP = 5


def step_of(number):
    """Return where the step of `number` begins: 0, 5, 10 …"""
    return number // STEP * STEP


def tell_nothing_of_a_few(*rows: Sequence[int]):
    """Whether `rows`, which add up to the same, can be shown as steps side by side."""
    sums = [_possible_sums(row) for row in rows]
    for place, row in enumerate(rows):
        if any(step_of(number) == 0 for number in row):
            others = sums[:place] + sums[place + 1 :]
            if not _leaves_open(sums[place], others):
                return False
    return True


def _possible_sums(row):
    least = sum(step_of(number) for number in row)
    return least, least + (STEP - 1) * len(row)


def _leaves_open(own, others):
    """Whether a small number of a row could be 0, and could be 4, with a sum that all rows can have."""
    least, most = own
    return all(least + STEP - 1 <= high and most - (STEP - 1) >= low for low, high in others)


def to_tens(number):
    """Return `number` rounded down to tens, None if it is under ten."""
    return number // 10 * 10 or None
