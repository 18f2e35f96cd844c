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


class Target(NamedTuple):
    """A line at `value` up to the place `end`, and its words where the line of the results is not, if no
    other target's words are there."""

    value: int
    end: Place
    words: Place | None


class Chart(NamedTuple):
    line: str  # points of a polyline, 1000 wide and PLOT_HEIGHT high
    marks: list
    last: Place
    ticks: list  # of (y, value)
    targets: list
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


def line_chart(points, targets=()):
    """Draw two `points` or more, pairs of (day, value), and of `targets`, pairs of (value, day), each as a
    line up to its day."""
    first_day, last_day = points[0][0], max([points[-1][0], *(until for _value, until in targets)])
    top = _round_up(max([*(value for _day, value in points), *(value for value, _until in targets)]))
    days = (last_day - first_day).days or 1

    def across(day):
        return MARGIN + (100 - 2 * MARGIN) * max((day - first_day).days, 0) / days

    def place(day, value):
        y = PLOT_TOP + PLOT_HEIGHT * (1 - value / top)
        return Place(f"{across(day):.2f}%", f"{y:.1f}", _anchor(across(day)))

    lines = _with_words([(value, place(until, value)) for value, until in targets], across(points[-1][0]))
    ticks = [(place(first_day, value).y, value) for value in (0, top // 2, top)]
    return Chart(
        line=" ".join(_corner(across(day), place(day, value)) for day, value in points),
        marks=[place(*point) for point in points],
        last=place(*points[-1]),
        ticks=[tick for tick in ticks if all(_apart(tick[0], target.end.y) for target in lines)],
        targets=lines,
        first_day=first_day,
        last_day=last_day,
    )


def _corner(x, place):
    return f"{x * 10:.1f},{float(place.y) - PLOT_TOP:.1f}"


def _with_words(lines, last):
    """Return a Target for each of `lines`, pairs of a value and where its line ends."""
    targets = []
    for value, end in lines:
        free = all(_apart(end.y, other.end.y) for other in targets if other.words)
        targets.append(Target(value, end, _away_from(last, end) if free else None))
    return targets


def _apart(one, other):
    return abs(float(one) - float(other)) > APART


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
