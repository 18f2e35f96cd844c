"""One typo: a letter too many, too few, another one, or two that changed places."""

SHORTEST = 5  # letters; in a shorter word one letter makes another word


def forms_of(word):
    """Return `word` and what is left of it without any one letter. Two words with one typo between them
    share a form."""
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}


def may_be_misspelt(word):
    return len(word) >= SHORTEST and word.isalpha()


def is_one_typo(typed, word):
    """Whether one typo, no more, makes `typed` out of `word`."""
    if typed == word or abs(len(typed) - len(word)) > 1:
        return False
    if len(typed) != len(word):
        return min(typed, word, key=len) in forms_of(max(typed, word, key=len))
    pairs = list(zip(typed, word, strict=True))
    first, *others = [place for place, (one, other) in enumerate(pairs) if one != other]
    return not others or (others == [first + 1] and pairs[first] == pairs[first + 1][::-1])
