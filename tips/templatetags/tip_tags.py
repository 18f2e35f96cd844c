"""What people sent, for those who read it."""

from django import template

from core.defang import defang

register = template.Library()


@register.inclusion_tag("components/defanged.html")
def defanged(text):
    """Show a text with its lines and nothing to click; buttons copy what was there (`copy.js` does)."""
    pieces = defang(text)
    return {"text": text, "pieces": pieces, "altered": any(piece.altered for piece in pieces)}
