"""The words with the same meaning that a new site starts with."""

from pathlib import Path

from core import first_data
from core.models import Synonym

DATA = Path(__file__).with_suffix(".toml")


def load():
    """Store them where there are none yet. What editors make of them stays."""
    if not Synonym.objects.exists():
        groups = first_data.read(DATA)["groups"]
        Synonym.objects.bulk_create(Synonym(words="\n".join(group)) for group in groups)
