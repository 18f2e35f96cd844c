"""What staff see and do, from an empty bundle to its hour, and who is told by mail."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from campaigns.models import ResultSheet
from channels.models import OfficialChannel
from core.models import Bundle
from tests.core.bundles.making import at_its_hour, in_a, is_live
from tests.factories import make_alert, make_campaign, make_news, make_user
from users.roles import Role


def test_from_an_empty_bundle_to_its_hour(home, editor, login, django_capture_on_commit_callbacks):
    approver = make_user(Role.APPROVER, email="duyet@outreach.example")
    channel = OfficialChannel.objects.hotlines().first()
    channel.name = "Cảnh sát 113 đã đổi"
    channel.save_revision(user=editor)
    page, changed = make_alert(live=False, user=editor, title="Cảnh báo mới"), make_campaign()
    changed.title = "Chiến dịch đã sửa"
    changed.save_revision(user=editor)
    ResultSheet.objects.create(campaign=changed, title="Số liệu tháng 10", source="Báo cáo", live=False)
    client, hour = login(editor), timezone.localtime() + timedelta(hours=2)
    assert reverse("bundles") in client.get(reverse("wagtailadmin_home")).content.decode()
    form = {"title": "Ra quân", "goes_public_at": hour.strftime("%Y-%m-%dT%H:%M")}
    response = client.post(reverse("bundle_add"), form)
    bundle = Bundle.objects.get()
    fill, address = (reverse(name, args=[bundle.pk]) for name in ("bundle_fill", "bundle"))
    assert response.headers["Location"] == fill
    listed = client.get(fill).content.decode()
    assert "Cảnh báo mới" in listed
    assert "Chiến dịch đã sửa" in listed
    assert "Số liệu tháng 10" not in listed
    assert "Cảnh báo mới" not in client.get(fill, {"q": "chiến dịch"}).content.decode()
    kind = page.get_base_content_type().pk
    client.post(f"{fill}?q=cảnh", {"item": [f"{kind}-{page.pk}"]})
    channel_kind = channel.get_base_content_type().pk
    client.post(fill, {"item": [f"{channel_kind}-{channel.pk}", f"{kind}-{changed.pk}"]})
    assert "Cảnh báo mới" not in client.get(fill).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address, {"deed": "submit"})
    [letter] = mail.outbox
    assert (letter.to, address in letter.body) == ([approver.email], True)
    assert 'value="approve"' not in client.get(address).content.decode()
    client = login(approver)
    assert address in client.get(reverse("wagtailadmin_home")).content.decode()
    screen = client.get(address).content.decode()
    for pinned in (page, changed):
        way = reverse("wagtailadmin_pages:revisions_view", args=[pinned.pk, pinned.latest_revision_id])
        assert way in screen
        assert client.get(way).status_code == 200
    compare = channel.snippet_viewset.get_url_name("revisions_compare")
    for name, obj in (("wagtailadmin_pages:revisions_compare", changed), (compare, channel)):
        changes = reverse(name, args=[obj.pk, "live", obj.latest_revision_id])
        assert changes in screen
        assert client.get(changes).status_code == 200
    assert "Đã duyệt" in client.post(address, {"deed": "approve"}, follow=True).content.decode()
    bundle.refresh_from_db()
    at_its_hour(bundle)
    assert "Đã lên trang" in client.get(reverse("bundles")).content.decode()
    assert is_live(page)


def test_a_reason_is_asked_for_and_the_hour_has_to_be_to_come(home, editor, login):
    bundle = in_a(editor, make_alert(live=False, user=editor))
    address, client = reverse("bundle", args=[bundle.pk]), login(editor)
    client.post(address, {"deed": "call_off", "reason": ""})
    answer = client.post(address, {"deed": "save", "title": "Tên khác", "goes_public_at": "2020-01-01T07:00"})
    assert "Giờ này đã qua" in answer.content.decode()
    assert "Tên khác" in answer.content.decode()
    bundle.refresh_from_db()
    assert (bundle.title, bundle.state) == ("Ra quân", "draft")
    for no_item in ("9" * 5000, "x", ""):
        assert client.post(address, {"deed": "remove", "item": no_item}).status_code == 302
    assert bundle.items.exists()
    client.post(address, {"deed": "remove", "item": bundle.items.get().pk})
    client.post(address, {"deed": "call_off", "reason": "Không cần nữa."})
    bundle.refresh_from_db()
    assert (bundle.state, bundle.items.count()) == ("called_off", 0)


def test_a_list_of_drafts_asks_once_what_is_locked(home, editor, login):
    index, client = make_news(live=False, user=editor).get_parent(), login(editor)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("wagtailadmin_explore", args=[index.pk]))
        return sum("core_bundleitem" in query["sql"] for query in queries)

    before = asked()
    for _more in range(4):
        make_news(live=False, user=editor)
    assert asked() == before


@pytest.mark.parametrize("role", [r for r in Role if r not in (Role.EDITOR, Role.APPROVER)], ids=str)
def test_no_other_role_sees_bundles(home, editor, login, role):
    bundle = in_a(editor, make_alert(live=False, title="Chưa ai biết"))
    client = login(make_user(role))
    for name, args in (("bundles", []), ("bundle", [bundle.pk]), ("bundle_fill", [bundle.pk])):
        response = client.get(reverse(name, args=args), follow=True)
        assert "Chưa ai biết" not in response.content.decode()
        assert "Ra quân" not in response.content.decode()
