"""What the OASIS specification "Common Alerting Protocol Version 1.2" (1 July 2010) asks of a document.

The tables are those of its section 3.2, in its order, which the schema of its section 3.4 asks for as well.
"""

import re
from datetime import datetime
from typing import NamedTuple
from xml.etree import ElementTree as ET

NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2"
DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[-+]\d\d:\d\d")
NAME = re.compile(r"[^\s,<&]+")  # of an identifier or a sender
LANGUAGE = re.compile(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*")  # RFC 3066
ADDRESS = re.compile(r"https?://\S+")
ANY = re.compile(r".*\S.*", re.DOTALL)
WHOLE = re.compile(r"\d+")
NUMBER = re.compile(r"-?\d+(\.\d+)?")
POINT = r"-?\d+(\.\d+)?,-?\d+(\.\d+)?"
POLYGON, CIRCLE = re.compile(rf"{POINT}( {POINT}){{3,}}"), re.compile(rf"{POINT} \d+(\.\d+)?")
BASE64, SHA1 = re.compile(r"[A-Za-z0-9+/=\s]+"), re.compile("[0-9a-fA-F]{40}")


class Field(NamedTuple):
    """`form`: the pattern of its text, the set of its words, or the name of the table of its children."""

    name: str
    form: object
    least: int = 0
    most: float = 1


ALERT = [
    Field("identifier", NAME, 1),
    Field("sender", NAME, 1),
    Field("sent", DATE, 1),
    Field("status", {"Actual", "Exercise", "System", "Test", "Draft"}, 1),
    Field("msgType", {"Alert", "Update", "Cancel", "Ack", "Error"}, 1),
    Field("source", ANY),
    Field("scope", {"Public", "Restricted", "Private"}, 1),
    Field("restriction", ANY),  # conditional: scope Restricted
    Field("addresses", ANY),  # conditional: scope Private
    Field("code", ANY, most=float("inf")),
    Field("note", ANY),
    Field("references", ANY),
    Field("incidents", ANY),
    Field("info", "info", most=float("inf")),
]
CATEGORIES = {
    *("Geo", "Met", "Safety", "Security", "Rescue", "Fire"),
    *("Health", "Env", "Transport", "Infra", "CBRNE", "Other"),
}
RESPONSES = {"Shelter", "Evacuate", "Prepare", "Execute", "Avoid", "Monitor", "Assess", "AllClear", "None"}
INFO = [
    Field("language", LANGUAGE),
    Field("category", CATEGORIES, 1, float("inf")),
    Field("event", ANY, 1),
    Field("responseType", RESPONSES, most=float("inf")),
    Field("urgency", {"Immediate", "Expected", "Future", "Past", "Unknown"}, 1),
    Field("severity", {"Extreme", "Severe", "Moderate", "Minor", "Unknown"}, 1),
    Field("certainty", {"Observed", "Likely", "Possible", "Unlikely", "Unknown"}, 1),
    Field("audience", ANY),
    Field("eventCode", "pair", most=float("inf")),
    Field("effective", DATE),
    Field("onset", DATE),
    Field("expires", DATE),
    Field("senderName", ANY),
    Field("headline", ANY),
    Field("description", ANY),
    Field("instruction", ANY),
    Field("web", ADDRESS),
    Field("contact", ANY),
    Field("parameter", "pair", most=float("inf")),
    Field("resource", "resource", most=float("inf")),
    Field("area", "area", most=float("inf")),
]
RESOURCE = [
    Field("resourceDesc", ANY, 1),
    Field("mimeType", ANY, 1),
    Field("size", WHOLE),
    Field("uri", ADDRESS),
    Field("derefUri", BASE64),  # conditional: one-way broadcasts
    Field("digest", SHA1),
]
AREA = [
    Field("areaDesc", ANY, 1),
    Field("polygon", POLYGON, most=float("inf")),
    Field("circle", CIRCLE, most=float("inf")),
    Field("geocode", "pair", most=float("inf")),
    Field("altitude", NUMBER),
    Field("ceiling", NUMBER),  # conditional: only with altitude
]
PAIR = [Field("valueName", ANY, 1), Field("value", ANY, 1)]
TABLES = {"alert": ALERT, "info": INFO, "resource": RESOURCE, "area": AREA, "pair": PAIR}
LONGEST_HEADLINE = 160
REFERRING = {"Update", "Cancel", "Ack", "Error"}


def problems(document):
    """Return what is wrong with `document`, bytes, in words; empty if it keeps to the specification."""
    root = parsed(document)
    found = [] if root.tag == f"{{{NAMESPACE}}}alert" else [f"the root is {root.tag}"]
    found += _against_table(root, "alert", "alert")
    return found + list(_against_rules(root))


def parsed(document):
    return ET.fromstring(document)  # noqa: S314 (our own answer)


def text(element, name):
    return element.findtext(f"{{{NAMESPACE}}}{name}")


def children(element, name):
    return element.findall(f"{{{NAMESPACE}}}{name}")


def _against_table(element, table, path):
    names = [child.tag.removeprefix(f"{{{NAMESPACE}}}") for child in element]
    order = [field.name for field in TABLES[table]]
    found = [f"{path}: unknown {name}" for name in names if name not in order]
    if names != sorted(names, key=lambda name: order.index(name) if name in order else -1):
        found.append(f"{path}: wrong order {names}")
    for field in TABLES[table]:
        if not field.least <= names.count(field.name) <= field.most:
            found.append(f"{path}: {names.count(field.name)} of {field.name}")
        for child in children(element, field.name):
            found += _against_form(child, field, f"{path}/{field.name}")
    return found


def _against_form(element, field, path):
    if isinstance(field.form, str):
        return _against_table(element, field.form, path)
    value = element.text or ""
    fits = value in field.form if isinstance(field.form, set) else field.form.fullmatch(value)
    return [] if fits and not len(element) else [f"{path}: {value!r}"]


def _against_rules(root):
    """What the tables of the specification say in words."""
    references, kind = text(root, "references"), text(root, "msgType")
    if kind in REFERRING and not references:
        yield f"{kind} without references"
    for reference in (references or "").split():
        yield from _against_form_of_reference(reference, text(root, "identifier"))
    for conditional, scope in (("restriction", "Restricted"), ("addresses", "Private")):
        if (text(root, conditional) is not None) != (text(root, "scope") == scope):
            yield f"{conditional} with the scope {text(root, 'scope')}"
    languages = [text(info, "language") or "en-US" for info in children(root, "info")]
    if len(set(languages)) < len(languages):
        yield f"languages twice: {languages}"
    for info in children(root, "info"):
        yield from _against_rules_of_info(root, info)


def _against_form_of_reference(reference, own_identifier):
    parts = reference.split(",")
    forms = (NAME, NAME, DATE)
    if len(parts) != len(forms) or not all(map(re.fullmatch, forms, parts)):
        yield f"reference {reference!r}"
    elif parts[1] == own_identifier:
        yield "refers to itself"


def _against_rules_of_info(root, info):
    if len(text(info, "headline") or "") > LONGEST_HEADLINE:
        yield "a headline that some systems cut"
    expires = text(info, "expires")
    if expires and datetime.fromisoformat(expires) <= datetime.fromisoformat(text(root, "sent")):
        yield "expires before it is sent"
    for area in children(info, "area"):
        if text(area, "ceiling") and not text(area, "altitude"):
            yield "ceiling without altitude"
