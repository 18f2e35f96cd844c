import tomllib
from pathlib import Path

from django.db import migrations

DATA = Path(__file__).resolve().parents[1] / "data" / "first_terms.toml"
MODELS = {"scam_type": "ScamType", "target_group": "TargetGroup", "topic": "Topic"}


def load(apps, schema_editor):
    """The terms a new site starts with: without a kind of scam no warning can be written."""
    vietnamese = apps.get_model("wagtailcore", "Locale").objects.get(language_code="vi")
    for table, rows in tomllib.loads(DATA.read_text(encoding="utf-8")).items():
        model = apps.get_model("topics", MODELS[table])
        model.objects.bulk_create(model(locale=vietnamese, **row) for row in rows)


class Migration(migrations.Migration):
    dependencies = [("topics", "0001_initial")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
