"""What programs ask every site for: robots.txt, security.txt and how to search here."""

from datetime import UTC, datetime, time, timedelta

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

GOOD_FOR = timedelta(days=180)  # RFC 9116 asks for less than a year
kept_for_an_hour = cache_control(public=True, max_age=3600)


@require_safe
@kept_for_an_hour
def robots(request):
    """Everything public may be found. What may not says so itself (noindex): a list of it here would tell
    where it is. On the network of the staff there is nothing to find."""
    if settings.SITE_ROLE == "staff":
        return _lines("User-agent: *", "Disallow: /")
    return _lines("User-agent: *", "Disallow:", "", f"Sitemap: {settings.SITE_URL}{reverse('sitemap')}")


@require_safe
@kept_for_an_hour
def security(request):
    """Whom to tell of a hole in this site (RFC 9116)."""
    expires = datetime.combine(datetime.now(UTC).date() + GOOD_FOR, time.min)
    return _lines(
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        f"Preferred-Languages: {', '.join(code for code, _name in settings.LANGUAGES)}",
        f"Canonical: {settings.SITE_URL}{reverse('security')}",
    )


@require_safe
@kept_for_an_hour
def opensearch(request):
    """How a browser searches this site from its own bar, in the language of the address."""
    context = {
        "language": get_language(),
        "name": _("HCMC security"),  # 16 letters at most
        "description": _(
            "Search the warnings, guides and wards of Ho Chi Minh City's site on security and order."
        ),
    }
    kind = "application/opensearchdescription+xml"
    return render(request, "core/opensearch.xml", context, content_type=kind)


def _lines(*lines):
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")
