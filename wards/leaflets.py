"""The leaflet of a page, for the whole city or with the name of one ward."""

from django.conf import settings
from django.utils import translation
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.contrib.routable_page.models import path

from core.drawing.answers import leaflet_answer
from wards.place_form import PlaceForm

LEAFLET = "to-roi.pdf"
LONGEST_NAME = 80  # characters of a page's slug in the name of a file


class LeafletMixin:
    """A routable page with a leaflet, at LEAFLET below its own address."""

    def get_leaflet(self, ward):
        """Return the Leaflet of the page as it is now, in the active language; `ward` may be None."""
        raise NotImplementedError

    @path(f"{LEAFLET}/")
    @method_decorator(require_safe)
    def leaflet_file(self, request):
        ward = PlaceForm(request.GET).ward  # whoever asks for another gets the general leaflet
        with translation.override(self.locale.language_code):
            leaflet = self.get_leaflet(ward)
        names = [self.slug[:LONGEST_NAME], *([ward.slug] if ward else [])]
        return leaflet_answer(request, self, leaflet, f"{'-'.join(names)}.pdf")

    @property
    def leaflet_path(self):
        """Where the leaflet is; empty for a page that has no address yet."""
        return f"{self.url}{LEAFLET}" if self.url else ""


def every_leaflet(page, ward):
    """Return the fields of a Leaflet that are alike for every kind of page."""
    return {
        "lang": page.locale.language_code,
        "title": page.title,
        "address": page.full_url,
        "site": _("Security and order, Ho Chi Minh City"),
        "sample": _("Sample content") if page.is_sample else "",
        "place": ward.name if ward else "",
        "place_lines": _lines(ward) if ward else [],
    }


def _lines(ward):
    """Say whom to go to in `ward`."""
    name = ward.name[0].lower() + ward.name[1:]  # inside a sentence
    own_page = f"{settings.SITE_URL}{ward.get_absolute_url()}".partition("://")[2]
    return [
        _("In danger, call 113. If it is not urgent, go to the police of %(ward)s.") % {"ward": name},
        _("More about this place: %(address)s") % {"address": own_page},
    ]
