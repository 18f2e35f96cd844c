"""Rounds: every play in turn, each just after the one it is measured beside."""

import sys
import threading
from collections import defaultdict
from contextlib import contextmanager
from statistics import median
from typing import NamedTuple

from bench import load


class Pair(NamedTuple):
    """A play on one port, and on another what it is measured beside."""

    name: str
    port: int
    requests: list
    beside: int
    look: bool = False
    bumped: float = 0


class Result:
    """What all rounds of one play came to."""

    def __init__(self):
        self.outcomes, self.beside = [], []

    def add(self, outcome, beside):
        self.outcomes.append(outcome)
        self.beside.append(beside)

    def row(self):
        pairs = zip(self.outcomes, self.beside, strict=True)
        return {
            "rps": round(median(outcome.rate for outcome in self.outcomes)),
            "p50_ms": round(1000 * median(outcome.p50 for outcome in self.outcomes), 2),
            "p99_ms": round(1000 * median(outcome.p99 for outcome in self.outcomes), 2),
            "beside_rps": round(median(outcome.rate for outcome in self.beside)),
            "ratio": round(median(outcome.rate / beside.rate for outcome, beside in pairs), 3),
        }

    def share(self, cache):
        """Return how many of a hundred answers said `cache` in X-Page-Cache."""
        said = [each.cache for outcome in self.outcomes for each in outcome.took]
        return round(100 * said.count(cache) / len(said), 1) if said else None

    def slowest(self, kind, share=0.99):
        """Return within how many seconds `share` of all requests of a kind were answered."""
        return load.at(sorted(spent for outcome in self.outcomes for spent in outcome.of(kind)), share)


def played(rounds, seconds, pairs_of_a_round, bump):
    """Return a Result by name. `pairs_of_a_round` is a function: some requests may be sent but once."""
    results = defaultdict(Result)
    for number in range(rounds + 1):
        for pair in pairs_of_a_round():
            outcome, beside = _once(pair, seconds if number else 1, bump)
            if number:  # the first is for warming up
                results[pair.name].add(outcome, beside)
    return results


def _once(pair, seconds, bump):
    beside = load.send(pair.beside, [("empty", _EMPTY)], seconds)
    with _bumping(pair.bumped, bump):
        outcome = load.send(pair.port, pair.requests, seconds, look=pair.look)
    if outcome.failed > outcome.rate * seconds / 1000:
        sys.exit(f"{pair.name}: {outcome.failed} requests failed.")
    return outcome, beside


_EMPTY = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip, br\r\n\r\n"


@contextmanager
def _bumping(every, bump):
    """Call `bump` every so many seconds as long as the block runs; never, if that is 0."""
    over = threading.Event()

    def repeat():
        while not over.wait(every):
            bump()

    thread = threading.Thread(target=repeat)
    if every:
        bump()
        thread.start()
    try:
        yield
    finally:
        over.set()
        if every:
            thread.join()
