import re
import stat

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page

from alerts.models import AlertIndicator, AlertPage
from campaigns.models import CampaignPage, NewsPage
from channels.models import OfficialChannel
from core import identifiers
from guides.models import GuidePage, OfficerGuide
from home.demo.loader import HERE
from home.models import StandardPage
from tests.alerts.cap_spec import text
from tests.alerts.warnings_for_feeds import document
from tips.models import Kind, SealedPart, Status, Tip
from users.models import User
from users.roles import Role
from wards.models import ContactPoint, WardTeam

pytestmark = pytest.mark.any_database

TEXTS = "\n".join(file.read_text(encoding="utf-8") for file in sorted(HERE.glob("*.toml")))


def test_the_sample_content_is_whole_and_marked(sample):
    counts = [model.objects.live().count() for model in (AlertPage, NewsPage, GuidePage, CampaignPage)]
    assert all(count >= least for count, least in zip(counts, (12, 6, 3, 1), strict=True))
    for model in (AlertPage, NewsPage, GuidePage, CampaignPage, StandardPage):
        assert not model.objects.filter(is_sample=False).exists()


def test_a_sample_warning_has_everything_that_a_warning_can_have(sample):
    alerts = AlertPage.objects.filter(locale=sample.locale)
    assert alerts.past().count() == 1
    assert alerts.active().filter(banner_until__gt=timezone.now()).count() == 1
    assert alerts.exclude(updates=None).distinct().count() == 2
    assert not alerts.filter(losses=None).exists()
    kinds = AlertIndicator.objects.values_list("kind", flat=True)
    assert set(kinds) == set(identifiers.Kind.values)


def test_sample_banks_come_once_and_say_what_they_are(sample):
    call_command("load_demo")
    assert [bank.name for bank in OfficialChannel.objects.banks()] == [
        "Ngân hàng Minh Hoạ A (mẫu)",
        "Ngân hàng Minh Hoạ B (mẫu)",
    ]


def test_officers_have_two_guides_to_read_each_marked_as_a_sample(sample):
    OfficerGuide.objects.filter(title__startswith="Nói chuyện").update(title="Đã sửa (mẫu)")
    call_command("load_demo")
    titles = [guide.title for guide in OfficerGuide.objects.ready()]
    assert titles == ["Dùng ứng dụng SOS khi trực (mẫu)", "Đã sửa (mẫu)"]


def test_sample_teams_come_once_and_give_no_number_but_113(sample, client):
    call_command("load_demo")
    teams = WardTeam.objects.filter(locale=sample.locale)
    assert (teams.count(), WardTeam.objects.filter(is_sample=False).count()) == (4, 0)
    assert set(ContactPoint.objects.values_list("phone", "address")) == {("113", "")}
    html = client.get("/en/phuong-xa/phuong-ba-ria/").content.decode()
    assert "Goes to the homes of old people" in html
    assert "noindex" in html


def test_loading_twice_changes_nothing(sample):
    edited = AlertPage.objects.first()
    AlertPage.objects.filter(pk=edited.pk).update(summary="Biên tập viên đã sửa.")
    before = list(Page.objects.values_list("pk", "title", "latest_revision"))
    call_command("load_demo")
    assert list(Page.objects.values_list("pk", "title", "latest_revision")) == before
    edited.refresh_from_db()
    assert edited.summary == "Biên tập viên đã sửa."


def test_every_sample_page_answers_and_says_that_it_is_one(sample, client):
    for page in (sample, *sample.get_descendants().live().specific()):
        response = client.get(page.url)
        assert response.status_code == 200, page.url
        assert ("noindex" in response.content.decode()) == page.is_sample, page.url


def test_every_sample_warning_has_a_document_for_machines_that_says_that_it_is_a_test(sample, client):
    pages = list(AlertPage.objects.live())
    assert pages
    assert {text(document(client, page), "status") for page in pages} == {"Test"}


def test_logins_are_kept_private_and_stay_as_they_are(sample, tmp_path):
    file = tmp_path / "logins.txt"
    call_command("load_demo", logins=str(file))
    first = file.read_text()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert all(role.value in first for role in Role)
    call_command("load_demo", logins=str(file))
    assert file.read_text() == first
    for line in first.splitlines():
        role, login = line.split(": ")
        name, password = login.split(" / ")
        user = User.objects.get(username=name)
        assert user.check_password(password)
        assert user.role_names == {role}


def test_no_sample_text_holds_a_real_number_or_address():
    nobodys = r"\+1 202 555 01\d\d|\b0{4} 0{4} 000\d\b|\b0{9}\d\b"  # of films; of no bank; not to be dialled
    dates = r"\d{4}-\d{2}-\d{2}|\b20\d\d\b"
    counts = r"(?m)^(?:count|value) = [\d_]+$"
    numbers = set(re.findall(r"\d{3,}", re.sub(f"{counts}|{nobodys}|{dates}", "", TEXTS)))
    assert numbers <= {"113", "114", "115", "111", "138", "180", "0900"}
    hosts = set(re.findall(r"[\w-]+(?:\[?\.\]?[\w-]+)*\[?\.\]?(?:com|vn|net|org|example)\b", TEXTS))
    assert all(host.endswith("example") or host == "play.google.com" for host in hosts - {"com.vn"}), hosts


def test_staff_find_an_inbox_with_every_kind_of_tip_and_most_statuses(sample):
    assert set(Tip.objects.values_list("kind", flat=True)) == set(Kind.values)
    assert set(Tip.objects.values_list("status", flat=True)) == set(Status.values)
    assert Tip.objects.filter(quarantined=True).count() == 1
    assert SealedPart.objects.filter(role="answer").count() == 2
    assert not Tip.objects.exclude(status="new").exclude(waiting_since=None).exists()
