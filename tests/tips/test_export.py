import csv
import io
import re
import tracemalloc
import zipfile
from itertools import islice

import openpyxl
import pytest
from django.urls import reverse
from django.utils import translation

from tests.factories import make_handler, make_tip, make_user
from tests.tips.test_spreadsheets import FORMULAS, as_in_xml, cells, is_dangerous
from tips import keys, parts
from tips.export import Table
from tips.models import Action, AuditEntry, PartRole, Tip
from tips.views import export
from users.roles import Role
from wards.models import Ward

BA_RIA = "26560"
CANARY = "chim-hoang-yen-4713"
URL = "tips_export"


@pytest.fixture
def download(login, supervisor):
    """Return a function that downloads the list as a supervisor does."""
    client = login(supervisor)

    def post(query=None, **data):
        return client.post(reverse(URL, query=query), {"file_type": "csv", **data})

    return post


def lines(response):
    assert response.status_code == 200
    return cells(response.getvalue().decode(), ",")


def sheet(response):
    assert response.status_code == 200
    return openpyxl.load_workbook(io.BytesIO(response.content)).active


def entries(action=Action.EXPORT):
    return list(AuditEntry.objects.filter(action=action).values_list("username", "reference", "detail"))


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.TIP_SUPERVISOR])
def test_nobody_but_a_supervisor_can_download(db, login, role):
    make_tip()
    client = login(make_handler(BA_RIA) if role is Role.TIP_HANDLER else make_user(role))
    for response in (client.get(reverse(URL)), client.post(reverse(URL), {"file_type": "csv"})):
        assert response.status_code == 302
        assert "Content-Disposition" not in response.headers
    assert entries() == []


def test_it_is_asked_first_and_said_that_it_is_written_down(login, supervisor):
    make_tip(CANARY, kind="drugs")
    query = {"kind": "drugs", "received_on_from": "2026-01-31", "received_on_to": "2126-02-01"}
    page = login(supervisor).get(reverse(URL), query).content.decode()
    assert "Số tin sẽ tải về: 1" in page
    assert "Ma tuý" in page
    assert "từ 31/01/2026 đến 01/02/2126" in page
    assert "được ghi vào sổ theo dõi" in page
    assert CANARY not in page
    assert entries() == []


def test_the_list_leads_there_with_its_filters_for_supervisors_alone(db, login, supervisor):
    make_tip()
    link = f'href="{reverse(URL)}?kind=drugs"'
    assert link in login(supervisor).get(reverse("tips_inbox"), {"kind": "drugs"}).content.decode()
    page = login(make_handler(BA_RIA)).get(reverse("tips_inbox"), {"kind": "drugs"}).content.decode()
    assert reverse(URL) not in page


def test_a_file_holds_what_stands_in_the_list_and_no_word(download, supervisor):
    tip = make_tip(CANARY, contact=CANARY, happened=CANARY, scammer=CANARY, ward_id=BA_RIA, kind="drugs")
    response = download()
    [header, row] = lines(response)
    assert dict(zip(header, row, strict=True)) == {
        "Số hồ sơ": tip.reference,
        "Ngày": tip.received_on.isoformat(),
        "Loại": "Ma tuý",
        "Phường, xã": "Phường Bà Rịa",
        **{"Nơi xử lý": "Phường Bà Rịa", "Đã chuyển cho": "", "Trạng thái": "Mới"},
        "Ở trạng thái này từ ngày": tip.status_since.isoformat(),
        **{"Đến bằng cách": "Mẫu gửi trên trang web", "Số ngày chờ": "0"},
    }
    assert entries() == [(supervisor.username, "", "csv 1")]


def test_the_same_in_a_workbook(download, supervisor):
    tip = make_tip(CANARY, contact=CANARY)
    response = download(file_type="xlsx")
    assert sheet(response)["A2"].value == tip.reference
    assert sheet(response)["B2"].value.date() == tip.received_on
    assert CANARY.encode() not in b"".join(unpacked(response.content))
    assert entries() == [(supervisor.username, "", "xlsx 1")]


def unpacked(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [archive.read(name) for name in archive.namelist()]


@pytest.mark.parametrize("file_type", ["csv", "xlsx"])
def test_no_cache_keeps_it_and_no_browser_shows_it(download, file_type):
    make_tip()
    headers = download(file_type=file_type).headers
    assert {"private", "no-store"} <= set(headers["Cache-Control"].split(", "))
    assert headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert re.fullmatch(
        rf'attachment; filename="tin-bao-\d{{4}}-\d\d-\d\d\.{file_type}"', headers["Content-Disposition"]
    )
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_the_filters_of_the_inbox_hold_and_are_written_down_as_codes(download, supervisor):
    wanted = make_tip(ward_id=BA_RIA, kind="drugs", status="done")
    make_tip(ward_id=BA_RIA, kind="drugs")
    make_tip(kind="drugs", status="done")
    day = wanted.received_on.isoformat()
    query = {"status": "done", "ward": BA_RIA, "received_on_from": day, "ordering": "x", "p": "7"}
    assert [row[0] for row in lines(download(query))[1:]] == [wanted.reference]
    [(_name, _reference, detail)] = entries()
    assert detail == f"csv 1 status=done ward={BA_RIA} received_on={day}.."


@pytest.mark.parametrize("query", [{}, {"status": "done"}, {"quarantine": "only"}, {"quarantine": "with"}])
def test_a_file_holds_the_tips_of_the_list_and_no_other(client, supervisor, download, query):
    make_tip(quarantined=True)
    make_tip(quarantined=True, status="done")
    make_tip(status="done")
    make_tip()
    listed = client.get(reverse("tips_inbox"), query).context["object_list"]
    assert {row[0] for row in lines(download(query))[1:]} == {tip.reference for tip in listed}


def test_a_list_that_cannot_be_narrowed_down_like_this_is_no_file(download):
    make_tip()
    response = download({"status": "không có"})
    assert "Không lọc được danh sách như thế này" in response.content.decode()
    assert "Content-Disposition" not in response.headers
    assert entries() == []


def test_words_come_on_demand_and_never_the_contact(download, supervisor):
    tip = make_tip("Kể lại chuyện.", contact=CANARY, happened="sáng nay", scammer="0900 xxx")
    for text in ("Thêm một.", "Thêm hai."):
        parts.add(tip, PartRole.ADDITION, {"text": text})
    for role in (PartRole.NOTE, PartRole.ANSWER):
        parts.add(tip, role, {"text": CANARY}, author=supervisor)
    other = make_tip("Chuyện khác.")
    header, *rows = lines(download(with_words="on"))
    found = {row[0]: dict(zip(header, row, strict=True)) for row in rows}
    assert found[tip.reference]["Chuyện đã xảy ra"] == "Kể lại chuyện."
    assert found[tip.reference]["Lúc nào"] == "sáng nay"
    assert found[tip.reference]["Kẻ gian dùng gì"] == "0900 xxx"
    assert found[tip.reference]["Người gửi viết thêm"] == "Thêm một.\n\nThêm hai."
    assert found[other.reference]["Chuyện đã xảy ra"] == "Chuyện khác."
    assert CANARY not in str(rows)
    assert entries() == [(supervisor.username, "", "csv 2 words")]


def test_whoever_asks_who_read_a_tip_finds_the_file_too(download, supervisor):
    tips = {make_tip().reference, make_tip().reference}
    download(with_words="on")
    assert {entry[1:] for entry in entries(Action.OPEN)} == {(reference, "export") for reference in tips}
    download()
    assert len(entries(Action.OPEN)) == 2


def test_a_tip_that_no_key_here_opens_says_so(download, settings, tmp_path):
    make_tip()
    [tip] = Tip.objects.all()
    for part in tip.parts.all():
        part.keys.all().delete()
    assert lines(download(with_words="on"))[1][10] == "[không mở được ở đây]"


def test_without_a_key_there_is_a_file_but_not_with_words(download, monkeypatch):
    make_tip()
    monkeypatch.setattr(keys, "private_keys", dict)
    assert "Máy này không có khoá mở tin báo" in download(with_words="on").content.decode()
    assert entries() == []
    assert len(lines(download())) == 2


@pytest.mark.parametrize(
    ("limit", "data", "sentence"),
    [
        ("MOST_WITH_WORDS", {"with_words": "on"}, "một tệp chứa nhiều nhất 1 tin"),
        ("MOST_IN_XLSX", {"file_type": "xlsx"}, "Tệp Excel chứa nhiều nhất 1 tin"),
    ],
)
def test_too_many_tips_are_refused_in_words(download, monkeypatch, limit, data, sentence):
    monkeypatch.setattr(export, limit, 1)
    make_tip()
    assert download(**data).has_header("Content-Disposition")
    make_tip()
    response = download(**data)
    assert sentence in response.content.decode()
    assert not response.has_header("Content-Disposition")
    assert len(entries()) == 1


def test_an_empty_list_is_no_file(download):
    assert "Không có tin nào để tải về" in download().content.decode()
    assert entries() == []


@pytest.fixture
def dangerous(db):
    for text in FORMULAS:
        tip = make_tip(text, happened=text, scammer=text)
        parts.add(tip, PartRole.ADDITION, {"text": text})


@pytest.mark.usefixtures("dangerous")
def test_no_cell_of_a_csv_download_begins_a_formula(download):
    content = download(with_words="on").getvalue().decode()
    for separator in ",;\t|":
        rows = list(csv.reader(io.StringIO(content.removeprefix("\ufeff"), newline=""), delimiter=separator))
        assert [cell for row in rows for cell in row if is_dangerous(cell)] == []
    assert len(cells(content, ",")) == len(FORMULAS) + 1


@pytest.mark.usefixtures("dangerous")
def test_no_cell_of_a_workbook_is_a_formula(download):
    response = download(file_type="xlsx", with_words="on")
    assert not any(re.search(rb"<f[ >/]", part) for part in unpacked(response.content))
    texts = {row[10].value for row in sheet(response).iter_rows(min_row=2)}
    assert texts == {as_in_xml(text) or None for text in FORMULAS}


def test_labels_are_in_the_language_of_whoever_asked_though_the_answer_is_streamed_later(download):
    make_tip(kind="drugs")
    response = download()
    with translation.override("en"):
        assert lines(response)[1][2] == "Ma tuý"


def test_a_hundred_thousand_tips_are_streamed_in_bounded_memory(db, monkeypatch):
    """Measured on tips that were never saved: what counts is that rows are let go of."""
    ward = Ward.objects.get(pk=BA_RIA)
    table = Table(Tip.objects.all())
    many = (Tip(kind="scam", ward=ward) for _number in range(100_000))
    monkeypatch.setattr(type(table.tips), "iterator", lambda self, chunk: many)
    tracemalloc.start()
    written = sum(1 for _line in islice(export.csv_rows(table.header, table.rows()), 20_000))
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert written == 20_000
    assert most < 5_000_000
