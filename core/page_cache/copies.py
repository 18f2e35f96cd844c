"""The copies that one process keeps: so many bytes, and what was asked for least goes first."""

import threading
from collections import OrderedDict


class Copies:
    def __init__(self, most_bytes):
        self.most_bytes = most_bytes
        self.lock = threading.Lock()
        self.clear(None)

    def clear(self, word):
        self.word, self.entries, self.bytes = word, OrderedDict(), 0

    def get(self, word, asked):
        with self.lock:
            if word != self.word or (entry := self.entries.get(asked)) is None:
                return None
            self.entries.move_to_end(asked)
            return entry

    def put(self, word, asked, entry):
        with self.lock:
            if word != self.word:
                self.clear(word)
            if before := self.entries.pop(asked, None):
                self.bytes -= before.size
            self.entries[asked] = entry
            self.bytes += entry.size
            while self.bytes > self.most_bytes:
                self.bytes -= self.entries.popitem(last=False)[1].size
