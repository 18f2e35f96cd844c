from csp.constants import SELF
from csp.decorators import csp_replace
from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib.sitemaps.views import sitemap
from django.http import HttpResponse
from django.urls import include, path, re_path
from django.views.decorators.cache import never_cache
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from core.views.search import search
from media.views import serve_rendition
from outreach.sitemaps import SITEMAPS
from users.signin import urls as signin_urls
from users.signin.views import to_sign_in


def live(request):
    """Whether this process answers at all; touches nothing else."""
    return HttpResponse("ok", content_type="text/plain", headers={"Cache-Control": "no-store"})


admin_urls = decorate_urlpatterns(
    wagtailadmin_urls.urlpatterns, csp_replace(settings.ADMIN_CONTENT_SECURITY_POLICY)
)
# As strict as for readers, but for the QR code of the authenticator app: a picture within the page.
signin_policy = csp_replace({"img-src": [SELF, "data:"]})
signin_patterns = decorate_urlpatterns(signin_urls.urlpatterns, never_cache)

urlpatterns = [
    path("-/live", live, name="live"),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path(settings.ADMIN_PATH + "login/", to_sign_in, name="instead_of_admin_login"),
    path(settings.ADMIN_PATH, include(decorate_urlpatterns(signin_patterns, signin_policy))),
    path(settings.ADMIN_PATH, include(admin_urls)),
    re_path(r"^media/(?P<name>[\w./-]+)$", serve_rendition, name="serve_rendition"),
    *i18n_patterns(
        path("", include("tips.urls")),
        path("", include("wards.urls")),
        path("tim-kiem/", search, name="search"),
        path("_util/login/", to_sign_in, name="instead_of_page_login"),
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]
