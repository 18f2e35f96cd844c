"""Guides for officers: read by all staff and nobody else, and it is known who has read what."""

import json

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from guides.models import OfficerGuide
from guides.reading import read_by_ward
from tests.factories import make_officer_guide, make_user
from tests.media.files import make_picture
from tests.media.uses import as_photo
from users.roles import Role
from wards.models import Ward, WardStaff

BA_RIA, TAN_DINH = "26560", "26737"
LIST = "officer_guides"


def address(guide):
    return reverse("officer_guide", args=[guide.pk])


def in_ward(code, role=Role.WARD_STAFF):
    return make_user(role, ward=Ward.objects.get(pk=code))


def press(client, guide):
    """Press the button as the page shows it."""
    form = BeautifulSoup(client.get(address(guide)).content, "html.parser").select_one(
        "form[method=post]:has([name=version])"
    )
    return client.post(address(guide), {"version": form.select_one("[name=version]")["value"]}, follow=True)


def asks(client, guide):
    """Whether the list, the first screen and the guide ask this officer to read it."""
    unread = "Cần đọc" in client.get(reverse(LIST)).content.decode()
    assert unread == (address(guide) in client.get(reverse("wagtailadmin_home")).content.decode())
    assert unread == ("Tôi đã đọc" in client.get(address(guide)).content.decode())
    return unread


@pytest.mark.any_database
@pytest.mark.parametrize("role", Role, ids=lambda role: role.name)
def test_every_member_of_staff_finds_it_in_the_menu_and_reads_it(db, login, role):
    guide = make_officer_guide()
    client = login(make_user(role))
    assert reverse(LIST) in client.get(reverse("wagtailadmin_home")).content.decode()
    assert guide.title in client.get(reverse(LIST)).content.decode()
    assert "Sạc đầy máy." in client.get(address(guide)).content.decode()


@pytest.mark.any_database
def test_strangers_read_nothing(db, client):
    guide = make_officer_guide()
    for path in (reverse(LIST), address(guide), reverse("officer_guide_readers", args=[guide.pk])):
        assert client.get(path).status_code == 302
    assert guide.title not in client.get("/tim-kiem/", {"q": "truc ung dung"}).content.decode()


def test_its_pictures_and_documents_are_for_staff_alone(home, client, login):
    picture = make_picture()
    block = {"type": "picture", "value": {"image": picture.pk, "caption": ""}}
    make_officer_guide(body=json.dumps([block]))
    url = picture.get_rendition("width-400|format-webp").url
    assert client.get(url).status_code == 404
    as_photo(picture)  # a page that everybody reads is another matter
    assert client.get(url).status_code == 200
    assert login(make_user(Role.TIP_HANDLER)).get(url).status_code == 200


@pytest.mark.any_database
def test_it_can_be_read_when_a_picture_of_it_is_gone(db, login):
    picture = make_picture()
    guide = make_officer_guide(
        body=json.dumps([{"type": "picture", "value": {"image": picture.pk, "caption": "Ở đây"}}])
    )
    picture.delete()
    assert "Ở đây" in login(make_user(Role.WARD_STAFF)).get(address(guide)).content.decode()


@pytest.mark.any_database
def test_only_editors_see_a_draft(db, login):
    guide = make_officer_guide(is_ready=False)
    client = login(make_user(Role.EDITOR))
    assert "Bản nháp" in client.get(reverse(LIST)).content.decode()
    shown = client.get(address(guide)).content.decode()
    assert "Cán bộ chưa thấy" in shown
    assert "Tôi đã đọc" not in shown
    client = login(make_user(Role.APPROVER))
    assert guide.title not in client.get(reverse(LIST)).content.decode()
    assert client.get(address(guide)).status_code == 404
    assert client.post(address(guide), {"version": guide.version}).status_code == 404


def test_a_guide_that_changes_asks_again_and_one_saved_as_it_was_does_not(db, login):
    guide, client = make_officer_guide(), login(in_ward(BA_RIA))
    assert asks(client, guide)
    assert "Đã ghi nhận" in press(client, guide).content.decode()
    assert not asks(client, guide)
    OfficerGuide.objects.get(pk=guide.pk).save()
    assert not asks(client, guide)
    guide.body = json.dumps([{"type": "heading", "value": "Việc mới"}])
    guide.save()
    assert asks(client, guide)
    assert "Bạn đã đọc bản cũ" in client.get(address(guide)).content.decode()
    press(client, guide)
    assert not asks(client, guide)


@pytest.mark.any_database
def test_a_version_that_nobody_could_have_read_is_not_written_down(db, login):
    guide, client = make_officer_guide(), login(in_ward(BA_RIA))
    answer = client.post(address(guide), {"version": "0" * 64}, follow=True)
    assert "vừa được sửa" in answer.content.decode()
    assert not guide.readings.exists()


def test_the_ward_report_counts_who_has_read_all(db, login, django_assert_num_queries):
    guides = [make_officer_guide(), make_officer_guide()]
    make_officer_guide(is_ready=False)
    officers = [in_ward(BA_RIA), in_ward(BA_RIA), in_ward(TAN_DINH, Role.TIP_HANDLER)]
    WardStaff.objects.create(user=officers[0], ward_id=TAN_DINH)  # serves two wards
    gone = in_ward(TAN_DINH)
    gone.is_active = False
    gone.save()
    for guide in guides:
        press(login(officers[0]), guide)
    press(login(officers[1]), guides[0])
    with django_assert_num_queries(3):
        assert read_by_ward() == {BA_RIA: (1, 2), TAN_DINH: (1, 2)}
    guides[1].title = "Việc khác"
    guides[1].save()
    assert read_by_ward() == {BA_RIA: (0, 2), TAN_DINH: (0, 2)}


def test_editors_and_approvers_see_who_has_read_it_ward_by_ward(db, login):
    guide = make_officer_guide()
    readers = reverse("officer_guide_readers", args=[guide.pk])
    first, second = in_ward(BA_RIA), in_ward(BA_RIA)
    press(login(first), guide)
    assert login(second).get(readers).status_code == 404
    for role in (Role.EDITOR, Role.APPROVER):
        client = login(make_user(role))
        assert readers in client.get(address(guide)).content.decode()
        rows = BeautifulSoup(client.get(readers).content, "html.parser").select("tbody tr")
        cells = [cell.text.strip() for cell in rows[0].select("th, td")]
        assert cells[:2] == ["Phường Bà Rịa", "1/2"]
        assert (first.username in cells[2], second.username in cells[3]) == (True, True)
        assert rows[-1].th.text == "Không thuộc phường, xã nào"


def test_an_editor_writes_one_and_nobody_else_can(db, login):
    write = reverse(OfficerGuide.snippet_viewset.get_url_name("add"))
    client = login(make_user(Role.EDITOR))
    assert write in client.get(reverse(LIST)).content.decode()
    form = {
        **{"title": "Trực đêm", "summary": "Cho người trực.", "is_ready": "on"},
        **{"body-count": "1", "body-0-deleted": "", "body-0-order": "0", "body-0-type": "heading"},
        **{"body-0-value": "Trước ca trực", "body-0-id": ""},
    }
    client.post(write, form)
    assert [guide.title for guide in OfficerGuide.objects.ready()] == ["Trực đêm"]
    for role in (Role.APPROVER, Role.WARD_STAFF, Role.MANAGER):
        client = login(make_user(role))
        assert write not in client.get(reverse(LIST)).content.decode()
        client.post(write, {**form, "title": "Lạ"})
    assert not OfficerGuide.objects.filter(title="Lạ").exists()
