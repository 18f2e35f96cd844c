"""What differs from page to page: texts of a few common words and many rare ones, numbers of scammers."""

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


def indicator(number):
    """Return kind and value of the indicator of a number."""
    return [
        ("phone", f"09{number:08}"),
        ("link", f"https://lua-{number}.example/dang-nhap"),
        ("account", f"7{number:011}"),
        ("social", f"facebook.com/lua.{number}x"),
        ("app", f"Ứng dụng giả {number}"),
    ][number % 5]
