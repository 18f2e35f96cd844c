"""The pages for what goes wrong, in words and with the hotlines.

They are put together once, when the process starts, and sent as they are: no template, database or
catalogue takes part, and nothing that a person typed can be in them.
"""

import logging
import tomllib
from html import escape
from string import Template

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpResponse, HttpResponseNotFound
from django.template.loader import render_to_string

from core.languages import language_of

FOLDER = settings.BASE_DIR / "templates" / "errors"
TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
logger = logging.getLogger(__name__)


def _pages():
    words = tomllib.loads((FOLDER / "words.toml").read_text(encoding="utf-8"))
    for language, pages in words.items():
        frame = Template((FOLDER / f"frame.{language}.html").read_text(encoding="utf-8"))
        for kind, page in pages.items():
            sentences = "\n".join(f"        <p>{escape(sentence)}</p>" for sentence in page["sentences"])
            text = frame.substitute(title=escape(page["title"]), sentences=sentences)
            yield (language, kind), text.encode()


PAGES = dict(_pages())


def page_for(request, kind):
    """Return the bytes of the page of that kind, in the language of the address."""
    in_vietnamese = PAGES[settings.LANGUAGE_CODE, kind]
    return PAGES.get((language_of(request.path_info), kind), in_vietnamese)


def answer(request, kind, status):
    return HttpResponse(page_for(request, kind), status=status, headers={"Cache-Control": "no-store"})


def bad_request(request, exception=None):
    return answer(request, "too_big" if isinstance(exception, TOO_MUCH) else "unreadable", 400)


def forbidden(request, exception=None, reason=""):
    return answer(request, "forbidden", 403)


def not_found(request, exception=None):
    """The page with menu and search; without them where the database or the template fails too."""
    try:
        return HttpResponseNotFound(render_to_string("404.html", {"found_in": ()}, request))
    except Exception as error:
        logger.error("404.html cannot be rendered: %s", type(error).__name__)
        return answer(request, "not_found", 404)


def server_error(request):
    return answer(request, "failure", 500)
