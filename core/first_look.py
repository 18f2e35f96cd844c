"""A page that was just published is drawn once before any reader asks for it: so its pictures are made."""

from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest
from django.template.loader import render_to_string
from django.utils import translation

from core.languages import path_in
from core.models import BasePage
from core.routing import route


def look_after_commit(sender, instance, **kwargs):
    """Receiver of `page_published`. What is loaded as a sample would take its time together."""
    if isinstance(instance, BasePage) and instance.live and not instance.is_sample:
        # What was published is published, whatever becomes of its pictures.
        transaction.on_commit(lambda: _look(instance), robust=True)


def _look(page):
    path = page.get_url()
    if not path:
        return
    with translation.override(page.locale.language_code):
        try:
            page, args, kwargs = route(request := _request(path), path_in(settings.LANGUAGE_CODE, path))
        except Http404:  # its language has no front page yet
            return
        response = page.serve(request, *args, **kwargs)
        response.render()
        if page.photo:  # in lists
            render_to_string("components/card_picture.html", {"image": page.photo})


def _request(path):
    """A request as a reader would send it."""
    site = urlsplit(settings.SITE_URL)
    port = site.port or (443 if site.scheme == "https" else 80)
    request = HttpRequest()
    request.method, request.path, request.path_info = "GET", path, path
    request.META |= {"HTTP_HOST": site.netloc, "SERVER_NAME": site.hostname, "SERVER_PORT": str(port)}
    return request
