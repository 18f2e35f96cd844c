from csp.constants import SELF
from csp.decorators import csp_replace
from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib.sitemaps.views import sitemap
from django.http import HttpResponse
from django.urls import include, path, re_path
from django.views.decorators.cache import never_cache
from wagtail import urls as wagtail_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from core.sitemaps import sitemap_index
from core.views.pages import serve
from core.views.private import authenticate_with_password
from core.views.programs import opensearch, robots, security
from core.views.search import search, suggestions
from media.views import serve_document, serve_rendition
from outreach.sitemaps import SITEMAPS
from users.signin.views import to_sign_in


def live(request):
    """Whether this process answers at all; touches nothing else."""
    return HttpResponse("ok", content_type="text/plain", headers={"Cache-Control": "no-store"})


# As strict as for readers, but for the QR code of the authenticator app: a picture within the page.
SIGN_IN_POLICY = {"img-src": [SELF, "data:"]}


def admin_patterns():
    """Return the back office and the ways into it, which the role `public` does not even import."""
    if settings.SITE_ROLE == "public":
        return []
    from wagtail.admin.auth import require_admin_access
    from wagtail.admin.urls import urlpatterns

    from alerts.views.deletion import delete_page
    from users.signin.urls import urlpatterns as sign_in_patterns

    policy = csp_replace(settings.ADMIN_CONTENT_SECURITY_POLICY)
    sign_in = decorate_urlpatterns(
        decorate_urlpatterns(sign_in_patterns, never_cache), csp_replace(SIGN_IN_POLICY)
    )
    delete = never_cache(require_admin_access(delete_page))
    instead = [path("pages/<int:page_id>/delete/", delete, name="delete_page")]
    return [
        path(settings.ADMIN_PATH + "login/", to_sign_in, name="wagtailadmin_login"),
        path(settings.ADMIN_PATH, include(sign_in)),
        path(settings.ADMIN_PATH, include(decorate_urlpatterns([*instead, *urlpatterns], policy))),
    ]


def page_patterns():
    """Return Wagtail's own addresses; for the role `public` none that asks who somebody is."""
    # A file that a page makes of itself has a name with a dot, which Wagtail's own pattern does not take.
    files = re_path(r"^((?:[\w\-]+/)+[\w\-]+\.[a-z]+)$", serve, name="page_file")
    pages = re_path(wagtail_urls.serve_pattern, serve, name="wagtail_serve")
    patterns = [*wagtail_urls.urlpatterns[:-1], files, pages]  # the last is what `pages` stands for
    if settings.SITE_ROLE == "public":
        return [pattern for pattern in patterns if pattern.name in ("page_file", "wagtail_serve")]
    gate = "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/"
    return [
        path(gate, authenticate_with_password, name="wagtailcore_authenticate_with_password"),
        path("_util/login/", to_sign_in, name="wagtailcore_login"),
        *patterns,
    ]


urlpatterns = [
    path("-/live", live, name="live"),
    path("robots.txt", robots, name="robots"),
    path(".well-known/security.txt", security, name="security"),
    path("sitemap.xml", sitemap_index, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("sitemap-<slug:section>.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap_part"),
    *admin_patterns(),
    path(
        "media/tai-lieu/<int:document_id>/<str:document_filename>", serve_document, name="wagtaildocs_serve"
    ),
    re_path(r"^media/(?P<name>[\w./-]+)$", serve_rendition, name="serve_rendition"),
    *i18n_patterns(
        path("", include("tips.urls")),
        path("", include("wards.urls")),
        path("", include("alerts.urls")),
        path("", include("channels.urls")),
        path("tim-kiem/", search, name="search"),
        path("tim-kiem/opensearch.xml", opensearch, name="opensearch"),
        path("tim-kiem/goi-y/", suggestions, name="suggestions"),
        *page_patterns(),
        prefix_default_language=False,
    ),
]

handler400 = "core.views.errors.bad_request"
handler403 = "core.views.errors.forbidden"
handler404 = "core.views.errors.not_found"
handler500 = "core.views.errors.server_error"
