"""“Phường X cũ nay thuộc đâu?”, asked in the ways people ask."""

import random

import pytest
from bs4 import BeautifulSoup

from core.text import fold
from wards.former import former_units
from wards.models import FormerWard

SEED = random.randrange(10**6)  # noqa: S311


def held_by(unit):
    same = FormerWard.objects.filter(name=unit.name, district=unit.district, province=unit.province)
    return {(row.ward_id, row.partly) for row in same}


@pytest.mark.any_database
def test_60_former_names_lead_to_the_right_unit_or_choices(home, client):
    drawn = random.Random(SEED).sample(list(FormerWard.objects.all()), 60)  # noqa: S311
    for unit in drawn:
        for query in (f"{unit.name} {unit.district}", fold(f"{unit.district}, {unit.name}").upper()):
            answers = [a for a in former_units(query) if (a.name, a.district) == (unit.name, unit.district)]
            found = [{(row.ward_id, row.partly) for row in answer.rows} for answer in answers]
            assert held_by(unit) in found, (SEED, query)
    page = BeautifulSoup(
        client.get("/phuong-xa/", {"q": f"{unit.name} {unit.district}"}).content, "html.parser"
    )
    answer = next(box for box in page.select(".callout") if unit.district in box.h2.text)
    assert f"{unit.name} ({unit.district}) cũ nay thuộc:" in " ".join(answer.h2.text.split()), SEED
    assert unit.ward.get_absolute_url() in [link["href"] for link in answer.find_all("a")], SEED


@pytest.mark.parametrize("query", ["p15 gò vấp", "phường 15 quận gò vấp", "Gò Vấp P.15", "PHUONG 15 GO VAP"])
def test_the_ways_to_say_one_unit(db, query):
    (answer,) = former_units(query)
    assert (answer.name, answer.district) == ("Phường 15", "Quận Gò Vấp")


def test_a_name_that_several_had_gets_an_answer_for_each(db):
    districts = {answer.district for answer in former_units("phường 15")}
    assert districts == set(FormerWard.objects.filter(name="Phường 15").values_list("district", flat=True))
    assert len(districts) > 1


@pytest.mark.parametrize("query", ["", " ", "quận 3", "15", "khong co", "%", "_"])
def test_what_names_no_unit_gets_no_answer(db, query):
    assert former_units(query) == []


def test_a_part_is_said_to_be_one(home, client):
    unit = FormerWard.objects.filter(partly=True).first()
    html = client.get("/phuong-xa/", {"q": f"{unit.name} {unit.district}"}).content
    boxes = BeautifulSoup(html, "html.parser").select(".callout")
    assert any("(một phần)" in " ".join(box.text.split()) for box in boxes)
