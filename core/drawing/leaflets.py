"""A leaflet: all of a page that is worth hanging on a wall, on one sheet of A4."""

from dataclasses import asdict, dataclass, field, replace

from core.drawing.engine import DoesNotFitError, draw
from core.drawing.glyphs import to_draw
from core.drawing.qr import qr_svg
from core.drawing.words import cut

SIZES = (17, 15.5, 14, 13, 12, 11.5, 11, 10.5, 10)  # points
FEWER_SIGNS = (5, 4, 3)  # go first: what to do has to stay whole as long as it can
# What is still too long is cut: text size, most characters of a text in a list, most items of a list.
CUT = ((10, 200, 9), (10, 120, 9), (10, 80, 9), (9.5, 50, 6), (9, 40, 3))
MOST_STEPS = 9
MOST_SIGNS = 6
MOST_CALLS = 6
NUMBER = 15  # digits: no telephone number has more


@dataclass(frozen=True)
class Leaflet:
    """What stands on a leaflet, in the language `lang`. What is empty takes no room."""

    lang: str
    title: str
    address: str  # of the page, whole
    site: str
    scan: str
    date: str
    badge: str
    tone: str  # "urgent", "high", "notice" or "calm"
    ended: str = ""
    sample: str = ""
    lead: str = ""
    lead_heading: str = ""
    facts: list = field(default_factory=list)  # of (name, value)
    note: str = ""
    steps: list = field(default_factory=list)  # of (what, how)
    steps_heading: str = ""
    signs: list = field(default_factory=list)
    signs_heading: str = ""
    calls: list = field(default_factory=list)  # of (number, who)
    calls_heading: str = ""
    place: str = ""
    place_lines: list = field(default_factory=list)

    def shortened(self, most, items):
        """Return the same with no list longer than `items`, and no text in it than `most` characters."""
        return replace(
            self,
            ended=cut(self.ended, most * 2),
            lead=cut(self.lead, most * 2),
            facts=[(name, cut(value, most)) for name, value in self.facts],
            steps=[(cut(what, most), cut(how, most)) for what, how in self.steps[:items]],
            signs=[cut(sign, most) for sign in self.signs[:items]],
            calls=[(cut(number, NUMBER), cut(who, most)) for number, who in self.calls[:items]],
            place_lines=[cut(line, most) for line in self.place_lines],
        )


def draw_leaflet(leaflet):
    """Return a tagged PDF/UA of one page: in smaller letters, then with shorter texts, until all fits."""
    leaflet = replace(
        leaflet,
        steps=leaflet.steps[:MOST_STEPS],
        signs=leaflet.signs[:MOST_SIGNS],
        calls=leaflet.calls[:MOST_CALLS],
    )
    tries = [(size, leaflet) for size in SIZES]
    tries += [(SIZES[-1], replace(leaflet, signs=leaflet.signs[:most])) for most in FEWER_SIGNS]
    tries += [(size, leaflet.shortened(most, items)) for size, most, items in CUT]
    for size, each in tries:
        try:
            return _draw(each, size)
        except DoesNotFitError:
            continue
    raise DoesNotFitError


def _draw(leaflet, size):
    shown = to_draw(leaflet.address).removeprefix("https://").removeprefix("http://")
    data = {**asdict(leaflet), "size": size, "shown_address": shown}
    return draw("leaflet", data, "pdf", qr_svg(leaflet.address), pdf_standards=["ua-1"])
