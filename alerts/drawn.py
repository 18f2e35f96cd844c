"""What of a warning is drawn rather than written: the pictures it is shared by, and its leaflet."""

from django.core.files.storage import default_storage
from django.http import Http404
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.contrib.routable_page.models import path

from alerts.leaflets import leaflet_of
from alerts.models.cards import SIZES, Shape
from core.drawing.answers import drawn_answer
from core.models import ShareImage
from wards.leaflets import LeafletMixin

CARD = "the-chia-se.png"


class DrawnMixin(LeafletMixin):
    """A warning's drawings, each at an address below its own."""

    @path(f"{CARD}/")
    @method_decorator(require_safe)
    def share_card(self, request):
        return self._card_answer(request, Shape.WIDE)

    @path("the-chia-se-doc.png/")
    @method_decorator(require_safe)
    def tall_share_card(self, request):
        return self._card_answer(request, Shape.TALL)

    @property
    def share_image(self):
        """The wide card, under an address that changes with it: chats keep what an address once showed."""
        card = self._card(Shape.WIDE)
        if card is None:
            return super().share_image
        path = f"{self.url}{CARD}?v={card.digest[:12]}"
        return ShareImage(path, *SIZES[Shape.WIDE], alt=_("Warning: %(title)s") % {"title": self.title})

    def get_leaflet(self, ward):
        return leaflet_of(self, ward)

    def _card(self, shape):
        """Return the card that is true now, or None while it is not drawn."""
        wanted = (shape, self.end is not None)
        return next((card for card in self.cards.all() if (card.shape, card.ended) == wanted), None)

    def _card_answer(self, request, shape):
        card = self._card(shape)
        if card is None:
            raise Http404

        def picture():
            try:
                with default_storage.open(card.file.name) as file:
                    return file.read()
            except FileNotFoundError:
                raise Http404 from None

        return drawn_answer(request, self, card.digest, "image/png", picture)
