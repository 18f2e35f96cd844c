"""Sends the site whatever bytes a gunicorn would pass on, without the good manners of Django's client."""

import sys
from contextlib import contextmanager
from functools import cache
from gzip import decompress
from io import BytesIO
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

from django.core.signals import got_request_exception, request_finished, request_started
from django.db import close_old_connections

from outreach.wsgi import application


class Request(NamedTuple):
    path: str  # as it stands in the request line, percent signs and all
    query: str = ""
    method: str = "GET"
    body: bytes = b""
    content_type: str | None = None
    length: int | None = None  # where it is a lie
    headers: tuple = ()


class Answer(NamedTuple):
    status: int
    headers: dict
    body: bytes
    error: BaseException | None


@cache
def _handler():
    class Unchecked(application.request_class):
        _dont_enforce_csrf_checks = True  # most inputs would end there

    class Handler(type(application)):
        request_class = Unchecked

    return Handler()


def _environ(request):
    body = BytesIO(request.body)
    length = len(request.body) if request.length is None else request.length
    headers = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in request.headers}
    return {
        "REQUEST_METHOD": request.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(request.path).decode("latin-1"),
        "QUERY_STRING": request.query.encode(errors="surrogatepass").decode("latin-1"),
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "CONTENT_LENGTH": str(length),
        "wsgi.url_scheme": "http",
        "wsgi.input": body,
        "wsgi.multithread": True,
        **({} if request.content_type is None else {"CONTENT_TYPE": request.content_type}),
        "HTTP_HOST": "testserver",
        **headers,
    }


@contextmanager
def _one_connection():
    """A server looks after its connections around each request; it would end the test's transaction."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in signals:
            signal.connect(close_old_connections)


def send(request):
    """Return the Answer; `error` is the exception behind a 500, status 0 one that left the site whole."""
    errors, started = [], []

    def remember(sender, **kwargs):
        errors.append(sys.exc_info()[1])

    got_request_exception.connect(remember)
    try:
        with _one_connection():
            response = _handler()(_environ(request), lambda *start: started.append(start))
            body = b"".join(response)
            response.close()
    except Exception as error:  # gunicorn would answer with its own bare page
        return Answer(0, {}, b"", error)
    finally:
        got_request_exception.disconnect(remember)
    status, headers = started[0][0], dict(started[0][1])
    if headers.get("Content-Encoding") == "gzip":
        body = decompress(body)
    return Answer(int(status[:3]), headers, body, errors[0] if errors else None)
