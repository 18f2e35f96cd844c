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
from guides.models import GuidePage
from home.demo import pictures, tips
from home.demo.loader import HERE
from home.models import StandardPage
from tips.models import Kind, SealedPart, Status, Tip
from users.models import User
from users.roles import Role
from wards.models import ContactPoint, WardTeam

pytestmark = pytest.mark.any_database

TEXTS = "\n".join(file.read_text(encoding="utf-8") for file in sorted(HERE.glob("*.toml")))


@pytest.fixture
def drawn_small(monkeypatch):
    """The drawing itself is tested below; the loader gets one small picture for all."""
    content = pictures.draw("phone-call")
    monkeypatch.setattr(pictures, "draw", lambda key: content)


def test_the_sample_content_is_whole_and_marked(home, drawn_small):
    call_command("load_demo")
    counts = [model.objects.live().count() for model in (AlertPage, NewsPage, GuidePage, CampaignPage)]
    assert all(count >= least for count, least in zip(counts, (12, 6, 3, 1), strict=True))
    for model in (AlertPage, NewsPage, GuidePage, CampaignPage, StandardPage):
        assert not model.objects.filter(is_sample=False).exists()


def test_a_sample_warning_has_everything_that_a_warning_can_have(home, drawn_small):
    call_command("load_demo")
    alerts = AlertPage.objects.filter(locale=home.locale)
    assert alerts.past().count() == 1
    assert alerts.active().filter(banner_until__gt=timezone.now()).count() == 1
    assert alerts.exclude(updates=None).distinct().count() == 2
    assert not alerts.filter(losses=None).exists()
    kinds = AlertIndicator.objects.values_list("kind", flat=True)
    assert set(kinds) == set(identifiers.Kind.values)


def test_sample_banks_come_once_and_say_what_they_are(home, drawn_small):
    call_command("load_demo")
    call_command("load_demo")
    assert [bank.name for bank in OfficialChannel.objects.banks()] == [
        "Ngân hàng Minh Hoạ A (mẫu)",
        "Ngân hàng Minh Hoạ B (mẫu)",
    ]


def test_sample_teams_come_once_and_give_no_number_but_113(home, drawn_small, client):
    call_command("load_demo")
    call_command("load_demo")
    teams = WardTeam.objects.filter(locale=home.locale)
    assert (teams.count(), WardTeam.objects.filter(is_sample=False).count()) == (4, 0)
    assert set(ContactPoint.objects.values_list("phone", "address")) == {("113", "")}
    html = client.get("/en/phuong-xa/phuong-ba-ria/").content.decode()
    assert "Goes to the homes of old people" in html
    assert "noindex" in html


def test_loading_twice_changes_nothing(home, drawn_small):
    call_command("load_demo")
    edited = AlertPage.objects.first()
    AlertPage.objects.filter(pk=edited.pk).update(summary="Biên tập viên đã sửa.")
    before = list(Page.objects.values_list("pk", "title", "latest_revision"))
    call_command("load_demo")
    assert list(Page.objects.values_list("pk", "title", "latest_revision")) == before
    edited.refresh_from_db()
    assert edited.summary == "Biên tập viên đã sửa."


def test_every_sample_page_answers_and_says_that_it_is_one(home, drawn_small, client):
    call_command("load_demo")
    for page in (home, *home.get_descendants().live().specific()):
        response = client.get(page.url)
        assert response.status_code == 200, page.url
        assert ("noindex" in response.content.decode()) == page.is_sample, page.url


def test_logins_are_kept_private_and_stay_as_they_are(home, drawn_small, tmp_path):
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
    numbers = set(re.findall(r"\d{3,}", re.sub(f"{nobodys}|{dates}", "", TEXTS)))
    assert numbers <= {"113", "114", "115", "111", "138", "180", "0900"}
    hosts = set(re.findall(r"[\w-]+(?:\[?\.\]?[\w-]+)*\[?\.\]?(?:com|vn|net|org|example)\b", TEXTS))
    assert all(host.endswith("example") or host == "play.google.com" for host in hosts - {"com.vn"}), hosts


def test_every_picture_can_be_drawn_and_is_described():
    for key in pictures.KEYS[:3]:
        assert pictures.draw(key).startswith(b"\x89PNG")
    assert all(len(pictures.ALT[key]) > 10 for key in pictures.KEYS)
    with pytest.raises(KeyError):
        pictures.draw("khong-co")


def test_staff_find_an_inbox_with_every_kind_of_tip_and_most_statuses(home, drawn_small):
    call_command("load_demo")
    assert set(Tip.objects.values_list("kind", flat=True)) == set(Kind.values)
    assert set(Tip.objects.values_list("status", flat=True)) == set(Status.values)
    assert Tip.objects.filter(quarantined=True).count() == 1
    assert SealedPart.objects.filter(role="answer").count() == 2
    assert not Tip.objects.exclude(status="new").exclude(waiting_since=None).exists()


def test_sample_tips_come_once_and_only_where_there_are_none_and_keys(home, drawn_small, settings, tmp_path):
    keys = settings.TIPS_KEYS_DIR
    settings.TIPS_KEYS_DIR = tmp_path
    tips.load()
    assert not Tip.objects.exists()
    settings.TIPS_KEYS_DIR = keys
    tips.load()
    before = set(Tip.objects.values_list("reference", flat=True))
    tips.load()
    assert set(Tip.objects.values_list("reference", flat=True)) == before != set()
