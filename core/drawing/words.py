from bs4 import BeautifulSoup


def cut(text, most):
    """Return `text`, or its first whole words and “…” in `most` characters."""
    text = " ".join(str(text).split())
    if len(text) <= most:
        return text
    head = text[: most - 1]
    whole = head if text[most - 1] == " " else head.rpartition(" ")[0]
    return (whole or head).rstrip(" ,;:–-") + "…"


def items_of(html):
    """Return the texts of the items and paragraphs of a rich text, in order."""
    return [item.get_text() for item in BeautifulSoup(html, "html.parser").find_all(["li", "p"])]
