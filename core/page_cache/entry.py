"""An answer as it is kept: its headers, and its body once for each encoding."""

import gzip
import json
from hashlib import sha256

import brotli

IDENTITY, GZIP, BROTLI = "identity", "gzip", "br"
COMPRESS = {
    GZIP: lambda body: gzip.compress(body, compresslevel=6, mtime=0),
    BROTLI: lambda body: brotli.compress(body, quality=3),
}
TOO_SMALL = 200  # bytes, of which compression saves none
OVERHEAD = 2000  # bytes of memory for what is not the body


class Entry:
    """`headers` is a list of pairs without those that follow from the body; `ends_at` a timestamp."""

    def __init__(self, status, headers, body, ends_at, made=None):
        self.status, self.headers, self.ends_at = status, headers, ends_at
        self.bodies = {IDENTITY: body, **(made or {})}
        self.digest = sha256(body).hexdigest()[:32]
        self.ready = {}  # the headers for each encoding

    def body(self, encoding):
        """Return the body as `encoding` has it, compressed once."""
        if encoding not in self.bodies:
            self.bodies[encoding] = COMPRESS[encoding](self.bodies[IDENTITY])
        return self.bodies[encoding]

    def encoding_for(self, accepted):
        """Return the encoding of those that a reader takes, the best first, in which to answer."""
        return accepted[0] if len(self.bodies[IDENTITY]) >= TOO_SMALL else IDENTITY

    def etag(self, encoding):
        return f'"{self.digest}"' if encoding == IDENTITY else f'"{self.digest}-{encoding}"'

    @property
    def size(self):
        # Twice, since a body that is compressed later is not counted then.
        return OVERHEAD + 2 * len(self.bodies[IDENTITY])

    def to_bytes(self):
        """For a store outside the process. No pickle: what comes back is data, whoever wrote it."""
        bodies = dict(self.bodies)
        head = {
            **{"status": self.status, "headers": self.headers, "ends_at": self.ends_at},
            **{"digest": self.digest, "bodies": {name: len(body) for name, body in bodies.items()}},
        }
        return b"\n".join([json.dumps(head).encode(), b"".join(bodies.values())])

    @classmethod
    def from_bytes(cls, data):
        """Return the entry, or None if `data` is not whole."""
        try:
            line, rest = data.split(b"\n", 1)
            head, bodies = json.loads(line), {}
            for name, length in head["bodies"].items():
                bodies[name], rest = rest[:length], rest[length:]
            headers = [tuple(pair) for pair in head["headers"]]
            body = bodies.pop(IDENTITY)
            entry = cls(head["status"], headers, body, head["ends_at"], bodies)
        except (ValueError, KeyError, TypeError):
            return None
        return entry if entry.digest == head["digest"] else None
