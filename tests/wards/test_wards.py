import re

from wards.models import Ward


def test_the_city_has_168_units(db):
    kinds = list(Ward.objects.values_list("kind", flat=True))
    assert (kinds.count("phuong"), kinds.count("xa"), kinds.count("dac-khu")) == (113, 54, 1)


def test_every_unit_has_an_address_of_its_own(db):
    slugs = list(Ward.objects.values_list("slug", flat=True))
    assert len(set(slugs)) == 168
    assert all(re.fullmatch(r"(phuong|xa|dac-khu)-[a-z0-9-]+", slug) for slug in slugs)


def test_two_that_fold_alike_carry_their_code(db):
    slugs = {ward.name: ward.slug for ward in Ward.objects.filter(code__in=["25807", "27676"])}
    assert slugs == {"Xã Thanh An": "xa-thanh-an-25807", "Xã Thạnh An": "xa-thanh-an-27676"}
