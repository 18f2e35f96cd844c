"""What the site is measured beside, on the same gunicorn: an empty Django view, and no Django at all.

`gunicorn bench.beside:view` and `gunicorn bench.beside:bare` answer each request with BODY_SIZE bytes.
"""

import os

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpResponse
from django.urls import re_path

BODY = b"x" * int(os.environ.get("BODY_SIZE", "0"))

settings.configure(ALLOWED_HOSTS=["*"], MIDDLEWARE=[], ROOT_URLCONF=__name__)


def answer(_request):
    return HttpResponse(BODY, headers={"Content-Length": len(BODY)})


def bare(_environ, start_response):
    start_response("200 OK", [("Content-Type", "text/html"), ("Content-Length", str(len(BODY)))])
    return [BODY]


urlpatterns = [re_path("", answer)]
view = WSGIHandler()
