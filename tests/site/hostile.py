"""Makes thousands of hostile requests for an endpoint, the same ones for the same seed."""

import os
import random
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote_from_bytes

from django.db import connection

from tests.site.nasty import CHARSETS, CONTENT_TYPES, HEADERS, LONG, METHODS, NASTY, UNENCODED
from tests.site.raw import Request

SEED = os.environ.get("HOSTILE_SEED", "138")
INPUTS = int(os.environ.get("HOSTILE_INPUTS", "60"))  # an endpoint and database; `make test-long`: 2,000
FORM = "application/x-www-form-urlencoded"
MEGABYTE = 1024 * 1024


class Input(NamedTuple):
    """A request, the way it was made, and the texts that a page which refuses it has to hold again."""

    way: str
    request: Request
    typed: tuple = ()

    @property
    def size(self):
        return len(self.request.path) + len(self.request.query) + len(self.request.body)


def hostile_inputs(endpoint, places):
    """Yield at least INPUTS inputs for `endpoint`, whose path is filled in from `places`."""
    maker = Maker(endpoint, places)
    systematic = list(maker.systematic())
    yield from systematic
    for _number in range(len(systematic), INPUTS):
        yield maker.random_input()


class Maker:
    def __init__(self, endpoint, places):
        self.endpoint, self.places = endpoint, places
        # Each database gets other random ones, and both get all systematic ones.
        self.rng = random.Random(f"{SEED} {connection.vendor} {endpoint.name}")  # noqa: S311 (it has to be repeatable)
        self.query = self._as_bytes(endpoint.query)
        self.form = None if endpoint.form is None else self._as_bytes(endpoint.form)
        self.good = [*self.query, *(self.form or [])] or [(b"x", b"1")]

    def _as_bytes(self, fields):
        return [(name.encode(), value.format(**self.places).encode()) for name, value in fields.items()]

    def systematic(self):
        """Nasty texts in each place, half of the whole at most, then what is too slow for chance."""
        places = self._places()
        pairs = [(place, value) for place in places for value in NASTY]
        for place, value in self.rng.sample(pairs, min(len(pairs), INPUTS // 2)):
            yield self._with(place, value, "nasty text")
        for value in LONG if places else ():
            yield self._with(self.rng.choice(places), value.encode(), "long text")
        for text in UNENCODED:
            yield self._input("unencoded", query=text)
        yield self._input("1,500 fields", query="&".join(f"f{number}=x" for number in range(1500)))
        if self.form is not None:
            yield from self._large()

    def _large(self):
        name = self.endpoint.kept[0].encode() if self.endpoint.kept else b"text"
        many = [(f"f{number}".encode(), b"x") for number in range(1500)]
        yield self._post("1,500 fields", [*self.form, *many])
        yield self._post("12,000 fields", [*self.form, *many * 8])
        for text in ("x", "ộ"):
            # Each of its bytes is three in a form, and as long as that to read.
            sent = text.encode() * (3 * MEGABYTE // len(quote_from_bytes(text.encode())))
            yield self._post("3 MB", _replaced(self.form, name, sent))
            whole = text.encode() * (3 * MEGABYTE // len(text.encode()))
            yield self._in_pieces("3 MB in pieces", _replaced(self.form, name, whole))
        yield self._post("11 MB", _replaced(self.form, name, b"x" * 11 * MEGABYTE))

    def _places(self):
        """Where a value goes: the hostile part of the address, a parameter, a field of the form."""
        part = ["part"] if self.endpoint.part else []
        query = [("query", name) for name, _value in self.query]
        return part + query + [("form", name) for name, _value in self.form or []]

    def random_input(self):
        ways = [self._one_field] * 8 + [self._every_field] * 4 + [self._other_fields] * 4
        ways += [self._odd_bytes, self._odd_method, self._odd_headers, self._odd_content_type]
        if self.form is not None:
            ways += [self._odd_pieces] * 4 + [self._every_field_in_pieces] * 3 + [self._odd_length]
        return self.rng.choice(ways)()

    # One way each ------------------------------------------------------------------------------

    def _one_field(self):
        return self._with(self.rng.choice(self._places()), self._value(), "one field")

    def _every_field(self):
        query = [(name, self._value(value)) for name, value in self.query]
        form = self.form and [(name, self._value(value)) for name, value in self.form]
        return self._input("every field", query=_encoded(query), form=form, part=self._value())

    def _other_fields(self):
        """Missing, repeated, unknown, and as an array."""
        fields = [pair for pair in self.good for _time in range(self.rng.choice([0, 1, 1, 2, 3]))]
        fields += [(self._value(), self._value()) for _unknown in range(self.rng.randrange(3))]
        fields += [(name + b"[]", self._value(value)) for name, value in self.good if self.rng.random() < 0.2]
        self.rng.shuffle(fields)
        if self.form is None:
            return self._input("other fields", query=_encoded(fields))
        return self._post("other fields", fields)

    def _every_field_in_pieces(self):
        return self._in_pieces(
            "every field in pieces", [(name, self._value(value)) for name, value in self.form]
        )

    def _odd_bytes(self):
        noise = bytes(self.rng.choice(b"%&=;+ab0\xff\x80[]") for _byte in range(self.rng.randrange(60)))
        return self._input(
            "odd bytes",
            query=noise.decode("latin-1"),
            body=None if self.form is None else self.rng.choice([noise, self.rng.randbytes(60)]),
        )

    def _odd_method(self):
        method = self.rng.choice([*METHODS, "POST"])
        return self._input(f"method {method[:9]}", method=method, body=_encoded(self.good).encode())

    def _odd_headers(self):
        headers = tuple(self.rng.sample(HEADERS, self.rng.randrange(1, 3)))
        return self._input("headers", query=_encoded(self.query), form=self.form, headers=headers)

    def _odd_content_type(self):
        kind = self.rng.choice(CONTENT_TYPES)
        if self.rng.random() < 0.5:
            kind = f"{self.rng.choice([FORM, 'multipart/form-data; boundary=x'])}; charset={self._charset()}"
        body = self.rng.choice([_encoded(self.good).encode(), b'{"text": "a"}', _pieces(self.good, b"x")])
        method = "GET" if self.form is None else "POST"
        return self._input(
            f"content type {kind!r:.80}", _encoded(self.query), method=method, body=body, content_type=kind
        )

    def _charset(self):
        return self.rng.choice(CHARSETS)

    def _odd_length(self):
        body = _encoded(self.form).encode()
        length = self.rng.choice([0, 1, len(body) // 2, len(body) + 1000, 10**12])
        return self._input(f"length {length}", body=body, length=length)

    def _odd_pieces(self):
        """A multipart body whose headers, boundary or nesting are not what they should be."""
        name, value = self.rng.choice(self.form) if self.form else (b"text", b"x")
        head = self.rng.choice(
            [
                b'Content-Disposition: form-data; name="%s"; filename="x.png"\r\nContent-Type: image/png'
                % name,
                b'Content-Disposition: form-data; name="%s"; filename="../\x00x"' % name,
                b"Content-Disposition: form-data; name=\"%s\"; filename*=zz'en'%%41" % name,
                b'Content-Disposition: form-data; name="%s"; filename=""' % name,
                b'Content-Disposition: form-data; name="%s"\r\nContent-Transfer-Encoding: base64' % name,
                b'Content-Disposition: form-data; name="%s"\r\nContent-Transfer-Encoding: x-zz' % name,
                b'Content-Disposition: form-data; name="%s"\r\nContent-Type: text/plain; charset=utf-7'
                % name,
                b'Content-Disposition: form-data; name="%s"\r\nContent-Type: multipart/mixed; boundary=y'
                % name,
                b"Content-Disposition: form-data; name=%s\xff" % name,
                b"Content-Disposition: form-data",
                b"Content-Disposition: attachment",
                b"Content-Disposition:",
                b"",
                b"X: " + b"y" * 3000,
                b'Content-Disposition: form-data; name="_charset_"',
            ]
        )
        odd = b"--x\r\n%s\r\n\r\n%s\r\n" % (head, self._value(value))
        whole = odd + _pieces(self.form, b"x")
        body = self.rng.choice(
            [whole, whole, odd, whole[: len(whole) // 2], whole.replace(b"\r\n", b"\n"), b""]
        )
        return self._input("odd pieces", body=body, content_type="multipart/form-data; boundary=x")

    # Values ------------------------------------------------------------------------------------

    def _value(self, good=b""):
        chance = self.rng.random()
        if chance < 0.4:
            return self.rng.choice(NASTY)
        if chance < 0.7:
            return self._random_text()
        return self._mutated(good or self.rng.choice(self.good)[1])

    def _random_text(self):
        top = self.rng.choice([0x7F, 0x1EFF, 0xFFFF, 0x10FFFF])
        codes = (self.rng.randrange(top + 1) for _char in range(self.rng.randrange(1, 40)))
        return "".join(map(chr, codes)).encode(errors="surrogatepass")

    def _mutated(self, good):
        where = self.rng.randrange(len(good) + 1)
        begin, end = good[:where], good[where:]
        return self.rng.choice(
            [
                begin + self.rng.choice(NASTY) + end,
                begin + end[1:],
                good * self.rng.randrange(2, 200),
                end + begin,
                good.swapcase(),
                begin + self.rng.randbytes(2) + end,
            ]
        )

    # Requests ----------------------------------------------------------------------------------

    def _with(self, place, value, way):
        """A good request with `value` in one place."""
        if place == "part":
            return self._input(f"{way} in the address", form=self.form, part=value)
        kind, name = place
        query = _replaced(self.query, name, value) if kind == "query" else self.query
        form = _replaced(self.form, name, value) if kind == "form" else None
        return self._input(f"{way} in {name.decode()}", query=_encoded(query), form=form)

    def _post(self, way, fields):
        return self._input(way, form=fields)

    def _in_pieces(self, way, fields):
        if any(b"--x" in value for _name, value in fields):
            return self._post(way, fields)
        typed = self._typed(fields) if all(b"\x00" not in value for _name, value in fields) else ()
        request = self._input(way, body=_pieces(fields, b"x"), content_type="multipart/form-data; boundary=x")
        return request._replace(typed=typed)

    def _input(self, way, query="", *, form=None, part=None, body=None, method=None, **kwargs):
        path = self.endpoint.path.format(
            **self.places,
            part=quote_from_bytes(self.endpoint.part.encode() if part is None else part, safe="/"),
        )
        typed = self._typed(form) if form else ()
        if body is None and form is not None:
            body = _encoded(form).encode()
        if method is None:
            method = "GET" if body is None else "POST"
        kwargs.setdefault("content_type", FORM if body is not None else None)
        return Input(way, Request(path, query, method, body or b"", **kwargs), typed)

    def _typed(self, fields):
        """The last value of each field that has to be kept, if it is a text that a page can hold."""
        last = {name.decode(errors="replace"): value for name, value in fields}
        values = (last[name] for name in self.endpoint.kept if name in last)
        return tuple(text for text in map(_text, values) if text and "\x00" not in text)


def _text(value):
    try:
        return value.decode()
    except UnicodeDecodeError:
        return None


def _replaced(fields, name, value):
    return [(other, value if other == name else kept) for other, kept in fields]


def _encoded(fields):
    return "&".join(f"{_quoted(name)}={_quoted(value)}" for name, value in fields)


@lru_cache(5000)
def _quoted(text):
    """The same large ones are sent to every endpoint."""
    return quote_from_bytes(text, safe="")


def _pieces(fields, boundary):
    """`fields` as multipart/form-data."""
    head = b'--%s\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n'
    return b"".join(head % (boundary, name, value) for name, value in fields) + b"--%s--\r\n" % boundary
