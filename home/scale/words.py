"""Texts that are different from page to page: a few common words, many rare ones."""

import random

SYLLABLES = (
    "lừa đảo giả danh công an ngân hàng chuyển khoản điện thoại tin nhắn mã số tài khoản phường xã tổ "
    "công tác người dân trật tự cảnh báo chiến dịch hướng dẫn ứng dụng tiền nhà con mẹ đường chợ trường"
).split()
COMMON = 0.6  # of all words
LENGTH = 60  # words of a page
ONE_RARE_IN = 20


def words(seed, number):
    """Return `number` words, always the same ones for a `seed`."""
    choose = random.Random(seed)
    return " ".join(_word(choose) for _word_of_text in range(number))


def _word(choose):
    syllable = choose.choice(SYLLABLES)
    if choose.random() < COMMON:
        return syllable
    return f"{syllable}{chr(97 + int(choose.expovariate(0.4)) % 26)}"


def rare_word(number):
    """Return a word that twenty pages have."""
    return f"hiem{number // ONE_RARE_IN}"


def story(number):
    text = f"{words(f'text {number}', LENGTH)} {rare_word(number)}"
    return [{"type": "paragraph", "value": f"<p>{text}</p>"}]
