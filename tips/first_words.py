"""The units and answer templates that a new site starts with. Made once, edited ever after."""

from pathlib import Path

from core.first_data import read
from tips.models import AnswerTemplate, Unit

FILE = Path(__file__).parent / "first_words.toml"


def make_first_words():
    """Make them where there is none yet: what staff changed or took away is left as it is."""
    words = read(FILE)
    if not AnswerTemplate.objects.exists():
        AnswerTemplate.objects.bulk_create(AnswerTemplate(**row) for row in words["template"])
    if not Unit.objects.exists():
        Unit.objects.bulk_create(Unit(name=name) for name in words["units"])
