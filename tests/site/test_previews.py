import pytest
from django.urls import reverse

from tests.site.pages import PAGE_TYPES, live_page

pytestmark = pytest.mark.any_database


@pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)
def test_the_editor_may_frame_its_own_preview_of_every_page_type(home, editor, login, model):
    page = live_page(model)
    if not page.get_latest_revision():
        page.save_revision()
    response = login(editor).get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert response.status_code == 200
    policy = response.headers["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in policy
    assert "default-src 'none'" in policy
    assert "no-store" in response.headers["Cache-Control"]
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"
