from pathlib import Path

from django.db import migrations

from core import first_data

DATA = Path(__file__).resolve().parents[1] / "data" / "first_terms.toml"
MODELS = {
    "scam_type": "ScamType",
    "target_group": "TargetGroup",
    "topic": "Topic",
    "loss_advice": "LossAdvice",
}


def load(apps, schema_editor):
    """The terms a new site starts with: without a kind of scam no warning can be written."""
    for table, rows in first_data.read(DATA).items():
        first_data.load(apps, apps.get_model("topics", MODELS[table]), rows)


class Migration(migrations.Migration):
    dependencies = [("topics", "0001_initial")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
