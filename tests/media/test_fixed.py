"""What two people made public, nobody changes or deletes alone, not even who uploaded it."""

import pytest
from django.urls import reverse
from wagtail.models import Collection

from core.models import Hiding
from media.usage import is_fixed
from tests.factories import make_standard
from tests.media.files import make_document, make_picture
from tests.media.uses import OF_DOCUMENTS, OF_PICTURES, as_a_block, as_photo

pytestmark = pytest.mark.any_database

SENTENCE = "nên không ai tự mình sửa hay xoá được"
KINDS = {
    "picture": (make_picture, as_photo, "wagtailimages", "customimage"),
    "document": (make_document, as_a_block, "wagtaildocs", "customdocument"),
}
CHANGES = {
    "title": "Đổi rồi",
    "description": "Đổi rồi",
    "credit": "Đổi rồi",
    "focal_point_x": 9,
    "focal_point_y": 9,
    "focal_point_width": 9,
    "focal_point_height": 9,
    "tags": "đổi-rồi",
}


@pytest.fixture(params=KINDS)
def own(request, editor):
    """A picture or a document of the editor, with the ways to it."""
    make, use, app, model = KINDS[request.param]
    file = make(uploaded_by_user=editor)
    file.tags.add("cũ")
    file.use, file.app, file.model = use, app, model
    file.other = Collection.get_first_root_node().add_child(name="Khác")
    return file


@pytest.fixture
def used(own):
    own.use(own)
    return own


def seen(file):
    """What there is of `file` in the database now."""
    rows = type(file).objects.filter(pk=file.pk)
    return [*rows.values()], [tag.name for row in rows for tag in row.tags.all()]


def edit(client, file):
    form = {**CHANGES, "collection": file.other.pk}
    return client.post(reverse(f"{file.app}:edit", args=[file.pk]), form)


def edit_after_several(client, file):
    prefix = "image" if file.app == "wagtailimages" else "doc"
    form = {f"{prefix}-{file.pk}-{name}": value for name, value in CHANGES.items()}
    form[f"{prefix}-{file.pk}-collection"] = file.other.pk
    return client.post(reverse(f"{file.app}:edit_multiple", args=[file.pk]), form)


def delete(client, file):
    return client.post(reverse(f"{file.app}:delete", args=[file.pk]))


def delete_after_several(client, file):
    return client.post(reverse(f"{file.app}:delete_multiple", args=[file.pk]))


def in_bulk(action, **form):
    def way(client, file):
        values = {
            name: getattr(file, value).pk if value == "other" else value for name, value in form.items()
        }
        address = reverse("wagtail_bulk_action", args=["media", file.model, action])
        return client.post(f"{address}?id={file.pk}&next={reverse(f'{file.app}:index')}", values)

    way.__name__ = f"bulk {action}"
    return way


WAYS = [
    edit,
    edit_after_several,
    delete,
    delete_after_several,
    in_bulk("delete"),
    in_bulk("add_tags", tags="đổi-rồi"),
    in_bulk("add_to_collection", collection="other"),
]


def by_name(way):
    return way.__name__


@pytest.mark.parametrize("way", WAYS, ids=by_name)
def test_no_way_changes_what_is_on_the_site(login, editor, used, way):
    before = seen(used)
    way(login(editor), used)
    assert seen(used) == before


@pytest.mark.parametrize("way", WAYS, ids=by_name)
def test_every_way_works_while_nothing_uses_it(login, editor, own, way):
    before = seen(own)
    way(login(editor), own)
    assert seen(own) != before


def test_the_form_says_why_and_takes_nothing(login, editor, used):
    response = login(editor).get(reverse(f"{used.app}:edit", args=[used.pk]))
    page = response.content.decode()
    assert SENTENCE in page
    assert reverse(f"{used.app}:delete", args=[used.pk]) not in page
    assert all(field.disabled for field in response.context["form"].fields.values())


@pytest.mark.parametrize("way", [edit, in_bulk("add_tags", tags="x")], ids=by_name)
def test_a_try_is_told_why_it_failed(login, editor, used, way):
    response = way(login(editor), used)
    if response.status_code == 302:
        response = login(editor).get(response["Location"], follow=True)
    assert SENTENCE in response.content.decode()


def test_a_bulk_action_changes_none_of_several(login, editor, used):
    make, _use, _app, _model = next(kind for kind in KINDS.values() if kind[3] == used.model)
    free = make(uploaded_by_user=editor)
    address = reverse("wagtail_bulk_action", args=["media", used.model, "add_tags"])
    login(editor).post(f"{address}?id={used.pk}&id={free.pk}", {"tags": "đổi-rồi"})
    assert not free.tags.exists()
    assert [tag.name for tag in used.tags.all()] == ["cũ"]


@pytest.mark.parametrize("use", OF_PICTURES)
def test_every_use_fixes_a_picture(db, use):
    picture = make_picture()
    use(picture)
    assert is_fixed(picture)


@pytest.mark.parametrize("use", OF_DOCUMENTS)
def test_every_use_fixes_a_document(db, use):
    document = make_document()
    use(document)
    assert is_fixed(document)


def test_a_draft_fixes_nothing(own):
    own.use(own, live=False)
    assert not is_fixed(own)


def test_what_is_being_reviewed_stays_as_it_is_read(own, editor, approver):
    page = own.use(own, live=False, user=editor)
    page.get_workflow().start(page, editor)
    assert is_fixed(own)
    page.current_workflow_task.on_action(page.current_workflow_task_state, approver, "reject", comment="Sửa")
    assert not is_fixed(own)


def test_the_reviewed_draft_of_a_live_page_fixes_its_new_picture(db, editor):
    page, picture = make_standard(), make_picture()
    page.photo = picture
    page.save_revision(user=editor)
    assert not is_fixed(picture)
    page.get_workflow().start(page, editor)
    assert is_fixed(picture)


def test_what_was_approved_for_a_later_hour_stays_as_it_was_approved(db, own):
    page = own.use(own, live=False)
    page.revisions.update(approved_go_live_at="2099-01-01T00:00+07:00")
    assert is_fixed(own)


def test_what_was_hidden_comes_back_as_it_was(db, own, approver):
    page = own.use(own)
    Hiding.objects.hide(page, approver, "Nhầm")
    assert is_fixed(own)


def test_a_colleague_changes_nothing_at_all(login, own, approver):
    for way in WAYS:
        before = seen(own)
        way(login(approver), own)
        assert seen(own) == before
