import csv
from collections import Counter
from pathlib import Path

from django.db import migrations

from core.text import slugify, sort_key
from wards.names import search_text

DATA = Path(__file__).resolve().parents[1] / "data"


def read(name):
    with (DATA / name).open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def load(apps, schema_editor):
    rows = read("wards.csv")
    names = Counter(slugify(row["name"]) for row in rows)
    for row in rows:
        slug = slugify(row["name"])
        row["slug"] = slug if names[slug] == 1 else f"{slug}-{row['code']}"
        row["folded"], row["sort_key"] = search_text(row["name"]), sort_key(row["name"])
    ward = apps.get_model("wards", "Ward")
    ward.objects.bulk_create(ward(**row) for row in rows)


def load_former(apps, schema_editor):
    former = apps.get_model("wards", "FormerWard")
    former.objects.bulk_create(
        former(
            ward_id=row["ward_code"],
            name=row["former_name"],
            district=row["former_district"],
            province=row["former_province"],
            partly=row["partly"] == "yes",
            folded=search_text(row["former_name"], row["former_district"]),
        )
        for row in read("former_wards.csv")
    )


class Migration(migrations.Migration):
    dependencies = [("wards", "0001_initial")]

    operations = [
        migrations.RunPython(load, migrations.RunPython.noop),
        migrations.RunPython(load_former, migrations.RunPython.noop),
    ]
