from http import HTTPStatus

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters

from tips import keys
from tips.uploads import keep_photos_in_memory


@method_decorator([csrf_exempt, never_cache, sensitive_post_parameters()], name="dispatch")
class SenderView(View):
    """What the pages of a sender share: no account, no cookie, no script, no trace in any cache.

    Without keys they are closed (503), and say whom to call.
    """

    http_method_names = ["get", "head", "post"]

    def dispatch(self, request, *args, **kwargs):
        keep_photos_in_memory(request)
        response = super().dispatch(request, *args, **kwargs)
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Robots-Tag"] = "noindex"
        if response.status_code < HTTPStatus.INTERNAL_SERVER_ERROR:
            response._has_been_logged = True  # a line in the log would tell the hour of a refused first press
        return response

    def get(self, request):
        if not keys.are_all_here():
            return self.closed()
        return self.first_page()

    def closed(self):
        return self.page("tips/closed.html", {}, 503)

    def page(self, template, context, status=200) -> HttpResponse:
        return render(self.request, template, context, status=status)


def sent_from_elsewhere():
    return _("This was sent from another site. If it was you, please press Send once more.")


def not_stored():
    return _("We could not store it just now. Your text is still here: please try again.")
