from pathlib import Path

from django.db import migrations

from core import first_data

DATA = Path(__file__).resolve().parents[1] / "data" / "first_channels.toml"


def load(apps, schema_editor):
    """The national short numbers and the two apps: no page may stand without a number to call."""
    channel = apps.get_model("channels", "OfficialChannel")
    first_data.load(apps, channel, first_data.read(DATA)["channel"])


class Migration(migrations.Migration):
    dependencies = [("channels", "0001_initial")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
