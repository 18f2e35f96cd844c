"""The table of translations, and what translators may do: translate, submit, and nothing else."""

import polib
import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation

from channels.models import NeverRule
from home.models import HomePage
from tests.core.test_older_translation import changed, publish_newest
from tests.core.test_translations import finish
from tests.factories import in_english, make_standard, make_user, story, vietnamese
from tests.signing_in import sign_in
from tests.site.routes import address, every_route
from users.roles import Role

SENTENCE = "Công an không bao giờ làm việc qua điện thoại."
BARRED = [role for role in Role if role not in (Role.EDITOR, Role.APPROVER, Role.TRANSLATOR)]


@pytest.fixture
def english(home):
    in_english(home)
    return Locale.objects.get(language_code="en")


@pytest.fixture
def translator(client, english):
    user = make_user(Role.TRANSLATOR)
    sign_in(client, user)
    return user


@pytest.fixture
def page(english):
    return make_standard(title="Trang để dịch", summary="Một câu.", body=story(SENTENCE))


def begin(client, obj, language="en"):
    content_type = ContentType.objects.get_for_model(obj)
    return client.post(reverse("begin_translation", args=[content_type.pk, obj.pk, language]))


def begun(client, obj):
    assert begin(client, obj).status_code == 302
    return Translation.objects.get(source__object_id=obj.translation_key)


def states(client, **filters):
    response = client.get(reverse("translations"), filters)
    return {row.title: row.state.value for row in response.context["object_list"]}


def submit(client, translation):
    return client.post(reverse("submit_translation_of", args=[translation.pk]), follow=True)


def approved(target, client):
    sign_in(client, make_user(Role.APPROVER))
    state = target.current_workflow_task_state
    client.post(reverse("review", args=[state.pk]), {"action": "approve"})
    target.refresh_from_db()
    return target


def test_a_translator_takes_a_page_from_nothing_to_older(client, translator, page):
    assert states(client, text="trang de dich") == {"Trang để dịch": "none"}
    translation = begun(client, page)
    assert states(client, text="trang de dich") == {"Trang để dịch": "draft"}
    editor = client.get(reverse("translate", args=[translation.pk])).content.decode()
    assert "js-translation-editor" in editor
    assert "convert_to_alias" not in editor
    assert "Còn vài chỗ chưa dịch" in submit(client, translation).content.decode()
    finish(translation, user=translator)
    assert "đang chờ người thứ hai duyệt" in submit(client, translation).content.decode()
    target = translation.get_target_instance()
    assert not target.live
    assert approved(target, client).live
    sign_in(client, translator)
    assert states(client, text="trang de dich") == {"Trang để dịch": "current"}
    changed(page, summary="Câu khác.")
    assert states(client, state="older") == {"Trang để dịch": "older"}
    begin(client, page)
    missing = client.get(reverse("submit_translation_of", args=[translation.pk])).content.decode()
    assert "Câu khác." in missing


def test_a_snippet_goes_the_same_way_and_only_whole(client, translator):
    rule = NeverRule(text=SENTENCE, locale=Locale.objects.get(language_code="vi"))
    rule.save()
    publish_newest(rule) if rule.latest_revision else rule.save_revision().publish()
    translation = begun(client, rule)
    assert "Còn vài chỗ chưa dịch" in submit(client, translation).content.decode()
    assert translation.get_target_instance().current_workflow_state is None
    assert client.get(reverse("translate", args=[translation.pk])).status_code == 200
    finish(translation, user=translator)
    submit(client, translation)
    assert approved(translation.get_target_instance(), client).live


def test_a_page_below_one_that_is_not_translated_is_said_to_be(client, translator, page):
    english_home = vietnamese(HomePage).get_translation(Locale.objects.get(language_code="en"))
    translation = begun(client, page)
    english_home.unpublish()
    shown = client.get(reverse("submit_translation_of", args=[translation.pk])).content.decode()
    assert "chưa công khai ở ngôn ngữ này" in shown


def test_the_table_costs_the_same_with_more_rows(client, translator):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse("translations")).status_code == 200
        return len(queries)

    in_english(make_standard())
    cost()
    before = cost()
    for _number in range(5):
        in_english(make_standard())
    assert cost() == before


def test_filters_leave_what_they_say_and_bear_nonsense(client, translator, page):
    kind = str(ContentType.objects.get_for_model(NeverRule).pk)
    assert page.title not in states(client, kind=kind)
    assert states(client, kind=kind, language="en")
    assert states(client, kind="x", language="zz", state="y", page="-1")


@pytest.mark.parametrize("role", BARRED)
def test_nobody_else_sees_the_table(client, english, page, role):
    sign_in(client, make_user(role))
    for name in ("translations", "no_report", "no_report_results"):
        assert client.get(reverse(name)).headers["Location"] == "/quan-tri/"
    begin(client, page)
    assert not Translation.objects.exists()


OPEN_TO_TRANSLATORS = {
    *("translations", "translate", "submit_translation_of", "no_report", "no_report_results"),
    *("download_pofile", "preview_translation", "begin_translation", "submit_translation", "upload_po_file"),
    *("edit_string_translation", "edit_override", "refuse_stop", "refuse_alias"),
    *("snippets_for_translators", "snippet_for_translators"),
}


def test_what_opens_to_a_translator_is_a_short_list(client, translator, page):
    """Every address with an id of the page, of its translation or of a snippet; what only lists is below."""
    client.raise_request_exception = False
    translation = begun(client, page)
    target = translation.get_target_instance()
    segment = translation.source.stringsegment_set.first()
    values = {
        **dict.fromkeys(["page_id", "parent_page_id", "page_to_move_id", "pk", "object_id"], target.pk),
        **{"translation_id": translation.pk, "translation_source_id": translation.source_id},
        **{"string_segment_id": segment.pk, "revision_id": target.latest_revision_id},
        **{"app_label": "topics", "model_name": "scamtype"},
    }
    names = ("wagtailadmin_pages:", "wagtailsnippets_", "wagtail_localize:", "hide", "bundle", "delete_page")
    before = (page.title, page.latest_revision_id)
    found = set()
    for route in set(every_route()):
        if not route.name.startswith(names):
            continue
        for at in (target.pk, page.pk):
            path = address(route, {**values, "pk": at, "page_id": at})
            for method in ("get", "post"):
                response = getattr(client, method)(path)
                if response.status_code < 400 and response.headers.get("Location") != "/quan-tri/":
                    found.add(route.name.rpartition(":")[2])
    assert found - OPEN_TO_TRANSLATORS - TELL_NOTHING == set()
    page.refresh_from_db()
    assert (page.title, page.latest_revision_id) == before


# A list to choose from, a sentence that says why not, words of the script.
TELL_NOTHING = {
    *("revisions_index", "choose_parent", "javascript_catalog", "confirm_workflow_cancellation"),
    *("move_confirm", "convert_to_alias", "stop_translation", "translations_report"),
    *("translations_report_results", "upload_pofile", "snippets_api_listing", "snippets_api_detail"),
    "workflow_history",
}


def test_a_translator_writes_no_word_of_the_source(client, translator, page):
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert client.get(edit).headers["Location"] == "/quan-tri/"
    menu = client.get("/quan-tri/").content.decode()
    assert reverse("translations") in menu
    assert "/quan-tri/tin-bao/" not in menu


@pytest.fixture
def translation(client, translator, page):
    return begun(client, page)


def upload(client, translation, content, name="a.po"):
    path = reverse("wagtail_localize:upload_pofile", args=[translation.pk])
    return client.post(path, {"file": SimpleUploadedFile(name, content)}, follow=True).content.decode()


def test_a_po_file_goes_out_and_comes_back_translated(client, translation):
    path = reverse("wagtail_localize:download_pofile", args=[translation.pk])
    po = polib.pofile(client.get(path).content.decode())
    for number, entry in enumerate(po):
        entry.msgstr = f"English {number}"
    assert "Chưa có gì công khai" in upload(client, translation, str(po).encode())
    assert StringTranslation.objects.filter(data__startswith="English").count() == len(po) > 0
    assert not translation.get_target_instance().live


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "thuộc trang khác"),
        (b"\xff\xfe\x00", "Không đọc được tệp này"),
        (b'msgid "a\nmsgstr', "Không đọc được tệp này"),
        (b"/etc/passwd", "Không đọc được tệp này"),
        (b'msgid "a"\nmsgstr "b\0"', "Không đọc được tệp này"),
        (b'msgid ""\nmsgstr "X-WagtailLocalize-TranslationID: 1\\n"\n', "thuộc trang khác"),
        (b"#" * (1024 * 1024 + 1), "Tệp quá lớn"),
    ],
)
def test_a_file_that_is_no_use_gets_a_sentence(client, translation, content, sentence):
    assert sentence in upload(client, translation, content)
    assert not StringTranslation.objects.exists()


def test_markup_in_a_file_is_not_used(client, translation):
    po = translation.export_po()
    for entry in po:
        entry.msgstr = "<script>alert(1)</script>"
    upload(client, translation, str(po).encode())
    translation.save_target()
    draft = translation.get_target_instance().get_latest_revision_as_object()
    assert "<script>" not in str(draft.body) + draft.title
