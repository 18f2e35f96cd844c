"""The form for an urgent warning: one screen from nothing to waiting for the second person."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry, TaskState

from alerts.models import AlertPage
from tests.core.test_review import act
from tests.factories import make_alert, make_user
from topics.models import ScamType
from users.roles import Role

TITLE = "Giả danh điện lực dọa cắt điện trong hai giờ"
pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def written(db):
    """What an editor sends who fills in every field."""
    return {
        "title": TITLE,
        "severity": "urgent",
        "scam_type": str(ScamType.objects.to_read().first().pk),
        "methods": ["call", "zalo"],
        "ward": "26560",
        "summary": "Kẻ gian dọa cắt điện để lấy tiền. Hãy tắt máy.",
        "read_aloud": "Điện lực không đòi tiền qua điện thoại. Hãy tắt máy.",
        "signs": "- Giục làm ngay trong ngày\r\n\r\n• Bảo cài <b>ứng dụng</b> & bấm link\r\n",
        "stop": "Tắt máy.",
        "check_first": "Gọi tổng đài điện lực.",
        "report": "Gọi 113.",
        "banner": "24",
    }


@pytest.fixture
def send(editor, login):
    """Return a function that sends the form as `editor`, or as another."""

    def sent(fields, user=editor):
        return login(user).post(reverse("urgent_warning"), fields)

    return sent


def shown(response):
    return BeautifulSoup(response.content, "html.parser")


def test_there_are_twelve_fields_and_the_likely_words_stand_there(editor, login):
    page = shown(login(editor).get(reverse("urgent_warning")))
    form = page.select_one("form.alert-urgent-form")
    names = {field["name"] for field in form.select("input, select, textarea")}
    assert len(names - {"csrfmiddlewaretoken"}) == 12
    assert "Tắt máy." in form.select_one("[name=stop]").text
    assert form.select_one("[name=severity] option[selected]")["value"] == "urgent"
    assert all(field.text.strip() for field in form.select(".w-field__help"))


def test_what_is_sent_waits_for_the_second_person_as_a_draft(send, written, editor):
    response = send(written)
    assert response.url == reverse("wagtailadmin_home")
    page = AlertPage.objects.get()
    assert (page.live, page.title, page.slug) == (
        False,
        TITLE,
        "gia-danh-dien-luc-doa-cat-dien-trong-hai-gio",
    )
    assert (page.owner, page.latest_revision.user, page.severity) == (editor, editor, "urgent")
    assert page.get_parent().url == "/canh-bao/"
    state = TaskState.objects.get()
    assert (state.status, state.revision) == ("in_progress", page.latest_revision)
    assert state.workflow_state.requested_by == editor
    assert set(PageLogEntry.objects.values_list("action", flat=True)) >= {
        *("wagtail.create", "wagtail.edit", "wagtail.workflow.start")
    }


def test_all_that_was_written_is_in_what_is_approved(send, written, approver, client):
    send(written)
    act(TaskState.objects.get().specific, approver)
    page = AlertPage.objects.get()
    assert page.live
    assert [row.method for row in page.contact_methods.all()] == ["call", "zalo"]
    assert [ward.name for ward in page.places] == ["Phường Bà Rịa"]
    assert page.signs == (
        "<ul><li>Giục làm ngay trong ngày</li>"
        "<li>Bảo cài &lt;b&gt;ứng dụng&lt;/b&gt; &amp; bấm link</li></ul>"
    )
    for name in ("summary", "read_aloud", "stop", "check_first", "report"):
        assert getattr(page, name) == written[name]
    answer = client.get(page.url)
    assert "&lt;b&gt;ứng dụng&lt;/b&gt; &amp; bấm link" in answer.content.decode()


@pytest.mark.parametrize(("hours", "lasts"), [("0", None), ("6", 6), ("72", 72)])
def test_the_banner_ends_by_itself(send, written, hours, lasts):
    send(written | {"banner": hours})
    until = AlertPage.objects.get().banner_until
    if lasts is None:
        assert until is None
    else:
        assert abs(until - timezone.now() - timedelta(hours=lasts)) < timedelta(minutes=1)


def test_no_ward_means_the_whole_city(send, written):
    send(written | {"ward": ""})
    assert AlertPage.objects.get().places == []


def test_the_writer_cannot_approve_it_alone(send, written):
    editor = make_user(Role.EDITOR, Role.APPROVER)
    send(written, editor)
    task = TaskState.objects.get().task.specific
    assert [name for name, *_rest in task.get_actions(AlertPage.objects.get(), editor)] == ["reject"]


def test_approvers_are_mailed_that_it_is_urgent(send, written, django_capture_on_commit_callbacks):
    make_user(Role.APPROVER, email="duyet@outreach.example")
    with django_capture_on_commit_callbacks(execute=True):
        send(written)
    assert [message.subject for message in mail.outbox] == [f"KHẨN: {TITLE}"]


def test_where_nobody_could_be_told_the_writer_is_asked_to_call(send, written, client):
    send(written)
    page = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "Đã gửi. Nhưng chưa báo được cho người duyệt nào qua thư" in page


def test_a_double_tap_makes_one_warning(send, written, client):
    send(written)
    response = send(written)
    assert response.url == reverse("wagtailadmin_home")
    assert "vừa được gửi rồi" in client.get(response.url).content.decode()
    assert (AlertPage.objects.count(), TaskState.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    "change",
    [
        *({name: "Khác."} for name in ("summary", "read_aloud", "signs", "stop", "check_first", "report")),
        *({"severity": "high"}, {"methods": ["call"]}, {"ward": ""}, {"banner": "6"}, {"banner": "0"}),
    ],
    ids=lambda change: "-".join(f"{name}" for name in change),
)
def test_a_correction_stays_in_the_form_and_leads_to_the_first_version(send, written, change):
    send(written)
    page = shown(send(written | change))
    (first,) = AlertPage.objects.all()
    block = page.select_one(".help-warning")
    assert "Phần bạn vừa sửa chưa được gửi" in block.text
    assert block.select_one("a")["href"] == reverse("wagtailadmin_pages:edit", args=[first.pk])
    fields = page.select("form.alert-urgent-form textarea, form.alert-urgent-form input[type=text]")
    kept = {field["name"]: (field.get("value") or field.text).split() for field in fields}
    for name, words in (written | change).items():
        if name in TEXTS:
            assert kept[name] == words.split()
    assert TaskState.objects.count() == 1


def test_the_same_title_by_another_or_later_is_another_warning(send, written):
    send(written)
    send(written, make_user(Role.EDITOR))
    AlertPage.objects.update(latest_revision_created_at=timezone.now() - timedelta(minutes=2))
    send(written)
    slugs = list(AlertPage.objects.order_by("pk").values_list("slug", flat=True))
    assert len(set(slugs)) == 3
    assert slugs[2] == f"{slugs[0]}-3"


# What is wrong with it -------------------------------------------------------------------------------
TEXTS = {"title", "summary", "read_aloud", "signs", "stop", "check_first", "report"}
REQUIRED = sorted(TEXTS | {"scam_type", "methods"})


@pytest.mark.parametrize("name", REQUIRED)
def test_what_is_missing_is_said_at_its_field_and_nothing_is_lost(send, written, name):
    page = shown(send({**written, name: ""}))
    marked = page.select(".w-field--error")
    assert [field.select_one("[name]")["name"] for field in marked] == [name]
    assert "Chưa gửi được" in page.text
    fields = page.select("textarea, input[type=text]")
    kept = {field["name"]: field.get("value") or field.text for field in fields}
    for other in TEXTS - {name}:
        assert kept[other].split() == written[other].split()
    assert AlertPage.objects.count() == 0


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"read_aloud": "Một. Hai. Ba. Bốn."}, "Nhiều nhất ba câu"),
        ({"summary": "Hãy tắt máy. " * 30}, "300 kí tự"),
        ({"title": "a" * 151}, "150 kí tự"),
        ({"title": "…!?"}, "Hãy viết tiêu đề dài vài từ"),
        ({"title": "Kiểm tra"}, "Hãy viết tiêu đề dài vài từ"),
        ({"title": "㎏" * 150}, "Hãy viết tiêu đề dài vài từ"),
        ({"signs": "- \n•\n  "}, "Hãy viết ít nhất một dấu hiệu"),
        ({"methods": ["bo-cau"]}, "bo-cau"),
        ({"banner": "1000"}, "1000"),
        ({"ward": "99999"}, "Chọn"),
        ({"scam_type": "99999"}, "Chọn"),
    ],
)
def test_what_is_wrong_is_said_in_vietnamese_at_its_field(send, written, change, sentence):
    page = shown(send(written | change))
    (marked,) = page.select(".w-field--error")
    assert marked.select_one("[name]")["name"] in change
    assert sentence.lower() in marked.select_one(".error-message").text.lower()
    assert AlertPage.objects.count() == 0


def test_only_live_kinds_of_scam_in_vietnamese_are_offered(editor, login):
    gone = ScamType.objects.to_read().first()
    ScamType.objects.filter(pk=gone.pk).update(live=False)
    page = shown(login(editor).get(reverse("urgent_warning")))
    offered = {option["value"] for option in page.select("[name=scam_type] option")} - {""}
    assert offered == {str(kind.pk) for kind in ScamType.objects.to_read()}
    assert str(gone.pk) not in offered


# Who may ---------------------------------------------------------------------------------------------
@pytest.mark.parametrize("role", [role for role in Role if role is not Role.EDITOR], ids=lambda r: r.name)
def test_no_other_role_comes_to_it(send, written, client, role):
    user = make_user(role)
    assert send(written, user).url == reverse("wagtailadmin_home")
    first = client.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("urgent_warning") not in first
    answer = client.get(reverse("urgent_warning"), headers={"X-Requested-With": "XMLHttpRequest"})
    assert answer.status_code == 403
    assert AlertPage.objects.count() == 0


def test_an_editor_finds_it_in_the_menu_and_on_the_first_screen(editor, login):
    page = shown(login(editor).get(reverse("wagtailadmin_home")))
    assert page.select_one("#urgent-section a.button")["href"] == reverse("urgent_warning")
    assert '"/quan-tri/canh-bao-khan/"' in page.select_one("#wagtail-sidebar-props").text


def test_where_warnings_stand_does_not_matter_to_those_that_are_there(send, written):
    make_alert(title=TITLE)
    send(written)
    assert AlertPage.objects.filter(live=False).get().slug.endswith("-2")
