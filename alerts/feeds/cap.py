"""A warning as a document of the Common Alerting Protocol 1.2 (OASIS). docs/feeds.md has the tables."""

from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from django.conf import settings
from django.utils import translation

from alerts.feeds.cap_info import info_of
from alerts.feeds.history import histories
from alerts.feeds.lead import lead_of
from alerts.feeds.texts import for_xml, iso_time

NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2"


def cap_of(pages, request):
    """Return the document as bytes of a warning whose public translations are `pages`.

    None for what nobody ever published. Each of the pages is asked for its end and its rows.
    """
    lead = lead_of(pages)
    history = histories([lead.translation_key])[lead.translation_key] if lead else []
    if not history:
        return None
    *earlier, message = history
    fields = [
        ("identifier", _identifier(lead, message)),
        ("sender", _sender()),
        ("sent", iso_time(message.at)),
        ("status", "Test" if lead.is_sample else "Actual"),
        ("msgType", _kind(lead.end, earlier)),
        ("scope", "Public"),
        ("note", _why_it_ended(lead, pages)),
        ("references", " ".join(_reference(lead, past) for past in earlier)),
    ]
    for page in pages:
        with translation.override(page.locale.language_code):
            fields.append(("info", info_of(page, lead, message.at, request)))
    root = _element("alert", fields)
    root.set("xmlns", NAMESPACE)
    return ET.tostring(root, encoding="utf-8", xml_declaration=True)


def _kind(end, earlier):
    if not earlier:
        return "Alert"
    return "Cancel" if end else "Update"


def _sender():
    return urlsplit(settings.SITE_URL).netloc


def _identifier(lead, message):
    return f"{_sender()}-{lead.translation_key}-{message.name}"


def _reference(lead, message):
    return f"{_sender()},{_identifier(lead, message)},{iso_time(message.at)}"


def _why_it_ended(lead, pages):
    """The reason in each language of the document: `note` stands above the languages."""
    if not lead.end:
        return ""
    reasons = []
    for page in pages:
        with translation.override(page.locale.language_code):
            reasons.append(str(lead.end.reason))
    return " / ".join(reasons)


def _element(name, content):
    """Return an element with `content`: a text, or pairs of its children; empty ones are left out."""
    element = ET.Element(name)
    if isinstance(content, list):
        element.extend(_element(*child) for child in content if child[1])
    else:
        element.text = for_xml(content)
    return element
