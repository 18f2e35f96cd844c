"""The screen on which a page is written, for every page type."""

import re

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Page

from alerts.models import AlertIndexPage, AlertPage
from core.panels import anchors
from tests.factories import make_alert
from tests.site.pages import PAGE_TYPES, live_page

pytestmark = pytest.mark.any_database


@pytest.fixture
def screen(home, editor, login):
    """Return a function that gives the parsed screen for editing a page."""

    def fetch(page):
        response = login(editor).get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
        assert response.status_code == 200
        return BeautifulSoup(response.content, "html.parser")

    return fetch


every_page_type = pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)


@every_page_type
def test_the_preview_opens_at_the_width_of_a_phone(screen, model):
    sizes = screen(live_page(model)).select("[name=preview-size]")
    widths = {size["aria-label"]: size["data-device-width"] for size in sizes}
    assert widths == {
        "Như trên điện thoại": "360",
        "Như trên máy tính bảng": "768",
        "Như trên máy tính": "1280",
    }
    assert [size["data-device-width"] for size in sizes if size.has_attr("checked")] == ["360"]


@every_page_type
def test_the_check_before_submitting_stands_first(screen, model):
    shown = screen(live_page(model))
    first = shown.select_one("[role=tabpanel] section")
    assert first["id"].endswith("-readiness-section")
    assert "Trước khi gửi duyệt" in first.text


@every_page_type
def test_every_field_can_be_jumped_to(screen, model):
    page = live_page(model)
    shown = screen(page)
    assert "summary" in anchors(page)
    assert [name for name, place in anchors(page).items() if not shown.find(id=place)] == []


@every_page_type
def test_only_a_warning_cannot_be_set_to_go_away_silently(home, editor, login, model):
    address = reverse("wagtailadmin_pages:edit", args=[live_page(model).pk])
    shown = login(editor).get(address).content.decode()
    assert 'name="go_live_at"' in shown
    assert ('name="expire_at"' in shown) == (model is not AlertPage)


def test_a_new_page_is_told_to_save_first(home, editor, login):
    address = reverse("wagtailadmin_pages:add", args=["alerts", "alertpage", AlertIndexPage.objects.get().pk])
    page = login(editor).get(address).content.decode()
    assert "Hãy lưu bản nháp" in page
    assert Page.objects.type(AlertPage).count() == 0


def test_after_an_autosave_the_check_is_fresh(home, editor, login):
    """Wagtail's own script puts what comes back in place of the old box."""
    page = make_alert(live=False)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = {field["name"]: field.get("value", "") for field in form_fields(login(editor).get(address))}
    form |= {"title": "Dài " * 30, "contact_methods-0-method": "call", "severity": "high"}
    form |= {"scam_type": page.scam_type_id, "body-count": "0"}
    response = login(editor).post(address, form, headers={"Accept": "application/json"})
    assert response.json()["success"]
    box = BeautifulSoup(response.json()["html"], "html.parser").find(
        "template", {"data-w-teleport-target-value": "#readiness"}
    )
    assert re.search(r"Tiêu đề dài \d+ chữ cái", box.text)


def form_fields(response):
    shown = BeautifulSoup(response.content, "html.parser").select_one("form[data-edit-form]")
    return shown.select("input[name]:not([type=checkbox]), textarea[name]")
