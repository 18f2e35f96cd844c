"""Files leave the site only while something public refers to them."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.http import Http404
from django.urls import reverse
from wagtail.models import PageViewRestriction, ReferenceIndex

from channels.models import OfficialChannel
from core.models import Hiding
from media.views import serve_rendition
from tests.factories import make_alert, make_standard, make_user
from tests.media.files import PDF, make_document, make_picture
from tests.media.uses import OF_DOCUMENTS, OF_PICTURES, as_a_block, as_photo
from users.roles import Role

pytestmark = pytest.mark.any_database

FOR_EVERYBODY = "public, max-age=86400, s-maxage=5"
FOR_STAFF = "private, no-store"


@pytest.fixture
def picture(db):
    return make_picture()


@pytest.fixture
def document(db):
    return make_document()


def address(picture):
    return picture.get_rendition("width-400|format-webp").url


def status(client, url):
    return client.get(url).status_code


# What makes a file public ------------------------------------------------------------------------
@pytest.mark.parametrize("use", OF_PICTURES)
def test_a_picture_of_a_live_page_is_public(client, picture, use):
    use(picture)
    response = client.get(address(picture))
    assert (response.status_code, response.headers["Content-Type"]) == (200, "image/webp")
    assert response.headers["Cache-Control"] == FOR_EVERYBODY
    assert response.getvalue()[8:12] == b"WEBP"


@pytest.mark.parametrize("use", OF_DOCUMENTS)
def test_a_document_of_a_live_page_is_public(client, document, use):
    use(document)
    response = client.get(document.url)
    assert (response.status_code, response.getvalue()) == (200, PDF)
    assert response.headers["Cache-Control"] == FOR_EVERYBODY


@pytest.mark.parametrize("use", OF_PICTURES)
def test_a_picture_of_a_draft_that_was_never_published_is_not(client, picture, use):
    use(picture, live=False)
    assert status(client, address(picture)) == 404


@pytest.mark.parametrize("use", OF_DOCUMENTS)
def test_a_document_of_a_draft_that_was_never_published_is_not(client, document, use):
    use(document, live=False)
    assert status(client, document.url) == 404


def test_what_nothing_refers_to_is_not_public(client, picture, document):
    assert status(client, address(picture)) == 404
    assert status(client, document.url) == 404


def test_a_picture_in_the_draft_of_a_live_page_is_public_once_the_draft_is(client, picture):
    page = make_standard()
    page.photo = picture
    revision = page.save_revision()
    assert status(client, address(picture)) == 404
    revision.publish()
    assert status(client, address(picture)) == 200


def test_a_picture_that_was_swapped_for_another_is_no_longer_public(client, picture):
    page = as_photo(picture)
    page.photo = make_picture()
    page.save_revision().publish()
    assert status(client, address(picture)) == 404
    assert status(client, address(page.photo)) == 200


def test_hiding_a_page_hides_its_picture_and_showing_it_again_shows_it(client, picture, approver):
    page = as_photo(picture)
    [hiding] = Hiding.objects.hide(page, approver, "Ảnh có mặt người")
    assert status(client, address(picture)) == 404
    hiding.undo(approver)
    assert status(client, address(picture)) == 200


def test_a_second_page_keeps_a_picture_public(client, picture):
    page = as_photo(picture)
    make_alert(photo=picture)
    page.unpublish()
    assert status(client, address(picture)) == 200


@pytest.mark.parametrize("above", [False, True], ids=["itself", "a page above it"])
def test_a_restricted_page_makes_nothing_public(client, picture, above):
    page = as_photo(picture)
    restricted = page.get_parent() if above else page
    PageViewRestriction.objects.create(page=restricted, restriction_type=PageViewRestriction.LOGIN)
    assert status(client, address(picture)) == 404


@pytest.mark.parametrize("live", [True, False])
def test_a_snippet_makes_a_picture_public_while_it_is_live(client, picture, live):
    channel = OfficialChannel.objects.first()
    OfficialChannel.objects.filter(pk=channel.pk).update(live=live)
    refer(channel, picture)
    assert status(client, address(picture)) == (200 if live else 404)


def test_a_thing_without_a_live_state_makes_nothing_public(client, picture, editor):
    refer(editor, picture)
    assert status(client, address(picture)) == 404


def refer(source, target):
    """Put a reference into the index; no snippet has a field for a picture yet."""
    source_type = ContentType.objects.get_for_model(source)
    ReferenceIndex.objects.create(
        content_type=source_type,
        base_content_type=source_type,
        object_id=source.pk,
        to_content_type=ContentType.objects.get_for_model(target),
        to_object_id=target.pk,
        model_path="photo",
        content_path="photo",
        content_path_hash="00000000-0000-0000-0000-000000000000",
    )


# What is never served -----------------------------------------------------------------------------
@pytest.mark.parametrize("name", ["../db.sqlite3", "images/x.webp", "images/", "..%2f..%2fsecrets"])
def test_nothing_else_is_served(db, client, login, editor, name):
    assert status(client, f"/media/{name}") == 404
    assert status(login(editor), f"/media/{name}") == 404


def test_a_name_with_nul_is_refused_before_anything_is_looked_up(db, client):
    assert status(client, "/media/%00") == 400


def test_no_original_is_served(client, login, editor, picture, document):
    as_photo(picture), as_a_block(document)
    for name in (picture.file.name, document.file.name):
        assert status(client, f"/media/{name}") == 404
        assert status(login(editor), f"/media/{name}") == 404
        client.logout()


def test_a_copy_in_full_size_is_for_the_back_office_alone(client, login, editor, picture):
    as_photo(picture)
    url = picture.get_rendition("original").url
    assert status(client, url) == 404
    assert login(editor).get(url).headers["Cache-Control"] == FOR_STAFF


def test_a_file_that_is_gone_is_not_found(client, picture, document):
    as_photo(picture), as_a_block(document)
    url, rendition = address(picture), picture.renditions.get()
    rendition.file.storage.delete(rendition.file.name)
    document.file.storage.delete(document.file.name)
    assert status(client, url) == status(client, document.url) == 404


@pytest.mark.parametrize("number", ["0", "99999999999999999999999"])
def test_a_document_that_never_was_is_not_found(db, client, number):
    assert status(client, f"/media/tai-lieu/{number}/x.pdf") == 404


def test_a_document_goes_by_its_own_name_only(client, document):
    as_a_block(document)
    assert status(client, reverse("wagtaildocs_serve", args=[document.pk, "khac.pdf"])) == 404


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_files_are_only_read(client, picture, document, method):
    as_photo(picture), as_a_block(document)
    for url in (address(picture), document.url):
        assert getattr(client, method)(url).status_code == 405


# Staff --------------------------------------------------------------------------------------------
@pytest.mark.parametrize("role", [Role.EDITOR, Role.APPROVER])
def test_staff_see_what_is_not_public_and_no_cache_keeps_it(login, picture, document, role):
    client = login(make_user(role))
    for url in (address(picture), document.url):
        response = client.get(url)
        assert (response.status_code, response.headers["Cache-Control"]) == (200, FOR_STAFF)


def test_an_account_without_the_back_office_sees_what_everybody_sees(login, picture):
    assert status(login(make_user()), address(picture)) == 404
    as_photo(picture)
    assert status(login(make_user()), address(picture)) == 200


@pytest.mark.parametrize("name", ["wagtailimages:index", "wagtailimages_chooser:choose"])
def test_the_lists_of_the_back_office_show_their_pictures(login, editor, name):
    client, picture = login(editor), make_picture(uploaded_by_user=editor)
    page = client.get(reverse(name)).content.decode()
    url = picture.renditions.get().url
    assert url in page
    assert status(client, url) == 200


def test_where_there_are_no_accounts_the_view_works_all_the_same(rf, picture):
    name = picture.get_rendition("width-400").file.name
    with pytest.raises(Http404):
        serve_rendition(rf.get("/"), name)
    as_photo(picture)
    assert serve_rendition(rf.get("/"), name).status_code == 200


# Caches -------------------------------------------------------------------------------------------
def test_a_public_answer_sets_no_cookie_and_does_not_vary_by_one(login, editor, picture, document):
    as_photo(picture), as_a_block(document)
    client = login(editor)  # whoever asks
    for url in (address(picture), document.url):
        response = client.get(url)
        assert response.headers["Cache-Control"] == FOR_EVERYBODY
        assert "Cookie" not in response.headers.get("Vary", "")
        assert not response.cookies


def test_nobody_can_tell_a_hidden_picture_from_none(client, picture):
    hidden, none = client.get(address(picture)), client.get("/media/images/khong-co.webp")
    assert (hidden.status_code, hidden.content) == (none.status_code, none.content)
    assert hidden.headers == none.headers


def test_asking_again_costs_no_bytes(client, picture, document):
    as_photo(picture), as_a_block(document)
    for url in (address(picture), document.url):
        first = client.get(url)
        again = client.get(url, headers={"If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["Cache-Control"] == FOR_EVERYBODY


def test_asking_again_for_what_was_hidden_is_refused(client, picture):
    page, url = as_photo(picture), address(picture)
    tag = client.get(url).headers["ETag"]
    page.unpublish()
    assert client.get(url, headers={"If-None-Match": tag}).status_code == 404


def test_two_pictures_of_one_name_have_two_tags(client, picture):
    as_photo(picture)
    tag, name = client.get(address(picture)).headers["ETag"], picture.file.name
    picture.delete()
    other = make_picture()
    as_photo(other)
    other.file.storage.delete(name)
    assert client.get(address(other)).headers["ETag"] != tag


@pytest.mark.parametrize("pages", [1, 7])
def test_a_public_file_costs_four_queries_however_often_it_is_used(
    client, picture, document, pages, django_assert_num_queries
):
    for _page in range(pages):
        as_photo(picture), as_a_block(document)
    for url in (address(picture), document.url):
        client.get(url)  # fills the memory of content types
        with django_assert_num_queries(4):  # the file, who refers to it, what is restricted, what is live
            client.get(url)


# nginx --------------------------------------------------------------------------------------------
def test_where_nginx_reads_the_uploads_it_is_told_which(client, settings, picture, document):
    settings.MEDIA_ACCEL_PREFIX = "/_uploads/"
    as_photo(picture), as_a_block(document)
    response = client.get(document.url)
    quoted = "/_uploads/documents/H%C6%B0%E1%BB%9Bng_d%E1%BA%ABn.pdf"
    assert (response.content, response.headers["X-Accel-Redirect"]) == (b"", quoted)
    assert response.headers["Content-Type"] == "application/pdf"
    response = client.get(address(picture))
    assert response.headers["X-Accel-Redirect"] == f"/_uploads/{picture.renditions.get().file.name}"


def test_nginx_is_told_nothing_of_what_is_not_public(client, settings, document):
    settings.MEDIA_ACCEL_PREFIX = "/_uploads/"
    assert "X-Accel-Redirect" not in client.get(document.url).headers
