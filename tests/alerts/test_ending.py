"""One approver ends a warning with a reason, in all languages; one click undoes it; everyone is told."""

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from alerts.ending import end
from alerts.models import AlertEnding, AlertIndexPage, AlertPage, newest_alerts
from tests.factories import in_english, make_alert, make_user, vietnamese
from users.roles import Role

OTHERS = [role for role in Role if role is not Role.APPROVER]
NOT_SEEN = {"reason": "not_seen"}


def end_url(page):
    return reverse("end_alert", args=[page.pk])


def reopen_url(page):
    return reverse(
        "reopen_alert", args=[AlertEnding.objects.open().get(translation_key=page.translation_key).pk]
    )


def editor_of(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def test_an_approver_ends_a_warning_in_every_language(home, approver, login):
    page = make_alert()
    english = in_english(page)
    login(approver).post(end_url(page), NOT_SEEN)
    assert [alert.end.reason for alert in (page, english)] == [
        "Thời gian qua không còn thấy thủ đoạn này."
    ] * 2
    assert not newest_alerts().filter(translation_key=page.translation_key).exists()


def test_it_can_be_ended_from_its_english_page_too(home, approver, login):
    english = in_english(page := make_alert())
    login(approver).post(end_url(english), NOT_SEEN)
    assert not page.is_active


def test_every_approver_is_told_by_mail_with_the_note(home, approver, login):
    other = make_user(Role.APPROVER, email="duyet@outreach.example")
    make_user(Role.EDITOR, email="viet@outreach.example")
    note = "Công an quận đã bắt nhóm này."
    login(approver).post(end_url(make_alert(title="Giả công an")), {"reason": "caught", "note": note})
    assert [message.to for message in mail.outbox] == [[other.email]]
    assert "Giả công an" in mail.outbox[0].subject
    assert note in mail.outbox[0].body


@pytest.mark.parametrize(
    ("email", "sentence"),
    [
        ("duyet@outreach.example", "ở mọi ngôn ngữ. Số thư đã gửi tới người duyệt: 1."),
        ("", "ở mọi ngôn ngữ. Chưa báo được cho người duyệt nào qua thư: hãy gọi cho một người."),
    ],
)
def test_whoever_ends_it_is_told_whether_the_approvers_were(home, approver, login, email, sentence):
    make_user(Role.APPROVER, email=email)
    answer = login(approver).post(end_url(make_alert()), NOT_SEEN, follow=True)
    assert sentence in answer.content.decode()


def test_the_note_is_for_no_reader(home, approver, login, client):
    page = make_alert()
    login(approver).post(end_url(page), {**NOT_SEEN, "note": "chim-hoang-yen"})
    client.logout()
    assert "chim-hoang-yen" not in client.get(page.url).content.decode()


@pytest.mark.parametrize("reason", ["", "khac", "Lý do riêng của tôi"])
def test_the_reason_is_one_of_the_fixed_sentences(home, approver, login, reason):
    page = make_alert()
    assert login(approver).post(end_url(page), {"reason": reason, "note": "Đã hết"}).status_code == 200
    assert page.is_active


def test_one_click_undoes_it(home, approver, login):
    page = make_alert()
    client = login(approver)
    client.post(end_url(page), NOT_SEEN)
    response = client.post(reopen_url(page), {"next": editor_of(page)})
    assert response.url == editor_of(page)
    assert page.is_active
    assert AlertEnding.objects.get().undone_by == approver


def test_undoing_leads_to_no_other_site(home, approver, login):
    page = make_alert()
    client = login(approver)
    client.post(end_url(page), NOT_SEEN)
    response = client.post(reopen_url(page), {"next": "https://khac.example/"})
    assert response.url == reverse("wagtailadmin_home")


def test_what_was_undone_can_be_ended_again(home, approver, login):
    page = make_alert()
    client = login(approver)
    for _time in range(2):
        client.post(end_url(page), NOT_SEEN)
        assert not page.is_active
        address = reopen_url(page)
        client.post(address)
    assert client.post(address).status_code == 404
    assert AlertEnding.objects.count() == 2


def test_looking_at_the_address_undoes_nothing(home, approver, login):
    page = make_alert()
    client = login(approver)
    client.post(end_url(page), NOT_SEEN)
    assert client.get(reopen_url(page)).status_code == 405
    assert not page.is_active


def test_what_is_not_live_is_refused_in_words(home, approver, login):
    page = make_alert(live=False)
    for response in (
        login(approver).get(end_url(page), follow=True),
        login(approver).post(end_url(page), NOT_SEEN, follow=True),
    ):
        assert "không có gì để kết thúc" in response.content.decode()
    assert not AlertEnding.objects.exists()


def test_what_has_ended_is_refused_in_words(home, approver, login):
    by_hand, by_date = make_alert(), make_alert(ends_at=timezone.now(), end_reason="caught")
    login(approver).post(end_url(by_hand), NOT_SEEN)
    for page in (by_hand, by_date):
        response = login(approver).post(end_url(page), NOT_SEEN, follow=True)
        assert "đã kết thúc rồi" in response.content.decode()
    assert AlertEnding.objects.count() == 1


@pytest.mark.parametrize("role", OTHERS, ids=lambda role: role.name)
def test_no_other_role_ends_or_reopens(home, approver, login, role):
    active, ended = make_alert(), make_alert()
    end(ended, AlertEnding(reason="caught"), approver)
    client = login(make_user(role))
    headers = {"X-Requested-With": "XMLHttpRequest"}  # else Wagtail says it on the first screen
    for method, address in (("get", end_url(active)), ("post", end_url(active)), ("post", reopen_url(ended))):
        assert getattr(client, method)(address, NOT_SEEN, headers=headers).status_code == 403
        getattr(client, method)(address, NOT_SEEN)
    assert (active.is_active, ended.is_active) == (True, False)


@pytest.mark.parametrize("number", ["khong-co", "1.5", "9" * 30, "9" * 5000, "-1", "0"])
@pytest.mark.parametrize("name", ["ket-thuc", "mo-lai", "cap-nhat"])
def test_a_number_that_is_none_is_not_found(home, approver, login, name, number):
    assert login(approver).post(f"/quan-tri/{name}/{number}/", NOT_SEEN).status_code == 404


def test_two_approvers_at_once_leave_one_row(home, approver):
    page, other = make_alert(), make_user(Role.APPROVER)
    theirs = AlertPage.objects.with_ends().get(pk=page.pk)  # read before the first one ended it
    end(page, AlertEnding(reason="caught"), approver)
    with pytest.raises(ValueError, match="đã kết thúc rồi"):
        end(theirs, AlertEnding(reason="not_true"), other)
    assert [ending.ended_by for ending in AlertEnding.objects.all()] == [approver]


def test_the_database_holds_one_open_end_of_a_warning(db):
    key = "6f2b8c1e-0000-4000-8000-000000000000"
    AlertEnding.objects.create(translation_key=key, title="Một", reason="caught")
    with pytest.raises(IntegrityError), transaction.atomic():
        AlertEnding.objects.create(translation_key=key, title="Hai", reason="caught")
    AlertEnding.objects.update(undone_at=timezone.now())
    AlertEnding.objects.create(translation_key=key, title="Ba", reason="caught")


def test_the_editor_of_an_active_warning_has_the_button(home, editor, approver, login):
    page = make_alert()
    assert end_url(page) in login(approver).get(editor_of(page)).content.decode()
    assert end_url(page) not in login(editor).get(editor_of(page)).content.decode()


def test_updating_and_ending_are_one_click_in_the_editor(home, approver, login):
    page = make_alert()
    client = login(approver)
    screen = client.get(editor_of(page)).content.decode()
    for name in ("end_alert", "update_alert"):
        assert f'<a href="{reverse(name, args=[page.pk])}" class="button button-secondary"' in screen
    draft = client.get(editor_of(make_alert(live=False))).content.decode()
    assert "Đang có trên trang web" in screen
    assert "Đang có trên trang web" not in draft


def test_the_editor_of_an_ended_warning_has_the_button_that_undoes(home, approver, login):
    page = make_alert()
    client = login(approver)
    client.post(end_url(page), NOT_SEEN)
    screen = client.get(editor_of(page)).content.decode()
    assert f'data-w-action-url-value="{reopen_url(page)}"' in screen
    assert end_url(page) not in screen


def test_the_list_has_the_buttons_and_says_what_has_ended(home, approver, login):
    active, ended = make_alert(), make_alert()
    client = login(approver)
    client.post(end_url(ended), NOT_SEEN)
    index = reverse("wagtailadmin_explore", args=[vietnamese(AlertIndexPage).pk])
    screen = client.get(index).content.decode()
    assert end_url(active) in screen
    assert reopen_url(ended) in screen
    statuses = [status.text for status in BeautifulSoup(screen, "html.parser").select("td .w-status")]
    assert ["đã kết thúc" in status for status in statuses] == [True, False]


def test_what_was_ended_this_week_stands_on_every_approvers_first_screen(home, editor, approver, login):
    page = make_alert(title="Giả công an")
    login(approver).post(end_url(page), {**NOT_SEEN, "note": "Hai tháng không còn ai báo."})
    screen = login(make_user(Role.APPROVER)).get(reverse("wagtailadmin_home")).content.decode()
    assert "Hai tháng không còn ai báo." in screen
    assert reopen_url(page) in screen
    assert reopen_url(page) not in login(editor).get(reverse("wagtailadmin_home")).content.decode()
