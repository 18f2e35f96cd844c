"""The snippets that a new site starts with, in every language they are written in."""

import tomllib
import uuid


def read(path):
    return tomllib.loads(path.read_text(encoding="utf-8"))


def load(apps, model, rows):
    """Store `rows` with the historical `model` of a migration. What differs in English stands under `en`."""
    locale = apps.get_model("wagtailcore", "Locale").objects
    vietnamese, english = (locale.get_or_create(language_code=code)[0] for code in ("vi", "en"))
    for row in rows:
        own = {name: value for name, value in row.items() if name != "en"}
        key = uuid.uuid4()
        model.objects.create(locale=vietnamese, translation_key=key, **own)
        model.objects.create(locale=english, translation_key=key, **{**own, **row["en"]})
