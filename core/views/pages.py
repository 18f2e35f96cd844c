from django.http import Http404
from wagtail.views import serve as wagtail_serve

from core.routing import route


def serve(request, path=""):
    """Wagtail's own view for every page, told beforehand which page it is."""
    try:
        request._wagtail_route_for_request = route(request, path)
    except Http404:
        request._wagtail_route_for_request = None
    return wagtail_serve(request, path)
