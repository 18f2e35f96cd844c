import tomllib
from pathlib import Path

from django.db import migrations

DATA = Path(__file__).resolve().parents[1] / "data" / "first_channels.toml"


def load(apps, schema_editor):
    """The national short numbers and the two apps: no page may stand without a number to call."""
    vietnamese = apps.get_model("wagtailcore", "Locale").objects.get(language_code="vi")
    channel = apps.get_model("channels", "OfficialChannel")
    rows = tomllib.loads(DATA.read_text(encoding="utf-8"))["channel"]
    channel.objects.bulk_create(channel(locale=vietnamese, **row) for row in rows)


class Migration(migrations.Migration):
    dependencies = [("channels", "0001_initial")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
