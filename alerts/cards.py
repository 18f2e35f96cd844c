"""Drawing the share cards of a warning, and mending those that are missing or no longer true."""

import logging
import secrets
from datetime import timedelta
from functools import cache, partial
from itertools import product
from urllib.parse import urlsplit

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.db.models.functions import Coalesce
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Locale

from alerts.choices import Severity
from alerts.models import AlertPage
from alerts.models.cards import AlertCard, Shape
from core.drawing import engine
from core.drawing.engine import digest
from core.drawing.pictures import draw_picture
from core.drawing.qr import qr_svg
from core.drawing.words import cut

KINDS = list(product(Shape.values, [False, True]))
STEP_READS_WELL = 100  # characters
AT_A_TICK = 3  # pages, each drawn in half a second: a new design reaches a thousand of them in some minutes
REST = timedelta(minutes=1)  # after a failure, and between two looks that find nothing

logger = logging.getLogger(__name__)


def draw_after_commit(sender, instance, **kwargs):
    """A warning was published: draw its cards once that is certain. The clock mends what fails here."""
    transaction.on_commit(partial(_try_to_draw, instance.pk))


def _try_to_draw(pk):
    """Return whether the cards of the live warning `pk` are as they should be."""
    try:
        if page := AlertPage.objects.live().filter(pk=pk).select_related("locale").first():
            draw_cards(page)
    except Exception:
        logger.exception("The share cards of a warning could not be drawn")
        return False
    return True


class Mender:
    """Draws what is missing or outdated, a few pages at each tick; one that fails rests for a while.

    To look means to go through all live warnings: it is done each second only while there is more to draw.
    """

    def __init__(self):
        self.resting = {}
        self.looks_again = None

    def __call__(self, now):
        if self.looks_again and now < self.looks_again:
            return
        self.resting = {pk: until for pk, until in self.resting.items() if until > now}
        due = list(self.due()[:AT_A_TICK])
        for pk in due:
            if not _try_to_draw(pk):
                self.resting[pk] = now + REST
        self.looks_again = None if len(due) == AT_A_TICK else now + REST

    def due(self):
        # The cards of a page are kept in one transaction: where one is up to date, all are.
        good = up_to_date().filter(page=OuterRef("pk"), shape=Shape.WIDE, ended=False)
        due = AlertPage.objects.live().exclude(Exists(good)).exclude(pk__in=list(self.resting))
        return due.order_by("-pk").values_list("pk", flat=True)


def up_to_date():
    """Return the cards drawn from what is live now, by today's design, for the address of today."""
    return AlertCard.objects.filter(
        design=design(),
        revision=Coalesce(F("page__live_revision_id"), 0),
        url_path=F("page__url_path"),
    )


@cache
def design():
    """Return a text that is another one after any release that could draw the same warning otherwise.

    It covers our own words in each language, as they come out on the cards of a warning without any.
    """
    languages = [Locale(language_code=code) for code, _name in settings.LANGUAGES]
    samples = [
        on_card(AlertPage(locale=locale, severity=severity, is_sample=True, stop="a " * 500), *kind)
        for locale, severity, kind in product(languages, Severity.values, KINDS)
    ]
    return digest([engine.design(), samples])[:16]


def draw_cards(page):
    """Draw each card of `page` that would come out otherwise than the one that is kept, and keep them."""
    kept = {(card.shape, card.ended): card for card in page.cards.all()}
    names, digests = {}, {}
    try:
        for kind in KINDS:
            data = on_card(page, *kind)
            digests[kind] = digest([data, page.full_url])
            if kind not in kept or kept[kind].digest != digests[kind]:
                picture = draw_picture("card", data, qr_svg(page.full_url))
                name = f"cards/{secrets.token_hex(12)}.png"
                names[kind] = default_storage.save(name, ContentFile(picture))
        _keep(page, names, digests)
    except BaseException:
        forget_files(names.values())
        raise


@transaction.atomic
def _keep(page, names, digests):
    """Put the new files where the old ones were; those go once nothing leads to them."""
    kept = {(card.shape, card.ended): card for card in page.cards.select_for_update()}
    old = [kept[kind].file.name for kind in names if kind in kept]
    for kind, name in digests.items():
        shape, ended = kind
        card = kept.get(kind) or AlertCard(page=page, shape=shape, ended=ended)
        card.file = names.get(kind, card.file)
        card.digest, card.design, card.revision = name, design(), page.live_revision_id or 0
        card.url_path = page.url_path
        card.save()
    transaction.on_commit(partial(forget_files, old))


def forget_file_after_commit(sender, instance, **kwargs):
    """A card goes with its page, and its file with it."""
    transaction.on_commit(partial(forget_files, [instance.file.name]))


def forget_files(names):
    """Delete them, or say that it failed: a file that nothing leads to harms nobody."""
    for name in names:
        try:
            default_storage.delete(name)
        except Exception:
            logger.exception("The file of an old share card could not be deleted")


def on_card(page, shape, ended):
    """Return what stands on the card, in the language of the page."""
    with translation.override(page.locale.language_code):
        steps = [(_("Stop"), page.stop), (_("Check"), page.check_first), (_("Report"), page.report)]
        return {
            "shape": shape,
            "lang": page.locale.language_code,
            "tone": page.severity,
            "severity": page.get_severity_display(),
            "ended": _("This has ended") if ended else "",
            "sample": _("Sample content") if page.is_sample else "",
            "title": page.title,
            "steps": [{"name": name, "text": cut(text, STEP_READS_WELL)} for name, text in steps],
            "site": _("Security and order, Ho Chi Minh City"),
            "address": urlsplit(settings.SITE_URL).netloc,
            "scan": _("Scan the code to read this warning, or type:"),
            "danger": _("In danger: call 113"),
        }
