"""What pages say to search engines (schema.org), as dicts that the tag `json_ld` draws.

Every address in them is whole, and what is not known is left out.
"""

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language, gettext

from core.generation import remembered

COUNTRY = "VN"


@remembered
def publisher():
    """Who stands behind this site, as other data refers to it."""
    return {
        "@type": "GovernmentOrganization",
        "@id": f"{settings.SITE_URL}/#organization",
        "name": gettext("Security and order, Ho Chi Minh City"),
        "url": f"{settings.SITE_URL}/",
    }


def organisation():
    """The same in full: for which place, and the number to call in danger."""
    emergency = {
        "@type": "ContactPoint",
        "telephone": "113",
        "contactType": "emergency",
        "areaServed": COUNTRY,
    }
    return publisher() | {"areaServed": city(), "contactPoint": emergency}


def city():
    return {"@type": "City", "name": gettext("Ho Chi Minh City")}


def news_article(page, image, **more):
    """Return `page` as a NewsArticle; `image` is its ShareImage or None, `more` what its type adds."""
    return _known(
        {
            "@type": "NewsArticle",
            "headline": page.share_title,
            "description": page.search_description or page.summary,
            "mainEntityOfPage": page.full_url,
            "image": image and f"{settings.SITE_URL}{image.path}",
            "datePublished": moment(page.first_published_at),
            "dateModified": moment(page.last_published_at),
            "inLanguage": get_language(),
            "author": publisher(),
            "publisher": publisher(),
            **more,
        }
    )


def event(meeting, image):
    """Return a meeting as an Event, with its one hall; those connected to it follow by video."""
    state = "EventCancelled" if meeting.is_called_off else "EventScheduled"
    ward = meeting.hall_ward
    address = {
        "@type": "PostalAddress",
        "addressLocality": ward and ward.name,
        "addressRegion": gettext("Ho Chi Minh City"),
        "addressCountry": COUNTRY,
    }
    return _known(
        {
            "@type": "Event",
            "name": meeting.title,
            "description": meeting.summary,
            "url": meeting.full_url,
            "image": image and f"{settings.SITE_URL}{image.path}",
            "startDate": moment(meeting.starts_at),
            "endDate": moment(meeting.ends_at),
            "eventStatus": f"https://schema.org/{state}",
            "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
            "location": {"@type": "Place", "name": meeting.shown_hall, "address": _known(address)},
            "organizer": publisher(),
            "inLanguage": get_language(),
        }
    )


def faq(items):
    """Return questions with their answers as a FAQPage."""
    answered = [(item["question"], {"@type": "Answer", "text": item["answer"]}) for item in items]
    return {
        "@type": "FAQPage",
        "mainEntity": [
            {"@type": "Question", "name": question, "acceptedAnswer": answer} for question, answer in answered
        ],
    }


def breadcrumb_list(crumbs):
    """Return rows of (name, path), from the front page down, as a BreadcrumbList."""
    items = [
        {"@type": "ListItem", "position": position, "name": str(name), "item": f"{settings.SITE_URL}{path}"}
        for position, (name, path) in enumerate(crumbs, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def moment(value):
    """Return an hour as ISO 8601, in the time of the city; None stays None."""
    return value and timezone.localtime(value).isoformat(timespec="seconds")


def _known(data):
    return {name: value for name, value in data.items() if value}
