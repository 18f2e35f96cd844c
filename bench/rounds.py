"""Rounds: every play in turn, each just after the one it is measured beside."""

import sys
import threading
from collections import defaultdict
from contextlib import contextmanager
from statistics import median
from typing import NamedTuple

from bench import load, processors

FIRST_RATE = 300  # requests a second that nobody has measured yet


class Server(NamedTuple):
    port: int
    pid: int


class Pair(NamedTuple):
    """A play on one server, and another one that it is measured beside."""

    name: str
    server: Server
    requests: list
    beside: Server
    look: bool = False
    bumped: int = 0  # after so many requests the content changes


class Result:
    """What all rounds of one play came to."""

    def __init__(self):
        self.outcomes, self.beside = [], []
        self.work, self.work_beside = [], []  # milliseconds of processor time a request

    def add(self, done, beside):
        for (outcome, work), outcomes, works in (
            (done, self.outcomes, self.work),
            (beside, self.beside, self.work_beside),
        ):
            outcomes.append(outcome)
            works.append(work)

    @property
    def rate(self):
        return median(outcome.rate for outcome in self.outcomes)

    def row(self):
        pairs = zip(self.outcomes, self.beside, strict=True)
        work, work_beside = median(self.work), median(self.work_beside)
        return {
            "rps": round(self.rate),
            "p50_ms": round(1000 * median(outcome.p50 for outcome in self.outcomes), 2),
            "p99_ms": round(1000 * median(outcome.p99 for outcome in self.outcomes), 2),
            "beside_rps": round(median(outcome.rate for outcome in self.beside)),
            "ratio": round(median(outcome.rate / beside.rate for outcome, beside in pairs), 3),
            "work_ms": round(work, 3),
            "beside_ms": round(work_beside, 3),
            "work_ratio": round(work_beside / work, 3),
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
            rate = results[pair.name].rate if number > 1 else FIRST_RATE
            done, beside = _once(pair, seconds if number else 1, pair.bumped / rate, bump)
            if number:  # the first is for warming up
                results[pair.name].add(done, beside)
    return results


def _once(pair, seconds, every, bump):
    beside = _sent(pair.beside, [("empty", _EMPTY)], seconds)
    with _bumping(every, bump):
        done = _sent(pair.server, pair.requests, seconds, look=pair.look)
    if (failed := done[0].failed) > done[0].rate * seconds / 1000:
        sys.exit(f"{pair.name}: {failed} requests failed.")
    return done, beside


def _sent(server, requests, seconds, *, look=False):
    """Return the Outcome and how many milliseconds the server worked for each request."""
    before = processors.spent(server.pid)
    outcome = load.send(server.port, requests, seconds, look=look)
    work = processors.spent(server.pid) - before
    return outcome, 1000 * work / max(outcome.rate * seconds, 1)


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
