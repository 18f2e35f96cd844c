import csv
from collections import Counter
from pathlib import Path

from django.db import migrations

from core.text import slugify

DATA = Path(__file__).resolve().parents[1] / "data" / "wards.csv"


def load(apps, schema_editor):
    Ward = apps.get_model("wards", "Ward")
    with DATA.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    names = Counter(slugify(row["name"]) for row in rows)
    for row in rows:
        slug = slugify(row["name"])
        row["slug"] = slug if names[slug] == 1 else f"{slug}-{row['code']}"
    Ward.objects.bulk_create(Ward(**row) for row in rows)


class Migration(migrations.Migration):
    dependencies = [("wards", "0001_initial")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
