from datetime import date
from time import perf_counter

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from campaigns.models import Result, ResultSheet
from campaigns.results.checks import check_file
from tests.campaigns.result_files import BROKEN_FILES, GOOD, GOOD_FILES, rows
from tests.factories import make_campaign

pytestmark = pytest.mark.any_database
UPLOAD = "wagtailsnippets_campaigns_resultsheet:from_file"
MOST_SECONDS = 3


def upload(client, campaign, content):
    form = {"campaign": campaign.pk, "source": "Công an phường", "file": SimpleUploadedFile("a.csv", content)}
    return client.post(reverse(UPLOAD), form)


@pytest.fixture
def campaign(home):
    return make_campaign()


@pytest.mark.parametrize("content", GOOD_FILES.values(), ids=GOOD_FILES)
def test_a_good_file_is_read_whatever_wrote_it(campaign, content):
    checked = check_file(campaign, content)
    assert (checked.problems, checked.warnings) == ([], [])
    read = [(row.date, row.ward and row.ward.name, row.measure, row.value) for row in checked.rows]
    assert read == [
        (date(2025, 10, 15), "Phường Bà Rịa", "installs", 1234),
        (date(2025, 10, 16), None, "teams", 7),
    ]


@pytest.mark.parametrize(("content", "expected"), BROKEN_FILES.values(), ids=BROKEN_FILES)
def test_a_broken_file_is_refused_with_each_line_and_nothing_comes_in(
    campaign, editor, login, content, expected
):
    began = perf_counter()
    response = upload(login(editor), campaign, content)
    assert perf_counter() - began < MOST_SECONDS
    problems = response.context["problems"]
    assert [problem.line for problem in problems] == [line for line, _words in expected]
    for problem, (_line, words) in zip(problems, expected, strict=True):
        assert words in problem.sentence
    page = response.content.decode()
    assert "Chưa nhận số liệu nào" in page
    assert 'name="preview"' not in page
    assert not ResultSheet.objects.exists()


def test_what_was_read_is_shown_beside_what_is_wrong(campaign, editor, login):
    page = upload(login(editor), campaign, rows("15/10/2025,<b>Lạ</b>,installs,1")).content.decode()
    assert "&lt;b&gt;Lạ&lt;/b&gt;" in page


def test_a_good_file_is_shown_first_and_comes_in_when_it_is_confirmed(campaign, editor, login):
    client = login(editor)
    shown = upload(client, campaign, GOOD.encode())
    assert "Phường Bà Rịa" in shown.content.decode()
    assert not ResultSheet.objects.exists()
    confirmed = {"preview": shown.context["confirm"].data["preview"]}
    assert client.post(reverse(UPLOAD), confirmed).status_code == 302
    sheet = ResultSheet.objects.get()
    assert (sheet.live, sheet.workflow_in_progress, sheet.rows.count()) == (False, True, 2)
    assert (sheet.title, sheet.source) == ("Kết quả đến ngày 16/10/2025", "Công an phường")


def test_a_preview_comes_in_once(campaign, editor, login):
    client = login(editor)
    shown = upload(client, campaign, GOOD.encode())
    confirmed = {"preview": shown.context["confirm"].data["preview"]}
    client.post(reverse(UPLOAD), confirmed)
    response = client.post(reverse(UPLOAD), confirmed, follow=True)
    assert "đã được nhận rồi" in response.content.decode()
    assert ResultSheet.objects.count() == 1


def test_a_preview_that_is_refused_leaves_a_fresh_form(campaign, editor, login):
    client = login(editor)
    preview = upload(client, campaign, GOOD.encode()).context["confirm"].data["preview"]
    campaign.starts_on = date(2025, 10, 16)
    campaign.save_revision().publish()
    response = client.post(reverse(UPLOAD), {"preview": preview})
    page = response.content.decode()
    assert "trước ngày đầu chiến dịch, 16/10/2025" in page
    assert 'value="Công an phường"' in page
    assert not response.context["form"].is_bound


def test_a_preview_is_good_only_as_it_was_shown_and_for_who_saw_it(
    campaign, editor, approver, login, django_user_model
):
    client = login(editor)
    preview = upload(client, campaign, GOOD.encode()).context["confirm"].data["preview"]
    for forged in (f"{preview[:-1]}x", "", "a:b:c", "\0"):
        assert client.post(reverse(UPLOAD), {"preview": forged}).status_code == 302
    editor.groups.first().user_set.add(approver)
    login(approver).post(reverse(UPLOAD), {"preview": preview})
    assert not Result.objects.exists()


def test_a_total_that_falls_has_to_be_confirmed(campaign, editor, login):
    client = login(editor)
    shown = upload(client, campaign, rows("15/10/2025,,installs,900", "22/10/2025,,installs,800"))
    (warning,) = shown.context["checked"].warnings
    assert (warning.line, "900 vào ngày 15/10/2025" in warning.sentence) == (3, True)
    preview = {"preview": shown.context["confirm"].data["preview"]}
    assert client.post(reverse(UPLOAD), preview).status_code == 200
    assert not ResultSheet.objects.exists()
    client.post(reverse(UPLOAD), {**preview, "sure": "on"})
    ResultSheet.objects.get().save_revision().publish()
    # And against what is public already, before and after it.
    assert [problem.line for problem in check_file(campaign, rows("16/10/2025,,installs,850")).warnings] == [
        2,
        2,
    ]
    assert check_file(campaign, rows("22/10/2025,,installs,901")).warnings == []


def test_the_file_to_fill_in_is_one_that_is_taken(campaign, editor, login):
    template = login(editor).get(reverse("wagtailsnippets_campaigns_resultsheet:template")).content.decode()
    filled = template.replace(",\r\n", ",5\r\n")
    assert [row.value for row in check_file(campaign, filled.encode()).rows] == [5] * 5
