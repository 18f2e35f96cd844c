"""Requests that no form of ours makes are refused before a view meets them, with a page in words."""

from http import HTTPStatus

from django.core.exceptions import BadRequest

from core.views.errors import page_for


class NulMiddleware:
    """Refuses an address or a cookie with NUL: nobody types it, and PostgreSQL cannot look for it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        texts = (request.path_info, *request.COOKIES.values())
        if "%00" in request.META.get("QUERY_STRING", "") or any("\x00" in text for text in texts):
            raise BadRequest("NUL in the address or a cookie")
        return self.get_response(request)


class WrongMethodMiddleware:
    """Puts words into the empty answer that Django gives to a method which a view does not take."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and not response.content:
            response.content = page_for(request, "wrong_method")
            response.headers["Cache-Control"] = "no-store"
        return response
