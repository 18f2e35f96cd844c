"""What is wrong with a page before it is sent for approval, as sentences for the one who wrote it.

These are advice: nothing here stops a draft from being saved. A page model adds rules of its own by
overriding `BasePage.own_findings`.
"""

from typing import NamedTuple

from django.db.models import ForeignKey
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_relations
from wagtail.blocks import ChooserBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page
from wagtail.utils.text import text_from_html

from core.links import dead_links
from core.models.pages import ADDRESS_STAYS
from core.stories import leaves_of, texts_of

TITLE_READS_WELL = 90  # characters
SUMMARY_READS_WELL = 200


class Finding(NamedTuple):
    """A sentence for the writer, and the name of the field or of the rows where it can be mended.

    `is_taste` tells what reads worse but may well go out like that.
    """

    text: str
    field: str
    is_taste: bool = False


def findings(obj):
    """Return every Finding about `obj`, a page or a snippet with `own_findings`, as it stands, saved or not.

    Asks the database, never the network.
    """
    of_pages = (another_address, long_title, long_summary) if isinstance(obj, Page) else ()
    rules = (empty_fields, *of_pages, gone_choices, pictures_without_words, dead_links_in)
    return [finding for rule in rules for finding in rule(obj)] + list(obj.own_findings())


def empty_fields(page):
    """What may be empty in a draft but not on the site."""
    for field in page._meta.concrete_fields:
        if field.editable and not field.blank and _is_empty(field, getattr(page, field.attname)):
            yield Finding(_("“%(field)s” is empty.") % {"field": capfirst(field.verbose_name)}, field.name)


def _is_empty(field, value):
    if isinstance(field, StreamField):
        return not value
    if isinstance(field, RichTextField):
        return not text_from_html(value or "").strip()
    return value is None or value == ""


def another_address(page):
    if page.leaves_its_address:
        yield Finding(str(ADDRESS_STAYS), "slug")


def long_title(page):
    if len(page.title) > TITLE_READS_WELL:
        yield Finding(
            _("The title has %(count)d characters. Up to %(most)d read well on a phone.")
            % {"count": len(page.title), "most": TITLE_READS_WELL},
            "title",
            is_taste=True,
        )


def long_summary(page):
    if len(page.summary) > SUMMARY_READS_WELL:
        yield Finding(
            _("The summary has %(count)d characters. Up to %(most)d read well on a phone.")
            % {"count": len(page.summary), "most": SUMMARY_READS_WELL},
            "summary",
            is_taste=True,
        )


def gone_choices(page):
    """Pictures and documents in the streams that were deleted after they had been chosen."""
    for name, block, value in leaves_of(page):
        if isinstance(block, ChooserBlock) and block.required and value is None:
            yield Finding(
                _("“%(block)s”: nothing is chosen, or it is gone. Choose again.") % {"block": block.label},
                name,
            )


def pictures_without_words(page):
    for name, image in _pictures(page):
        if image and not image.description.strip():
            yield Finding(
                _("The picture “%(title)s” has no words for people who cannot see it.")
                % {"title": image.title},
                name,
            )


def _pictures(page):
    """Yield (field name, image or None) for every place of a picture on the page, in its rows and streams."""
    for name in _picture_fields(page):
        yield name, getattr(page, name)
    for relation in get_all_child_relations(page):
        if names := _picture_fields(relation.related_model):
            rows = getattr(page, relation.get_accessor_name()).all()
            yield from ((relation.get_accessor_name(), getattr(row, name)) for row in rows for name in names)
    for name, block, value in leaves_of(page):
        if isinstance(block, ImageChooserBlock):
            yield name, value


def _picture_fields(model):
    fields = (field for field in model._meta.get_fields() if isinstance(field, ForeignKey))
    return [field.name for field in fields if field.related_model is get_image_model()]


def dead_links_in(page):
    for name, html in texts_of(page):
        for sentence in dead_links(html):
            yield Finding(sentence, name)
