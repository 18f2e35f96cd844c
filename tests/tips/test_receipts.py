import time

import pytest

from tips.receipts import as_typed, derive, in_groups, receipt_for

RECEIPT = "0123456789012345"


def test_a_receipt_is_16_digits_and_the_same_for_the_same_form():
    first, again, other = receipt_for("a"), receipt_for("a"), receipt_for("b")
    assert len(first) == 16
    assert first.isdigit()
    assert first == again != other


def test_what_is_derived_is_the_same_each_time_and_other_for_another_receipt():
    one, again, other = derive(RECEIPT), derive(RECEIPT), derive(RECEIPT[::-1])
    assert one.lookup == again.lookup != other.lookup
    assert bytes(one.key) == bytes(again.key) != bytes(other.key)
    assert one.fingerprint(b"x") == again.fingerprint(b"x") != other.fingerprint(b"x")


def test_the_three_secrets_have_nothing_in_common():
    one = derive(RECEIPT)
    assert len({one.lookup, bytes(one.key).hex(), one.fingerprint_key.hex()}) == 3


@pytest.mark.parametrize(
    "typed", ["0123 4567 8901 2345", "0123-4567-8901-2345", " 0123.4567.8901.2345\n", RECEIPT]
)
def test_spaces_and_dashes_do_not_matter(typed):
    assert as_typed(typed) == RECEIPT


@pytest.mark.parametrize("typed", ["", "1234", RECEIPT + "6", "٠" * 16, "x" * 16, "\x00" * 16, "9" * 100_000])
def test_what_is_no_receipt_is_empty(typed):
    assert as_typed(typed) == ""


def test_a_receipt_is_copied_in_groups_of_four():
    assert in_groups(RECEIPT) == "0123 4567 8901 2345"


def test_a_guess_costs_thousands_of_times_what_a_plain_hash_costs():
    """A ratio, whatever the machine: SHA-256 of the same text against the derivation."""
    import hashlib

    start = time.perf_counter()
    for _round in range(1000):
        hashlib.sha256(RECEIPT.encode()).digest()
    plain = (time.perf_counter() - start) / 1000
    start = time.perf_counter()
    derive(RECEIPT)
    assert time.perf_counter() - start > 1000 * plain
