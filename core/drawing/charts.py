"""Line charts as shares of a picture: across in percent, so that words in it keep their size on any
screen, and down in pixels. What they look like stands in templates/components/chart.html."""

from typing import NamedTuple

MOST_POINTS = 60  # more of them no reader tells apart on a phone
PLOT_TOP, PLOT_HEIGHT = 28, 150
MARGIN = 1.5  # percent at each side, so that the first and the last mark are whole
APART = 18  # pixels between two lines of words
LEFT, RIGHT = 25, 70  # percent; between them a word may stand in the middle of its place


class Place(NamedTuple):
    """Numbers are texts already: no language may write them with a comma."""

    x: str
    y: str
    anchor: str


class Chart(NamedTuple):
    line: str  # points of a polyline, 1000 wide and PLOT_HEIGHT high
    marks: list
    last: Place
    ticks: list  # of (y, value)
    target: Place | None
    target_words: Place | None  # where the line of the results is not
    first_day: object
    last_day: object
    height: int = PLOT_TOP + PLOT_HEIGHT + 30
    plot_top: int = PLOT_TOP
    plot_height: int = PLOT_HEIGHT
    bottom: int = PLOT_TOP + PLOT_HEIGHT
    days_at: int = PLOT_TOP + PLOT_HEIGHT + 22


def thinned(points, most=MOST_POINTS):
    """At most `most` of `points`, evenly, the first and the last among them."""
    if len(points) <= most:
        return points
    step = (len(points) - 1) / (most - 1)
    return [points[round(number * step)] for number in range(most)]


def line_chart(points, target=None, until=None):
    """Draw two `points` or more, pairs of (day, value), and a line at `target` up to the day `until`."""
    first_day, last_day = points[0][0], max(points[-1][0], until or points[-1][0])
    top = _round_up(max(target or 0, *(value for _day, value in points)))
    days = (last_day - first_day).days or 1

    def across(day):
        return MARGIN + (100 - 2 * MARGIN) * (day - first_day).days / days

    def down(value):
        return PLOT_HEIGHT * (1 - value / top)

    def place(day, value):
        return Place(f"{across(day):.2f}%", f"{PLOT_TOP + down(value):.1f}", _anchor(across(day)))

    target_place = place(until or last_day, target) if target else None
    ticks = [(f"{PLOT_TOP + down(value):.1f}", value) for value in (0, top // 2, top)]
    return Chart(
        line=" ".join(f"{across(day) * 10:.1f},{down(value):.1f}" for day, value in points),
        marks=[place(*point) for point in points],
        last=place(*points[-1]),
        ticks=[tick for tick in ticks if not target or abs(float(tick[0]) - float(target_place.y)) > APART],
        target=target_place,
        target_words=target_place and _away_from(across(points[-1][0]), target_place),
        first_day=first_day,
        last_day=last_day,
    )


def _away_from(last, target):
    return target._replace(anchor="end") if last < RIGHT else target._replace(x="0", anchor="start")


def _anchor(x):
    if x < LEFT:
        return "start"
    return "end" if x > RIGHT else "middle"


def _round_up(value):
    """The next number of one or two digits with noughts behind, even so that half of it is whole."""
    if value <= 0:
        return 2
    unit = 10 ** max(len(str(value)) - 2, 0)
    return -(-value // (2 * unit)) * 2 * unit
