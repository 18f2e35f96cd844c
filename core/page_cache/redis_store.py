"""The pages that all processes of all servers keep together, in Redis."""

import secrets
import time
from contextlib import contextmanager

from redis.exceptions import RedisError

from core.generation.redis_place import connect
from core.page_cache.entry import Entry
from core.page_cache.store import PATIENCE, name_of, waited


class RedisStore:
    """Keys that live some minutes. In that time all processes together store so many bytes and no more."""

    LIFETIME = 300  # seconds
    MOST_BYTES = 12 * 1024 * 1024  # docs/operations.md gives Redis 64 MB, and tips are counted there too

    def __init__(self, url):
        self.client = connect(url)

    def get(self, word, asked):
        try:
            data = self.client.get(self._key(word, asked))
        except RedisError:
            return None
        return data and Entry.from_bytes(data)

    def put(self, word, asked, entry):
        data = entry.to_bytes()
        stored = f"outreach:page-bytes:{time.time() // self.LIFETIME:.0f}"
        try:
            if self.client.incrby(stored, len(data)) <= self.MOST_BYTES:
                self.client.set(self._key(word, asked), data, ex=self.LIFETIME)
            self.client.expire(stored, 2 * self.LIFETIME)
        except RedisError:
            return

    @contextmanager
    def turn(self, word, asked):
        """Wait until no other process makes the same page; yield False where that takes too long."""
        key, mine = f"{self._key(word, asked)}:turn", secrets.token_hex(8)
        try:
            yield self._taken(key, mine)
        finally:
            self._give_back(key, mine)

    def _taken(self, key, mine):
        try:
            return waited(lambda: self.client.set(key, mine, nx=True, px=PATIENCE * 1000))
        except RedisError:
            return False

    def _give_back(self, key, mine):
        try:
            if self.client.get(key) == mine.encode():
                self.client.delete(key)
        except RedisError:
            return  # it ends by itself

    def _key(self, word, asked):
        return f"outreach:page:{word}:{name_of(asked).hex()}"
