"""A year that nobody means is refused in words, on every field for a day or an hour that editors fill in."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.forms import DateField, DateTimeField
from django.urls import reverse
from django.utils import translation
from wagtail.admin.panels import get_edit_handler

from tests.factories import make_meeting
from tests.site.pages import PAGE_TYPES
from tests.wards import teams
from wards.models import WardTeam

WORDS = "Năm có đúng không? Năm phải từ 2000 đến 2100."
FAR = ["9999-12-31 23:59", "0001-01-01 00:00"]


def sent_back(client, address, **changed):
    """Send what a browser would send of the editor's form, but for what was `changed`."""
    form = BeautifulSoup(client.get(address).content, "html.parser").select_one("form[data-edit-form]")
    data = {
        field["name"]: field.get("value", field.text if field.name == "textarea" else "")
        for field in form.select("input[name], textarea[name]")
        if field.get("type") not in ("checkbox", "radio", "submit", "file")
    }
    for field in form.select("select[name]"):
        chosen = field.select_one("option[selected]")
        data[field["name"]] = chosen["value"] if chosen else ""
    assert changed.keys() <= data.keys()
    return client.post(address, {**data, **changed, "action-submit": "1"})


@pytest.mark.parametrize("hour", FAR)
@pytest.mark.parametrize("field", ["starts_at", "ends_at"])
def test_no_meeting_is_in_a_year_that_nobody_means(home, editor, login, hour, field):
    address = reverse("wagtailadmin_pages:edit", args=[make_meeting().pk])
    answer = sent_back(login(editor), address, **{field: hour})
    assert answer.status_code == 200
    assert WORDS in answer.content.decode()
    assert hour in answer.content.decode(), "what was typed stays"


@pytest.mark.parametrize("hour", FAR)
def test_no_team_meets_people_in_a_year_that_nobody_means(home, editor, login, hour):
    address = reverse(WardTeam.snippet_viewset.get_url_name("edit"), args=[teams.make_team().pk])
    answer = sent_back(login(editor), address, **{"days-0-starts_at": hour})
    assert answer.status_code == 200
    assert WORDS in answer.content.decode()


@pytest.mark.parametrize("model", [*PAGE_TYPES, WardTeam], ids=lambda model: model.__name__)
def test_no_day_or_hour_that_editors_type_is_in_one(model):
    fields = get_edit_handler(model).get_form_class().base_fields
    dates = [name for name, field in fields.items() if isinstance(field, DateField | DateTimeField)]
    assert dates
    for name in dates:
        with translation.override("vi"), pytest.raises(ValidationError, match=WORDS[:11]):
            fields[name].clean("0001-01-01")
