from pathlib import Path

from django.db import migrations

from core import first_data

DATA = Path(__file__).resolve().parents[1] / "data" / "first_channels.toml"
MODELS = {"channel": "OfficialChannel", "never_rule": "NeverRule"}


def load(apps, schema_editor):
    """The numbers and apps without which no page may stand, and what the authorities never do."""
    for table, rows in first_data.read(DATA).items():
        first_data.load(apps, apps.get_model("channels", MODELS[table]), rows)


class Migration(migrations.Migration):
    dependencies = [("channels", "0001_initial")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
