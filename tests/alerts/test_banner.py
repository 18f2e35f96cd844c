"""A banner stands at the top of every page until its hour, and not a moment longer."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, PageViewRestriction
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.operations import translate_object

from alerts.models import AlertEnding, AlertIndexPage, Banner
from core.workflow import reviewed_snippets
from guides.models import GuideIndexPage
from tests.factories import in_english, make_alert, make_guide, make_standard, vietnamese

SENTENCE = "Đêm nay tổng đài 113 bận, hãy gọi công an phường."


def in_hours(hours):
    return timezone.now() + timedelta(hours=hours)


def make_banner(text=SENTENCE, *, live=True, hours=2, **kwargs):
    return Banner.objects.create(
        text=text, live=live, ends_at=in_hours(hours), locale=Locale.get_default(), **kwargs
    )


def make_bringing(title="Cảnh báo có dòng báo", **kwargs):
    return make_alert(**{"title": title, "banner_until": in_hours(2), **kwargs})


def banners(path, client=None):
    """Return the part of the page that holds the banners, empty if there is none."""
    html = (client or Client()).get(path).content.decode()
    _before, _start, after = html.partition('<section class="banners"')
    return after.partition("</section>")[0]


def on_other_pages():
    return banners("/gui-tin/")


@pytest.mark.parametrize("path", ["/", "/canh-bao/", "/gui-tin/", "/tra-cuu/", "/phuong-xa/phuong-ba-ria/"])
def test_it_stands_on_every_page_and_every_fixed_view(home, path):
    make_banner()
    alert = make_bringing()
    shown = banners(path)
    assert SENTENCE in shown
    assert f'<a href="{alert.url}">{alert.title}</a>' in shown


def test_what_is_not_found_has_none(home):
    make_banner()
    response = Client().get("/khong-co/")
    assert (response.status_code, SENTENCE in response.content.decode()) == (404, False)


@pytest.mark.parametrize(
    ("level", "word"), [("urgent", "Khẩn cấp"), ("high", "Nguy cơ cao"), ("notice", "Lưu ý")]
)
def test_the_level_is_a_word_a_shape_and_a_colour(home, level, word):
    make_banner(level=level)
    shown = on_other_pages()
    assert word in shown
    assert "<path d=" in shown
    assert f'class="banner severity-{level}"' in shown


def test_the_three_most_severe_stand_first_and_no_more(home):
    for level in ("notice", "high", "urgent"):
        make_banner(f"Câu mức {level}.", level=level)
    make_bringing(severity="urgent")
    shown = on_other_pages()
    order = ["Câu mức urgent.", "Cảnh báo có dòng báo", "Câu mức high."]
    assert sorted(order, key=shown.index) == order
    assert "Câu mức notice." not in shown


def test_a_warning_does_not_repeat_itself(home):
    alert = make_bringing()
    assert banners(alert.url) == ""
    assert alert.title in banners(make_alert().url)


@pytest.mark.parametrize("make", [make_banner, make_bringing])
def test_it_goes_when_its_hour_comes_without_anybody(home, make):
    make()
    assert on_other_pages()
    with patch("django.utils.timezone.now", return_value=in_hours(2) + timedelta(seconds=1)):
        assert on_other_pages() == ""


def test_a_draft_or_hidden_banner_is_not_shown(home):
    make_banner(live=False)
    shown = make_banner("Câu khác.")
    assert SENTENCE not in on_other_pages()
    shown.unpublish()
    assert on_other_pages() == ""


def test_it_goes_with_its_warning(home):
    ended, unpublished = make_bringing("Đã kết thúc"), make_bringing("Đã gỡ")
    make_bringing("Hết hạn", ends_at=in_hours(1), end_reason="caught")
    assert "Hết hạn" in on_other_pages()
    AlertEnding.objects.create(translation_key=ended.translation_key, title=ended.title, reason="caught")
    unpublished.unpublish()
    with patch("django.utils.timezone.now", return_value=in_hours(1.5)):
        assert on_other_pages() == ""


def test_a_restricted_warning_tells_nothing(home):
    index = vietnamese(AlertIndexPage)
    make_bringing()
    PageViewRestriction.objects.create(page=index, restriction_type="password", password="kin")
    assert on_other_pages() == ""


def test_a_part_of_the_site_is_that_page_and_all_below_it(home):
    section = vietnamese(GuideIndexPage)
    make_banner(section=section)
    make_bringing(banner_section=section)
    inside, outside = [section.url, make_guide().url], ["/", "/gui-tin/", "/canh-bao/", make_standard().url]
    for path in inside:
        assert SENTENCE in banners(path)
        assert "Cảnh báo có dòng báo" in banners(path)
    assert [banners(path) for path in outside] == [""] * len(outside)


def test_in_english_a_warning_stands_only_where_its_english_page_is_live(home):
    in_english(home)
    make_bringing("Chưa dịch")
    both = make_bringing("Đã dịch")
    english = in_english(both, title="A trick that is translated")
    assert f'<a href="{english.url}">A trick that is translated</a>' in banners("/en/gui-tin/")
    assert "Chưa dịch" not in banners("/en/gui-tin/")
    english.unpublish()
    assert banners("/en/gui-tin/") == ""
    assert "Đã dịch" in on_other_pages()


def test_the_english_page_follows_its_source_at_once(home):
    source = make_bringing(banner_until=None)
    in_english(source, title="A trick that is translated")
    assert banners("/en/") == ""
    source.banner_until = in_hours(3)
    source.save_revision().publish()
    assert "A trick" in banners("/en/")
    source.unpublish()
    assert banners("/en/") == ""


def test_a_part_of_the_site_is_the_same_part_in_every_language(home):
    section = vietnamese(GuideIndexPage)
    in_english(section)
    in_english(make_bringing(banner_section=section), title="A trick that is translated")
    assert "A trick" in banners("/en/huong-dan/")
    assert banners("/en/") == ""


def translate(banner, sentence):
    english = Locale.objects.get(language_code="en")
    translate_object(banner, [english])
    translation = Translation.objects.get(source__object_id=banner.translation_key)
    for segment in translation.source.stringsegment_set.all():
        StringTranslation.objects.create(
            translation_of=segment.string, context=segment.context, locale=english, data=sentence
        )
    translation.save_target()
    return translation.get_target_instance()


def test_a_translated_banner_is_shown_in_its_language_and_leads_there(home):
    page = make_standard()
    english_page = in_english(page)
    banner = make_banner(link_page=page)
    draft = translate(banner, "Tonight 113 is busy.")
    assert banners("/en/gui-tin/") == ""
    draft.latest_revision.publish()
    assert f'<a href="{english_page.url}">Tonight 113 is busy.</a>' in banners("/en/gui-tin/")
    assert f'<a href="{page.url}">{SENTENCE}</a>' in on_other_pages()
    english_page.unpublish()
    assert "<a " not in banners("/en/gui-tin/")


def test_it_costs_two_queries_however_many_there_are(home):
    def cost():
        Client().get("/gui-tin/")
        with CaptureQueriesContext(connection) as queries:
            Client().get("/gui-tin/")
        return len(queries), sum("banner" in query["sql"] for query in queries)

    make_banner()  # while this transaction is open, nothing is remembered
    none, ours = cost()
    for number in range(4):
        make_banner(section=vietnamese(GuideIndexPage), link_page=home)
        make_bringing(f"Cảnh báo {number}")
    assert cost() == (none, ours)
    assert ours == 2


def test_two_people_publish_a_banner(home):
    assert Banner in reviewed_snippets()
    assert Banner.get_default_workflow()


def test_the_box_beside_the_form_says_what_is_wrong_with_a_banner(home):
    past = make_alert(banner_until=in_hours(-1))
    alone = make_alert(banner_section=vietnamese(GuideIndexPage))
    said = {page.pk: [finding.field for finding in page.own_findings()] for page in (past, alone)}
    assert said == {past.pk: ["banner_until"], alone.pk: ["banner_until"]}
    assert list(make_bringing().own_findings()) == []


def test_editors_find_the_form_of_a_banner(home, editor, login):
    assert login(editor).get(reverse("wagtailsnippets_alerts_banner:add")).status_code == 200
