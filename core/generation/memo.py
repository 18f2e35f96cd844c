"""What a process keeps of what it has read, for as long as the content stays the same."""

from functools import wraps

from django.utils import timezone
from django.utils.translation import get_language

from core.generation.word import current

MOST_KEPT = 1000  # results of one function


def remembered(function=None, *, until=None):
    """Have `function` answer from memory for the same generation, language and arguments.

    All requests of the process get the same object: whoever changes it changes it for everybody.
    `until()` returns the moment at which the answer ends by itself, or None. Where no generation can be
    verified, each call is made.
    """
    if function is None:
        return lambda function: remembered(function, until=until)
    kept = {}

    @wraps(function)
    def answer(*args):
        if (word := current()) is None:
            return function(*args)
        key = (word, get_language(), *args)
        result, ends_at = kept.get(key, (None, timezone.now()))
        if ends_at is not None and ends_at <= timezone.now():
            ends_at = until and until()
            result = function(*args)
            if len(kept) >= MOST_KEPT or any(word != other for other, *_rest in list(kept)[:1]):
                kept.clear()
            kept[key] = (result, ends_at)
        return result

    answer.forget = kept.clear
    return answer
