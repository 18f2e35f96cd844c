"""A document is a PDF, whichever way it comes in, and its file stays what it is."""

import unicodedata

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import ReferenceIndex

from media.models import CustomDocument
from tests.factories import make_user
from tests.media.files import PDF, make_document
from tests.media.uses import as_a_block, as_a_link
from users.roles import Role

pytestmark = pytest.mark.any_database

WRITERS = (Role.EDITOR, Role.WARD_STAFF)
HTML = b"<!doctype html><script>alert(1)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
NOT_PDF = "Đây không phải là một tệp PDF trọn vẹn."
REFUSED = {
    "html": ("trang.html", HTML, NOT_PDF),
    "svg": ("hinh.svg", SVG, NOT_PDF),
    "html called pdf": ("trang.pdf", HTML, NOT_PDF),
    "svg called pdf": ("hinh.pdf", SVG, NOT_PDF),
    "pdf called html": ("trang.html", PDF, NOT_PDF),
    "pdf in the middle": ("giua.pdf", b" " * 1024 + PDF, NOT_PDF),
    "cut off": ("cut.pdf", PDF[:-6], NOT_PDF),
    "one byte": ("x.pdf", b"%", NOT_PDF),
    "empty": ("rong.pdf", b"", "rỗng"),
    "too big": ("to.pdf", PDF + b" " * 20 * 1024 * 1024, "Tệp quá lớn: nhiều nhất 20,0 MB."),
}


def upload(name="Hướng dẫn.pdf", content=PDF):
    return SimpleUploadedFile(name, content, content_type="application/pdf")


def add(client, file):
    """Return what the form says, or None if it took the file."""
    response = client.post(reverse("wagtaildocs:add"), {"title": "Hướng dẫn", "file": file})
    return None if response.status_code == 302 else response.content.decode()


def add_several(client, file):
    response = client.post(
        reverse("wagtaildocs:add_multiple"), {"files[]": file}, headers={"X-Requested-With": "XMLHttpRequest"}
    )
    return response.json().get("error_message")


def choose(client, file):
    prefix = "document-chooser-upload"
    form = {f"{prefix}-title": "Hướng dẫn", f"{prefix}-file": file}
    answer = client.post(reverse("wagtaildocs_chooser:create"), form).json()
    return None if answer["step"] == "chosen" else answer["htmlFragment"]


WAYS = [add, add_several, choose]


@pytest.mark.parametrize("way", WAYS)
def test_an_editor_adds_a_pdf(login, editor, way):
    assert way(login(editor), upload()) is None
    document = CustomDocument.objects.get()
    assert (document.filename, document.uploaded_by_user) == ("Hướng_dẫn.pdf", editor)
    with document.open_file() as file:
        assert file.read() == PDF


@pytest.mark.parametrize("case", REFUSED)
@pytest.mark.parametrize("way", WAYS)
def test_anything_else_is_an_error_of_the_form(login, editor, way, case):
    name, content, sentence = REFUSED[case]
    assert sentence in way(login(editor), upload(name, content)).replace("\xa0", " ")
    assert not CustomDocument.objects.exists()


def test_a_name_from_a_mac_keeps_its_marks(login, editor):
    add(login(editor), upload(unicodedata.normalize("NFD", "Hướng dẫn.pdf")))
    assert CustomDocument.objects.get().filename == "Hướng_dẫn.pdf"


@pytest.mark.parametrize("role", [role for role in Role if role not in WRITERS])
def test_nobody_but_who_writes_pages_adds_one(db, login, role):
    login(make_user(role)).post(reverse("wagtaildocs:add"), {"title": "x", "file": upload()})
    assert not CustomDocument.objects.exists()


def test_the_file_of_a_document_is_never_replaced(login, editor):
    document = make_document(uploaded_by_user=editor)
    before = document.file.name
    form = {"title": "Tên mới", "file": upload("khac.pdf", PDF + b"\n")}
    login(editor).post(reverse("wagtaildocs:edit", args=[document.pk]), form)
    document.refresh_from_db()
    assert (document.title, document.file.name) == ("Tên mới", before)


@pytest.mark.parametrize("use", [as_a_block, as_a_link])
def test_a_page_leads_to_its_document(client, db, use):
    document = make_document()
    page = use(document)
    assert f'href="{document.url}"' in client.get(page.url).content.decode()
    assert ReferenceIndex.get_references_to(document).count() == 1


def test_a_document_to_download_says_what_and_how_big_it_is(client, db):
    page = client.get(as_a_block(make_document(title="Tờ rơi", file_size=1_572_864)).url)
    text = page.content.decode().replace("\xa0", " ")
    assert "Tờ rơi" in text
    assert "PDF, 1,5 MB" in text


def test_a_page_whose_document_is_gone_is_still_a_page(client, db):
    document = make_document()
    page = as_a_block(document)
    CustomDocument.objects.all().delete()
    assert client.get(page.url).status_code == 200
