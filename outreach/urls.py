from csp.decorators import csp_replace
from django.conf import settings
from django.http import HttpResponse
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from core.views.private import authenticate_with_password
from core.views.search import search
from media.views import serve_rendition


def live(request):
    """Whether this process answers at all; touches nothing else."""
    return HttpResponse("ok", content_type="text/plain", headers={"Cache-Control": "no-store"})


admin_urls = decorate_urlpatterns(
    wagtailadmin_urls.urlpatterns, csp_replace(settings.ADMIN_CONTENT_SECURITY_POLICY)
)

urlpatterns = [
    path("-/live", live, name="live"),
    path(settings.ADMIN_PATH, include(admin_urls)),
    re_path(r"^media/(?P<name>[\w./-]+)$", serve_rendition, name="serve_rendition"),
    path("", include("tips.urls")),
    path("", include("wards.urls")),
    path("tim-kiem/", search, name="search"),
    path(
        "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/",
        authenticate_with_password,
        name="wagtailcore_authenticate_with_password",
    ),
    path("", include(wagtail_urls)),
]

handler400 = "core.views.errors.bad_request"
handler403 = "core.views.errors.forbidden"
handler404 = "core.views.errors.not_found"
handler500 = "core.views.errors.server_error"
