from typing import NamedTuple


class Problem(NamedTuple):
    """What is wrong with a file: in which line (0: with all of it), in which column, what was read there."""

    line: int
    column: str
    read: str
    sentence: str


class RefusedError(Exception):
    """Nothing of the file can be read. Carries the one Problem."""

    def __init__(self, sentence, line=0, column="", read=""):
        self.problem = Problem(line, column, shortened(read), sentence)
        super().__init__(sentence)


def shortened(text, most=60):
    """What was typed, as much as fits in a cell of the list of what is wrong."""
    text = " ".join(str(text).split())
    return text if len(text) <= most else f"{text[:most]}…"
