"""The sample content in English: whole, reachable, and English to the last word."""

import re
from html.parser import HTMLParser

import polib
import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import translation
from wagtail.models import Locale, Page
from wagtail.rich_text import expand_db_html
from wagtail_localize.models import StringSegment, Translation, TranslationSource

from alerts.models import AlertPage
from core.text import VIETNAMESE_MARKED
from core.translations import MAY_STAY
from home.demo import english, loader
from media.models import CustomImage
from tests.factories import make_standard

pytestmark = pytest.mark.any_database

SAMPLE_ROWS = {"in_english": True}

ENTRIES = polib.pofile(str(loader.HERE / "english.po"))
FIXED = [
    "/en/gui-tin/",
    "/en/tra-cuu/",
    "/en/phuong-xa/",
    "/en/phuong-xa/?q=quan+3",
    "/en/phuong-xa/phuong-ba-ria/",
    "/en/tim-kiem/?q=VNeID",
    "/en/tim-kiem/?q=lua+dao",
    "/en/canh-bao/?muc=notice",
    "/en/lich/?phuong=phuong-ba-ria",
    "/en/kenh-chinh-thuc/",
    "/en/thu-doan/",
    "/en/thu-doan/fake-official/",
    "/en/doi-tuong/",
    "/en/doi-tuong/elderly/",
]
# A <title> cannot say that a part of it is Vietnamese, nor can a text that an editor wrote.
NAMES = ("Phường Bà Rịa", "SOS An ninh, trật tự CATP.HCM", "SOS An ninh, trật tự", "Công an TP.HCM")
SEEN = ("alt", "aria-label", "label", "placeholder", "title", "content")
VOID = {"meta", "link", "img", "input", "br", "path", "hr", "source"}


class Reader(HTMLParser):
    """What a reader of a page sees or hears that is not said to be Vietnamese."""

    def __init__(self, html):
        super().__init__()
        self.languages, self.texts = [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        language = dict(attrs).get("lang") or (self.languages[-1] if self.languages else None)
        if language != "vi":
            self.texts += [value for name, value in attrs if name in SEEN and value]
        if tag not in VOID:
            self.languages.append(language)

    def handle_endtag(self, tag):
        self.languages.pop()

    def handle_startendtag(self, tag, attrs):
        """An SVG path, closed in place."""

    def handle_data(self, data):
        if self.languages and self.languages[-1] != "vi":
            self.texts.append(data)


def left_in_vietnamese(html):
    texts = Reader(html).texts
    for name in NAMES:
        texts = [text.replace(name, "") for text in texts]
    return [text.strip() for text in texts if not VIETNAMESE_MARKED.isdisjoint(text)]


def english_pages():
    return Page.objects.filter(locale__language_code="en").order_by("path").specific()


def test_every_listed_page_is_there_and_says_nothing_in_vietnamese(sample, client):
    pages = list(english_pages())
    assert len(pages) == 17
    for address in [*(page.url for page in pages), *FIXED]:
        response = client.get(address)
        assert (response.status_code, address[:4]) == (200, "/en/"), address
        html = response.content.decode()
        assert '<html lang="en">' in html
        assert left_in_vietnamese(html) == [], address


def test_english_pages_are_marked_as_their_sources_are(sample, client):
    for page in english_pages():
        source = page.get_translation(Locale.get_default()).specific
        assert page.is_sample == source.is_sample
        assert page.show_in_menus == source.show_in_menus
        assert ("noindex" in client.get(page.url).content.decode()) == source.is_sample


def test_the_rows_of_a_warning_come_over(sample):
    for page in AlertPage.objects.filter(locale__language_code="en"):
        source = page.get_translation(Locale.get_default())
        for rows in ("contact_methods", "target_groups", "wards", "losses", "indicators", "updates"):
            copied, original = getattr(page, rows).all(), getattr(source, rows).all()
            keys = [row.translation_key for row in original]
            assert [row.sort_order for row in original] == list(range(len(keys)))
            assert [row.translation_key for row in copied] == keys
            assert {row.locale.language_code for row in copied} <= {"en"}
        assert [row.method for row in page.contact_methods.all()] == [
            row.method for row in source.contact_methods.all()
        ]


def test_the_front_page_leads_to_english_help(sample, client):
    html = client.get("/en/").content.decode()
    assert 'href="/en/vua-bi-lua/"' in html
    assert 'href="/vua-bi-lua/"' not in html


def test_a_link_in_a_text_leads_to_the_english_page_where_there_is_one(sample):
    about, alone = sample.get_children().get(slug="gioi-thieu"), make_standard()
    with translation.override("en"):
        hrefs = [expand_db_html(f'<a linktype="page" id="{page.pk}">') for page in (about, alone)]
    assert hrefs == ['<a href="/en/gioi-thieu/">', f'<a href="{alone.url}">']


def test_loading_twice_keeps_what_editors_changed(sample):
    page = AlertPage.objects.filter(locale__language_code="en").first()
    AlertPage.objects.filter(pk=page.pk).update(summary="An editor changed this.")
    before = list(Page.objects.values_list("pk", "title", "latest_revision"))
    call_command("load_demo")
    assert list(Page.objects.values_list("pk", "title", "latest_revision")) == before
    page.refresh_from_db()
    assert page.summary == "An editor changed this."


def test_a_page_that_was_deleted_is_translated_again(sample):
    english_pages().get(slug="lien-he").delete()
    call_command("load_demo")
    assert english_pages().get(slug="lien-he").live


def test_translators_meet_it_whole_in_the_editor(sample, editor, login):
    for each in Translation.objects.all():
        total, translated = each.get_progress()
        assert total == translated > 0
    page = english_pages().get(slug="lien-he")
    response = login(editor).get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert "wagtail_localize/admin/edit_translation.html" in [part.name for part in response.templates]


def test_the_catalogue_fits_the_pages_exactly(sample):
    segments = StringSegment.objects.exclude(context__path__in=MAY_STAY)
    shown = [segment for source in TranslationSource.objects.all() for segment in english.pictures_of(source)]
    titles = {CustomImage.objects.get(pk=segment.data_json).title for segment in shown}
    used = {*segments.values_list("string__data", flat=True), *titles, loader.CREDIT}
    assert {entry.msgid for entry in ENTRIES} == used
    assert len({entry.msgid for entry in ENTRIES}) == len(ENTRIES)


def test_a_translation_is_not_empty_and_keeps_tags_and_numbers():
    for entry in ENTRIES:
        assert entry.msgstr.strip() == entry.msgstr != ""
        assert not entry.msgctxt, entry.msgid
        assert not entry.flags, entry.msgid
        for kept in (r"</?\w+>", r"\b(?:113|138|0900)\b", r"https?://\S+"):
            assert re.findall(kept, entry.msgid) == re.findall(kept, entry.msgstr), entry.msgid
