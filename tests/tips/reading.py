"""What a browser makes of a tip as the inbox shows it."""

from html.parser import HTMLParser

from django.template import Context, Template

TEMPLATE = "{% load tip_tags %}{% defanged text %}"
OWN_ELEMENTS = {
    "div": {"class"},
    "span": {"class", "dir", "title"},
    "br": set(),
    "button": {"class", "type", "data-copy-text", "data-copied"},
}


class Reading(HTMLParser):
    """The elements of the markup of `text`, what is read (without the buttons), what the buttons copy."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.copies, self.words, self.open = [], [], [], []
        self.strange = []  # declarations, comments and such: the template has none
        self.feed(Template(TEMPLATE).render(Context({"text": text})))
        self.close()

    @property
    def shown(self):
        return "".join(self.words).removesuffix("\n").removesuffix("\n")

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag == "br":
            self.words.append("\n")
            return
        self.open.append(tag)
        if tag == "button":
            self.copies.append(dict(attrs)["data-copy-text"])

    def handle_endtag(self, tag):
        assert self.open.pop() == tag
        if tag == "button" and "div" in self.open:
            self.words[-1] = self.words[-1].removesuffix(" ")  # the space before the button

    def handle_data(self, data):
        if "button" not in self.open:
            self.words.append(data)

    def handle_comment(self, data):
        self.strange.append(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def only_own_elements(reading):
    """Whether all elements and attributes are those of the template itself."""
    return not (reading.strange or reading.open) and all(
        set(attributes) <= OWN_ELEMENTS.get(tag, set()) and tag in OWN_ELEMENTS
        for tag, attributes in reading.elements
    )


def as_lines(text):
    return text.replace("\r\n", "\n").replace("\r", "\n")
