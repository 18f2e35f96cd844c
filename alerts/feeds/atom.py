"""Warnings for readers' programs (RFC 4287), and the list that leads programs to the CAP documents."""

from uuid import uuid5

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from alerts.feeds.history import histories
from alerts.feeds.routes import CAP_TYPE
from alerts.feeds.selection import FEED_KEEPS, address_of, alerts_below, changed_last, updated_at
from alerts.feeds.texts import for_xml, title_of


class Feed(Atom1Feed):
    """Django's own, with the content of each entry and a link to its CAP document."""

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        if item["content"]:
            handler.addQuickElement("content", item["content"], {"type": "html"})
        handler.addQuickElement("link", "", {"rel": "alternate", "type": CAP_TYPE, "href": item["cap"]})


def atom_of(index, request):
    """Return the feed of the warnings below `index` as bytes."""
    pages = changed_last(alerts_below(index, FEED_KEEPS).prefetch_related("updates"))
    feed = _empty_feed(index, request, "atom.xml", index.title)
    past = histories([page.translation_key for page in pages])
    for page in pages:
        feed.add_item(
            title=for_xml(title_of(page, page.end)),
            link=address_of(page, request),
            description=None,
            content=for_xml(render_to_string("alerts/feed_entry.html", {"page": page})),
            cap=address_of(page, request, "cap.xml"),
            unique_id=uuid5(page.translation_key, f"atom {get_language()}").urn,
            pubdate=page.first_published_at,
            updateddate=updated_at(page, past[page.translation_key]),
            categories=[page.severity],
        )
    return feed.writeString("utf-8").encode()


def cap_list_of(index, request):
    """Return a feed as bytes whose entries are the newest CAP messages of the warnings below `index`."""
    pages = changed_last(alerts_below(index, FEED_KEEPS))
    feed = _empty_feed(index, request, "cap.xml", f"{index.title} – CAP 1.2")
    past = histories([page.translation_key for page in pages])
    for page in pages:
        if history := past[page.translation_key]:
            feed.add_item(
                title=for_xml(title_of(page, page.end)),
                link=address_of(page, request),
                description=None,
                content=None,
                cap=address_of(page, request, "cap.xml"),
                unique_id=uuid5(page.translation_key, "cap").urn,
                pubdate=history[0].at,
                updateddate=history[-1].at,
                categories=[page.severity],
            )
    return feed.writeString("utf-8").encode()


def _empty_feed(index, request, file, title):
    name = _("Security and order, Ho Chi Minh City")
    return Feed(
        title=for_xml(f"{title} – {name}"),
        link=address_of(index, request),
        description=None,
        subtitle=for_xml(index.summary),
        language=get_language(),
        author_name=name,
        author_link=settings.SITE_URL,
        feed_url=address_of(index, request, file),
        feed_guid=uuid5(index.translation_key, f"{file} {get_language()}").urn,
        feed_copyright=f"{name}, {settings.SITE_URL}",
    )
