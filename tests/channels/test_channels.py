import pytest
from django.core.exceptions import ValidationError

from channels.models import OfficialChannel


def test_a_new_site_has_the_national_numbers(db):
    assert list(OfficialChannel.objects.hotlines().values_list("value", flat=True)) == [
        "113",
        "114",
        "115",
        "111",
    ]


@pytest.mark.parametrize("path", ["/", "/gui-tin/", "/khong-co/"])
def test_every_page_ends_with_them_and_an_edit_is_seen_at_once(home, client, path):
    OfficialChannel.objects.filter(value="114").update(name="Cứu hoả thành phố")
    page = client.get(path).content.decode()
    assert "Cứu hoả thành phố" in page
    OfficialChannel.objects.filter(value="114").update(live=False)
    assert "Cứu hoả thành phố" not in client.get(path).content.decode()


@pytest.mark.parametrize("value", ["113a", "1 1 3", "tel:113", ""])
def test_a_hotline_is_digits_only(db, value):
    with pytest.raises(ValidationError):
        OfficialChannel.objects.hotlines().first().__class__(
            kind="hotline", name="x", value=value, purpose="x"
        ).full_clean(exclude=["locale", "translation_key"])
