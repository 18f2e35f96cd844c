"""Whoever holds database, disk and the ids of receipts learns nothing; a right key opens everything."""

import pytest
from nacl.public import PrivateKey

from tips import sealing
from tips.keys import id_of

CONTEXT = b"c" * sealing.CONTEXT_BYTES


@pytest.fixture
def key():
    return PrivateKey.generate()


def sealed_for(key, data):
    box, wrapped = sealing.seal(data, CONTEXT, {"k": key.public_key})
    return box, wrapped["k"]


@pytest.mark.parametrize("data", [b"", b"a", "Có người lạ".encode(), b"\x80\x00" * 300, bytes(70_000)])
def test_what_was_sealed_is_opened_byte_for_byte(key, data):
    box, wrapped = sealed_for(key, data)
    assert sealing.unseal(box, CONTEXT, wrapped, key) == data


def test_another_key_opens_nothing(key):
    box, wrapped = sealed_for(key, b"secret")
    with pytest.raises(sealing.CannotOpenError):
        sealing.unseal(box, CONTEXT, wrapped, PrivateKey.generate())


def test_the_box_of_another_row_does_not_open(key):
    box, wrapped = sealed_for(key, b"secret")
    with pytest.raises(sealing.CannotOpenError):
        sealing.unseal(box, b"d" * sealing.CONTEXT_BYTES, wrapped, key)


def test_any_changed_byte_is_noticed(key):
    box, wrapped = sealed_for(key, b"secret")
    for place in range(len(box)):
        changed = bytes(value ^ (place == index) for index, value in enumerate(box))
        with pytest.raises(sealing.CannotOpenError):
            sealing.unseal(changed, CONTEXT, wrapped, key)


def test_sizes_of_texts_up_to_8_kilobytes_take_at_most_8_values(key):
    sizes = {len(sealed_for(key, b"x" * length)[0]) for length in range(0, 8193, 16)}
    assert 1 < len(sizes) <= 8


def test_the_same_words_are_never_the_same_box(key):
    assert sealed_for(key, b"same")[0] != sealed_for(key, b"same")[0]


def test_a_wrapped_key_is_handed_on_without_touching_the_box(key):
    other = PrivateKey.generate()
    box, wrapped = sealed_for(key, b"secret")
    again = sealing.wrap_again(wrapped, key, other.public_key)
    assert sealing.unseal(box, CONTEXT, again, other) == b"secret"
    assert id_of(other.public_key) != id_of(key.public_key)
