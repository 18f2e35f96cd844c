import random

import pytest

from wards.models import FormerWard, Ward
from wards.names import find_wards


def names(query):
    return [found.ward.name for found in find_wards(query)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Bà Rịa", "Phường Bà Rịa"),
        ("ba ria", "Phường Bà Rịa"),
        ("BA RIA", "Phường Bà Rịa"),
        ("phường Bến Thành", "Phường Bến Thành"),
        ("P. Bến Thành", "Phường Bến Thành"),
        ("Côn Đảo", "Đặc khu Côn Đảo"),
        ("Huyện Côn Đảo", "Đặc khu Côn Đảo"),
        ("huyen con dao", "Đặc khu Côn Đảo"),
        ("dak khu", None),
        ("Xã Thạnh An", "Xã Thạnh An"),
    ],
)
def test_a_ward_is_found_by_its_new_name_first(db, query, expected):
    found = names(query)
    assert (expected in found[:2]) if expected else not found


@pytest.mark.parametrize("query", ["Quận 3", "quan 3", "Q3", "q.3", "q 3"])
def test_a_former_district_gives_its_wards_as_choices(db, query):
    wanted = set(FormerWard.objects.filter(district="Quận 3").values_list("ward__name", flat=True))
    assert set(names(query)) == wanted
    assert len(wanted) > 1


def test_a_number_is_a_whole_word(db):
    """Quận 1 is not Quận 10, 11 and 12."""
    districts = {former.district for found in find_wards("Quận 1") for former in found.former}
    assert districts == {"Quận 1"}


@pytest.mark.parametrize("number", random.sample(range(485), 80))
def test_any_former_ward_with_its_district_leads_to_its_ward(db, number):
    former = FormerWard.objects.all()[number]
    for query in (f"{former.name} {former.district}", former.folded):
        assert former.ward in [found.ward for found in find_wards(query)], (former, query)


def test_every_ward_is_found_by_its_own_name(db):
    for ward in Ward.objects.all():
        assert ward.name in names(ward.name)
        assert ward.name in names(ward.folded)


@pytest.mark.parametrize(
    "query", ["", " ", "%", "_", "'", '"', "\\", "a" * 5000, "🙂", "SELECT", "ß", "q1 " * 500]
)
def test_no_query_makes_an_error(db, client, query):
    assert client.get("/phuong-xa/", {"q": query}).status_code == 200
