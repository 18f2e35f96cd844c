from pathlib import Path

from django.db import migrations

from core import first_data

DATA = Path(__file__).resolve().parents[1] / "data" / "first_organisations.toml"


def load(apps, schema_editor):
    """The bodies of the city and its wards that take part in campaigns, each after the one that leads it."""
    organisation = apps.get_model("campaigns", "Organisation")
    leading = organisation.objects.filter(locale__language_code="vi")
    for row in first_data.read(DATA)["organisation"]:
        parent = leading.filter(code=row.pop("parent", None)).first()
        first_data.load(apps, organisation, [{**row, "parent": parent}])


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0001_initial")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
