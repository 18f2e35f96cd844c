"""Names that look like one another, though they are not the same.

A small table in the manner of UTS #39, chosen by eye for the letters of domain names in the scripts that
browsers and keyboards know: not a copy of Unicode's confusables.txt, and more generous, with i as l.
"""

from core.text import fold

_LETTERS = {
    "a": "ɑαа",
    "b": "ƅьвß",
    "c": "ϲсⅽ",
    "d": "ԁɖⅾ",
    "e": "еєɛεҽ",
    "f": "ƒſ",
    "g": "ɡցɢ",
    "h": "һհнʜ",
    "j": "јϳ",
    "k": "кκĸ",
    "l": "1|iɩıιіїíӏⅼⅰɪ",
    "m": "мⅿʍ",
    "n": "ոпηɴ",
    "o": "0οоօσөøᴏ",
    "p": "рρϱ",
    "q": "ԛզ",
    "r": "гᴦʀ",
    "s": "ѕꜱ",
    "t": "тτᴛ",
    "u": "υսᴜʋ",
    "v": "ѵνᴠⅴ",
    "w": "ԝωшɯ",
    "x": "хχⅹ",
    "y": "уγүʏ",
    "z": "ᴢʐ",
    "-": "‐‑‒–—−ー",
}
_PROTOTYPE = str.maketrans({char: letter for letter, chars in _LETTERS.items() for char in chars})


def skeleton(name):
    """Return what is alike for all names that look like `name`. It is for comparing, never for showing."""
    return fold(name).translate(_PROTOTYPE).replace("rn", "m").replace("vv", "w")
