"""The words that stand beside the titles of pages of several types, such as “Ended”."""

from collections import defaultdict

from core.models import BasePage


def load_states(pages):
    """Have `state_label` of each of `pages`, of any types, answer with a few queries for all together."""
    by_type = defaultdict(list)
    for page in pages:
        if isinstance(page, BasePage):
            by_type[type(page)].append(page)
    for model, alike in by_type.items():
        model.load_states(alike)
