"""Whatever reaches a table that readers see makes a new generation, once it is committed."""

import pytest
from django.db import connection, transaction
from django.utils import timezone
from wagtail.models import Locale, Page, Site

from alerts.models import Banner
from core.generation import current
from core.generation.places import place
from core.generation.writes import changes_what_is_read
from tests import factories
from tips.models import Unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(django_capture_on_commit_callbacks):
    """Return how many new generations a deed makes."""

    def count(deed):
        words = [place().read()]
        with django_capture_on_commit_callbacks() as callbacks:
            deed()
        assert place().read() == words[0], "not before the commit"
        for callback in callbacks:
            callback()
            words.append(place().read())
        return len(set(words)) - 1

    return count


def in_raw_sql():
    with connection.cursor() as cursor:
        cursor.execute("UPDATE wagtailcore_page SET numchild = numchild")


def in_two_rows():
    with transaction.atomic():
        Banner.objects.update(text="Một")
        Banner.objects.update(text="Hai")


def many_at_once():
    banner = Banner(text="Một", locale=Locale.get_default(), ends_at=timezone.now())
    Banner.objects.bulk_create([banner])


CHANGES = {
    "a save": lambda: Site.objects.first().save(),
    "an update": lambda: Page.objects.update(title="Khác"),
    "a deletion": lambda: Site.objects.all().delete(),
    "many at once": many_at_once,
    "raw SQL": in_raw_sql,
    "a transaction": in_two_rows,
    "a page": factories.make_alert,
}


@pytest.mark.parametrize("change", CHANGES)
def test_each_kind_of_write_makes_one_new_generation(made, change):
    assert made(CHANGES[change]) == 1


def test_publishing_unpublishing_moving_and_deleting_make_one_each(made):
    news, elsewhere = factories.make_news(live=False), factories.make_news()
    for deed in (
        lambda: news.get_latest_revision().publish(),
        lambda: news.refresh_from_db() or news.unpublish(),
        lambda: news.move(elsewhere, pos="left"),
        Page.objects.get(pk=news.pk).specific.delete,
    ):
        # Only the first write of the outermost transaction announces, and that of a test ends with the test.
        connection.run_on_commit.clear()
        assert made(deed) == 1


def a_draft_of_what_is_live():
    page = Page.objects.live().first()
    page.draft_title = "Chưa ai duyệt"
    page.save(update_fields=["draft_title", "has_unpublished_changes", "latest_revision"], clean=False)


NO_CHANGES = {
    "reading": lambda: list(Page.objects.all()),
    "a draft": a_draft_of_what_is_live,
    "what belongs to tips": lambda: Unit.objects.create(name="Công an"),
    "an account": factories.make_user,
}


@pytest.mark.parametrize("deed", NO_CHANGES)
def test_what_no_reader_sees_makes_none(made, deed):
    assert made(NO_CHANGES[deed]) == 0


def test_whoever_has_written_trusts_nothing_that_is_remembered():
    assert current()
    with transaction.atomic():
        Page.objects.update(title="Khác")
        assert current() is None
        transaction.set_rollback(True)
    assert current(), "what was rolled back was never there"


def test_what_is_rolled_back_makes_none(made):
    def deed():
        with transaction.atomic():
            Page.objects.update(title="Khác")
            transaction.set_rollback(True)

    assert made(deed) == 0


def test_what_is_written_after_a_savepoint_was_rolled_back_counts(made):
    def deed():
        with transaction.atomic():
            Page.objects.update(title="Một")
            transaction.set_rollback(True)
        Page.objects.update(title="Hai")

    assert made(deed) == 1


@pytest.mark.parametrize(
    "sql",
    [
        'INSERT OR IGNORE INTO "alerts_banner" ("id") VALUES (1)',
        'TRUNCATE "wagtailcore_page", "tips_tip"',
        'DELETE FROM "media_customrendition"',
        "UPDATE wagtailcore_page SET path=%s",
        'UPDATE "wagtailcore_page" SET "draft_title" = %s, "title" = %s WHERE "id" = %s',
        'UPDATE "a_table_of_tomorrow" SET "x" = 1',
    ],
)
def test_statements_that_count(sql):
    assert changes_what_is_read(sql)


@pytest.mark.parametrize(
    "sql",
    [
        'SELECT * FROM "wagtailcore_page" FOR UPDATE',
        'INSERT INTO "media_customrendition" ("id") VALUES (1)',
        'UPDATE "wagtailcore_page" SET "draft_title" = %s, "locked" = %s WHERE "id" = %s',
        'UPDATE "django_session" SET "session_data" = %s',
        'SAVEPOINT "s1"',
    ],
)
def test_statements_that_do_not(sql):
    assert not changes_what_is_read(sql)
