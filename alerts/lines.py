"""The lines at the top of every page: banners, and the warnings that bring one.

Two queries; none while the content stays the same and no line has ended.
"""

from itertools import islice
from typing import NamedTuple
from uuid import UUID

from django.db.models import F, OuterRef, Subquery
from django.utils import timezone
from wagtail.models import Page

from alerts.choices import Severity
from alerts.models import AlertPage, Banner
from core.generation import remembered
from core.languages import in_active_language
from core.readable import readable

MOST = 3
SEVERITIES = list(Severity)


class Line(NamedTuple):
    """One line as readers of the active language see it. `url_path` is None where it leads nowhere."""

    level: Severity
    text: str
    url_path: str | None
    is_sample: bool
    section: UUID | None  # the part of the site it is for, in whichever language
    section_path: str | None  # the place of that part in the tree of this language

    warning: int | None = None  # the key of the page that brings it

    def stands_on(self, page):
        if page and page.pk == self.warning:
            return False
        if not self.section:
            return True
        return bool(page and self.section_path and page.path.startswith(self.section_path))


def lines_on(page):
    """Return the lines for `page`, or for a fixed view if it is None: three at most, the worst first."""
    return list(islice((line for line in _lines() if line.stands_on(page)), MOST))


def next_end():
    """Return the moment at which one of the lines, of any language, ends by itself, or None."""
    now = timezone.now()
    warnings = AlertPage.objects.leading().filter(banner_until__gt=now)
    rows = [*Banner.objects.live().filter(ends_at__gt=now).values_list("ends_at")]
    rows += warnings.values_list("banner_until", "ends_at")
    return min((end for row in rows for end in row if end and end > now), default=None)


@remembered(until=next_end)
def _lines():
    return sorted((*_banners(), *_warnings()), key=lambda line: SEVERITIES.index(line.level))


def _banners():
    link = readable(_in_this_language("link_page__translation_key"))
    section = _in_this_language("section__translation_key")
    banners = Banner.objects.to_read().filter(ends_at__gt=timezone.now()).values_list("level", "text")
    rows = banners.annotate(
        leads_to=Subquery(link.values("url_path")[:1]),
        section_key=F("section__translation_key"),
        section_path=Subquery(section.values("path")[:1]),
    )
    return [Line(Severity(level), text, leads_to, False, *place) for level, text, leads_to, *place in rows]


def _warnings():
    """The Vietnamese page of a warning says whether it has a banner, until when and where.

    A translation says the same only once it has been approved again, which may be too late.
    """
    source = AlertPage.objects.leading().filter(translation_key=OuterRef("translation_key"))
    bringing = AlertPage.objects.leading().active().filter(banner_until__gt=timezone.now())
    keys = bringing.order_by().values("translation_key")
    alerts = in_active_language(readable(AlertPage.objects.filter(translation_key__in=keys)))
    rows = (
        alerts.order_by("-issued_on", "-pk")
        .values_list("pk", "severity", "title", "url_path", "is_sample")
        .annotate(section_key=Subquery(source.values("banner_section__translation_key")[:1]))
        .annotate(section_path=Subquery(_in_this_language("section_key").values("path")[:1]))
    )
    return [Line(Severity(level), *rest, pk) for pk, level, *rest in rows]


def _in_this_language(key):
    return in_active_language(Page.objects.filter(translation_key=OuterRef(key)))
