"""A warning that begins with a tip: what is ticked goes over, and nothing leads back."""

from itertools import chain

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.core import serializers
from django.urls import reverse
from modelcluster.models import get_all_child_relations
from wagtail.models import ModelLogEntry, Page, PageLogEntry, Revision

from alerts.drafts import start_draft
from alerts.models import AlertIndicator, AlertPage
from core.identifiers import Kind
from tests.factories import make_handler, make_tip
from tests.site.endpoints.public import TIP
from tests.tips.desk import BA_RIA, actions, url
from tips.models import AuditEntry, Tip
from tips.suggestions import suggestions
from tips.tokens import new_token
from topics.models import ScamType

STORY = (
    "Chuyện kín: chiều qua nó gọi từ 0912 345 678, bảo vào https://lua.example/dang-nhap rồi chuyển khoản."
)
SCAMMER = "0912 345 678, STK 1903 6543 2109 87 của Nguyễn Văn Lừa"
PHONE, LINK, ACCOUNT = "phone:0912 345 678", "link:https://lua.example/dang-nhap", "account:1903 6543 2109 87"

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def handler(db):
    user = make_handler(BA_RIA)
    user.username, user.first_name, user.last_name = "chi-hoa-tiep-nhan", "Hòa", "Lê Thị"
    user.email = "hoa@outreach.example"
    user.save()
    return user


@pytest.fixture
def tip(db):
    return make_tip(STORY, scammer=SCAMMER, contact="cô Ba bán bún", ward_id=BA_RIA, received_on="2026-03-14")


@pytest.fixture
def kind(db):
    return ScamType.objects.to_read().first()


@pytest.fixture
def offered(login):
    """Return a function that gives what can be ticked on the page of a tip, and what is ticked."""

    def on_page(tip, user):
        boxes = BeautifulSoup(login(user).get(url(tip)).content, "html.parser").select("[name=draft-used]")
        return [box["value"] for box in boxes], [box["value"] for box in boxes if box.has_attr("checked")]

    return on_page


def everything_written_with(page):
    """All rows that are the page's, and what the log and the revisions hold, as one text."""
    relations = get_all_child_relations(AlertPage)
    children = [relation.related_model.objects.filter(page=page.pk) for relation in relations]
    rows = chain(
        [page, Page.objects.get(pk=page.pk)],
        *children,
        Revision.objects.filter(object_id=str(page.pk)),
        PageLogEntry.objects.filter(page=page.pk),
        ModelLogEntry.objects.all(),
    )
    return serializers.serialize("json", rows, ensure_ascii=False)


# What goes over --------------------------------------------------------------------------------------
def test_what_the_scammer_used_is_offered_and_nothing_is_ticked(tip, handler, offered):
    assert offered(tip, handler) == ([PHONE, ACCOUNT, LINK], [])


def test_only_what_is_ticked_goes_over(do, tip, handler, kind):
    response = do(handler, tip, "draft", scam_type=kind.pk, used=[LINK, ACCOUNT])
    assert response.status_code == 302
    page = AlertPage.objects.get()
    assert page.title == f"Cảnh báo mới: {kind.name}"
    assert [(row.kind, row.value) for row in page.indicators.all()] == [
        ("link", "https://lua.example/dang-nhap"),
        ("account", "1903 6543 2109 87"),
    ]
    assert (page.scam_type, page.places, page.live, page.has_unpublished_changes) == (kind, [], False, True)
    assert (page.summary, page.read_aloud, page.signs, page.stop) == ("", "", "", "")
    assert (page.locale.language_code, page.get_parent().url) == ("vi", "/canh-bao/")
    assert page.latest_revision.as_object().indicators.count() == 2


def test_the_ward_is_named_only_if_somebody_says_so(do, tip, handler, kind):
    do(handler, tip, "draft", scam_type=kind.pk, name_ward="on")
    assert [ward.pk for ward in AlertPage.objects.get().places] == [BA_RIA]
    assert AlertIndicator.objects.count() == 0


@pytest.mark.parametrize("change", [{"ward_id": None}, {"ward_id": BA_RIA, "keep_from_ward": True}])
def test_no_ward_is_offered_where_none_is_known_or_may_learn_of_it(do, login, supervisor, kind, change):
    tip = make_tip(**change)
    assert 'name="draft-name_ward"' not in login(supervisor).get(url(tip)).content.decode()
    do(supervisor, tip, "draft", scam_type=kind.pk, name_ward="on")
    assert AlertPage.objects.get().places == []


def test_the_kind_of_scam_that_the_sender_chose_is_proposed(login, supervisor):
    chosen = ScamType.objects.to_read().last()
    fields = {**TIP, "scam_type": chosen.code, "token": new_token()}
    login(supervisor).post(reverse("send_tip"), fields)
    page = BeautifulSoup(login(supervisor).get(url(Tip.objects.get())).content, "html.parser")
    assert page.select_one("[name=draft-scam_type] option[selected]")["value"] == str(chosen.pk)


def test_a_kind_of_scam_is_needed(do, tip, handler):
    response = do(handler, tip, "draft", used=[LINK])
    assert response.status_code == 422
    assert AlertPage.objects.count() == 0
    assert "draft" not in actions()
    box = BeautifulSoup(response.content, "html.parser").select_one(f'[name=draft-used][value="{LINK}"]')
    assert box.has_attr("checked")


def test_what_is_not_in_the_tip_does_not_go_over(do, tip, handler, kind):
    response = do(handler, tip, "draft", scam_type=kind.pk, used=["phone:0999 888 777"])
    assert response.status_code == 422
    assert AlertPage.objects.count() == 0


# Nothing leads back ----------------------------------------------------------------------------------
def test_nothing_in_the_draft_its_log_or_its_revisions_leads_back(do, tip, handler, kind):
    do(handler, tip, "draft", scam_type=kind.pk, used=[PHONE])
    page = AlertPage.objects.get()
    assert (page.owner, page.latest_revision.user) == (None, None)
    assert set(PageLogEntry.objects.values_list("user", flat=True)) == {None}
    written = everything_written_with(page)
    assert "0912 345 678" in written  # it is really all there
    parts_of_tip = [str(part.pk) for part in tip.parts.all()]
    leads = [
        *(str(tip.pk), tip.pk.hex, tip.reference, tip.receipt, tip.lookup, "2026-03-14", *parts_of_tip),
        *("Chuyện kín", "chiều qua", "lua.example", "Nguyễn Văn Lừa", "1903", "cô Ba"),
        *(handler.username, "Hòa", "Lê Thị", handler.email, "Bà Rịa", BA_RIA),
    ]
    assert [lead for lead in leads if lead in written] == []


def test_the_tip_does_not_say_which_warning_it_was(do, tip, handler, kind):
    do(handler, tip, "draft", scam_type=kind.pk)
    assert actions() == ["draft"]
    entry = AuditEntry.objects.get()
    assert (entry.reference, entry.user, entry.detail) == (tip.reference, handler, "")
    models = set(apps.get_app_config("tips").get_models()) - {AuditEntry}
    rows = serializers.serialize("json", chain(*(model.objects.all() for model in models)))
    assert AlertPage.objects.get().slug not in rows


def test_the_audit_says_it_in_words(do, login, tip, handler, supervisor, kind):
    do(handler, tip, "draft", scam_type=kind.pk)
    assert "soạn cảnh báo từ tin" in login(supervisor).get(reverse("tips_audit")).content.decode()


# Who may, and what becomes of it ----------------------------------------------------------------------
def test_who_may_not_see_the_tip_cannot_start_a_warning_from_it(do, tip, kind):
    assert do(make_handler("26737"), tip, "draft", scam_type=kind.pk).status_code == 404
    assert AlertPage.objects.count() == 0


def test_a_tip_that_was_taken_back_starts_no_warning(do, login, tip, supervisor, kind):
    type(tip).objects.filter(pk=tip.pk).update(status="withdrawn")
    assert do(supervisor, tip, "draft", scam_type=kind.pk).status_code == 422
    assert AlertPage.objects.count() == 0
    assert 'value="draft"' not in login(supervisor).get(url(tip)).content.decode()


def test_an_editor_finds_the_draft_and_can_finish_it(do, login, tip, handler, kind, editor):
    do(handler, tip, "draft", scam_type=kind.pk, used=[LINK])
    page = AlertPage.objects.get()
    listed = login(editor).get(reverse("wagtailadmin_explore", args=[page.get_parent().pk]))
    assert page.title in listed.content.decode()
    shown = login(editor).get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "https://lua.example/dang-nhap" in shown
    assert "“Tóm tắt" in shown  # among what is still missing


def test_two_drafts_of_one_kind_stand_beside_each_other(kind):
    start_draft(kind)
    start_draft(kind)
    assert AlertPage.objects.values("slug").distinct().count() == 2


def test_what_is_no_indicator_starts_nothing(kind):
    with pytest.raises(ValueError, match="số điện thoại"):
        start_draft(kind, None, [(Kind.PHONE, "x")])
    assert AlertPage.objects.count() == 0


# What is offered --------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Nó gọi từ +84 912 345 678", ["+84 912 345 678"]),
        ("tổng đài 1900 1234 gọi hoài", ["1900 1234"]),
        ("vào lua-dao.vn/abc nhé", ["lua-dao.vn/abc"]),
        ("STK 19036543210987", ["19036543210987"]),
        ("0912345678 và lại 0912345678", ["0912345678"]),
        ("mất 50.000.000 đồng ngày 20.11.2025", []),
        ("thư từ ke-gian@lua.example", []),
        ("nó bảo gọi 113 mà hỏi", []),
        ("không có gì ở đây", []),
    ],
)
def test_numbers_and_links_are_found_as_they_were_written(db, text, values):
    assert [value for _kind, value in suggestions(text)] == values


@pytest.mark.parametrize(
    "texts",
    [
        ["Nó gọi từ 0912 345 678. Số của tôi là 0987 654 321."],
        ["Gọi lại cho tôi 0987.654.321", "0912 345 678, 0987 654 321"],
        ["0912 345 678", "số điện thoại của tôi: +84987654321, zalo.me/0987654321"],
        ["0912 345 678. CCCD 079201012345"],
    ],
)
def test_what_looks_like_the_senders_own_is_not_offered(db, texts):
    assert suggestions(*texts) == [(Kind.PHONE, "0912 345 678")]


@pytest.mark.parametrize(
    ("link", "is_offered"),
    [
        ("https://lua9.example", True),
        ("https://lua987654.example", True),
        ("https://zalo.me/0987654321", False),
    ],
)
def test_a_link_is_left_out_only_if_it_holds_the_whole_own_number(db, link, is_offered):
    found = suggestions(f"Số của tôi là 0987 654 321. Nó gửi {link} nhé")
    assert found == ([(Kind.LINK, link)] if is_offered else [])


def test_a_text_of_nothing_but_numbers_offers_a_page_of_them(db):
    text = " , ".join(f"09{number:08}" for number in range(500))
    assert len(suggestions(text)) == 30


def test_no_official_channel_is_offered_though_it_stands_behind_the_address_of_a_scam(db):
    text = "https://lua.example/?u=https://tinnhiemmang.vn, http://lua.example/a,tinnhiemmang.vn"
    assert not any(value.startswith(("https://tin", "tin")) for _kind, value in suggestions(text))


def test_what_no_warning_can_hold_is_not_offered(db):
    assert suggestions(f"http://lua.example/{'a' * 400}") == []
