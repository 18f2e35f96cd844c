"""A warning that readers have seen is neither deleted nor unpublished by anybody: it is ended."""

import pytest
from django.db import transaction
from django.db.models import ProtectedError
from django.urls import reverse
from django.utils.http import urlencode
from wagtail.models import Page, PageLogEntry

from alerts.models import AlertIndexPage, AlertPage
from core.models import Hiding
from tests.factories import add_page, in_english, make_alert, make_user, vietnamese
from users.roles import Role

SENTENCE = "Hãy bấm “Kết thúc”"
every_role = pytest.mark.parametrize("role", Role, ids=lambda role: role.name)


def delete_url(page):
    return reverse("wagtailadmin_pages:delete", args=[page.pk])


def bulk_url(action, page):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    return f"{address}?{urlencode({'id': page.pk, 'next': reverse('wagtailadmin_home')})}"


def hidden(editor, approver):
    """A warning that readers have seen and that is off the site: Wagtail would let its editors delete it."""
    page = make_alert(user=editor, owner=editor)
    Hiding.objects.hide(page, approver, "Sai số điện thoại.")
    return AlertPage.objects.get(pk=page.pk)


def is_there(page):
    return AlertPage.objects.filter(pk=page.pk).exists()


@every_role
def test_no_role_deletes_a_live_or_hidden_warning(home, editor, approver, login, role):
    client = login(make_user(role))
    for page in (make_alert(), hidden(editor, approver)):
        client.post(delete_url(page))
        client.post(bulk_url("delete", page))
        assert is_there(page)


def test_the_answer_says_to_end_it(home, editor, approver, login):
    for page in (make_alert(), hidden(editor, approver), in_english(make_alert())):
        for way in ("get", "post"):
            response = getattr(login(editor), way)(delete_url(page), follow=True)
            assert response.redirect_chain[0][0] == reverse("wagtailadmin_pages:edit", args=[page.pk])
            assert SENTENCE in response.content.decode()
        assert SENTENCE in login(editor).post(bulk_url("delete", page), follow=True).content.decode()


def test_there_is_no_button_for_it(home, editor, approver, login):
    page, draft = hidden(editor, approver), make_alert(live=False)
    listing = reverse("wagtailadmin_explore", args=[vietnamese(AlertIndexPage).pk])
    screens = [
        login(editor).get(address).content.decode()
        for address in (listing, reverse("wagtailadmin_pages:edit", args=[page.pk]))
    ]
    assert not any(delete_url(page) in screen for screen in screens)
    assert delete_url(draft) in screens[0]


def test_whoever_may_deletes_a_draft_that_readers_never_saw(home, editor, login):
    by_view, in_bulk = make_alert(live=False), make_alert(live=False)
    login(editor).post(delete_url(by_view))
    login(editor).post(bulk_url("delete", in_bulk))
    assert not is_there(by_view)
    assert not is_there(in_bulk)


WAYS = {
    "page": lambda page: page.delete(),
    "plain page": lambda page: Page.objects.get(pk=page.pk).delete(),
    "queryset": lambda page: AlertPage.objects.filter(pk=page.pk).delete(),
    "queryset of plain pages": lambda page: Page.objects.filter(pk=page.pk).delete(),
    "parent": lambda page: page.get_parent().specific.delete(),
    "plain parent of parent": lambda page: page.get_parent().get_parent().delete(),
}


@pytest.mark.parametrize("way", WAYS)
def test_code_deletes_none_either(home, editor, approver, way):
    page = hidden(editor, approver)
    with pytest.raises(ProtectedError), transaction.atomic():
        WAYS[way](page)
    assert is_there(page)


@pytest.mark.parametrize("way", ["page", "queryset", "parent"])
def test_a_refused_deletion_leaves_the_tree_and_the_history_as_they_were(home, way):
    page = make_alert()
    index = page.get_parent()
    children, entries = index.numchild, PageLogEntry.objects.count()
    with pytest.raises(ProtectedError):
        WAYS[way](page)
    index.refresh_from_db()
    assert index.numchild == index.get_children().count() == children
    assert PageLogEntry.objects.count() == entries


def test_a_parent_without_seen_warnings_can_be_deleted_in_code(home):
    vietnamese(AlertIndexPage).delete()
    index = add_page(home, AlertIndexPage(title="Danh sách khác", summary="Một danh sách."), live=False)
    draft = make_alert(live=False, parent=index)
    index.refresh_from_db()
    index.delete()
    assert not is_there(draft)


@every_role
def test_no_role_unpublishes_a_warning(home, login, role):
    page = make_alert()
    client = login(make_user(role))
    client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    client.post(bulk_url("unpublish", page))
    page.refresh_from_db()
    assert page.live


@every_role
def test_no_role_makes_a_warning_private(home, login, role):
    page = make_alert()
    address = reverse("wagtailadmin_pages:set_privacy", args=[page.pk])
    login(make_user(role)).post(address, {"restriction_type": "login"})
    assert not page.get_view_restrictions()
