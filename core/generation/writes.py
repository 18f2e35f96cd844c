"""Which statements change what readers see. All that reaches a table passes here, raw SQL included.

A table that is not named here counts: a bump too many costs some pages rendered again, one too few shows an
old warning.
"""

import re

from django.db import transaction
from django.db.backends.signals import connection_created

from core.generation.unannounced import announce, mark

WRITE = re.compile(
    r"\s*(?P<verb>INSERT|UPDATE|DELETE|REPLACE|TRUNCATE)\s+(?:OR\s+\w+\s+)?(?:INTO\s+|FROM\s+|TABLE\s+)?"
    r'(?:ONLY\s+)?"?(?P<table>\w+)"?',
    re.IGNORECASE,
)
COLUMNS = re.compile(r'(?:\bSET|,)\s*"(\w+)"\s*=')
NEVER_READ = (
    *("account_", "auth_", "axes_", "django_", "mfa_", "sqlite_", "tips_", "users_"),
    *("core_bundle", "core_search", "core_secondpersontask", "core_synonym"),
    *("guides_officer", "wards_wardstaff", "wagtailadmin_", "wagtailembeds_", "wagtailsearch_"),
    *("wagtail_localize_", "wagtailusers_", "wagtailcore_comment", "wagtailcore_group"),
    *("wagtailcore_modellogentry", "wagtailcore_pagelogentry", "wagtailcore_pagesubscription"),
    "wagtailcore_referenceindex",
    *("wagtailcore_revision", "wagtailcore_task", "wagtailcore_uploadedfile", "wagtailcore_workflow"),
)
# A rendition that is made is made by the page that shows it, and changes nothing for the others.
MADE_ON_THE_WAY = ("media_customrendition", "wagtailimages_rendition")
OF_DRAFTS = {
    *("draft_title", "has_unpublished_changes", "latest_revision_created_at", "latest_revision_id"),
    *("locked", "locked_at", "locked_by_id"),
}


def changes_what_is_read(sql):
    if not (found := WRITE.match(sql)):
        return False
    verb, table = found["verb"].upper(), found["table"].lower()
    if table.startswith(NEVER_READ) or (verb == "INSERT" and table in MADE_ON_THE_WAY):
        return False
    return verb != "UPDATE" or not _of_drafts_only(sql)


def _of_drafts_only(sql):
    columns = set(COLUMNS.findall(sql))
    return bool(columns) and columns <= OF_DRAFTS


class _Announcement:
    """Runs after the commit, and goes with the transaction or the savepoint that is rolled back."""

    def __init__(self):
        self.file = mark()

    def __call__(self):
        announce(self.file)


def is_unsure(connection):
    """Whether what `connection` sees may be what nobody else does."""
    return connection.in_atomic_block and any(
        isinstance(function, _Announcement) for _ids, function, _robust in connection.run_on_commit
    )


def watch(execute, sql, params, many, context):
    """An `execute_wrapper`: announces once a transaction that its content changed."""
    if not (isinstance(sql, str) and changes_what_is_read(sql)):
        return execute(sql, params, many, context)
    connection = context["connection"]
    if connection.in_atomic_block:
        result = execute(sql, params, many, context)
        if not is_unsure(connection):
            transaction.on_commit(_Announcement(), using=connection.alias)
        return result
    announcement = _Announcement()
    try:
        return execute(sql, params, many, context)
    finally:
        announcement()


def watch_connections():
    connection_created.connect(_watch, dispatch_uid="content generation")


def _watch(connection, **_kwargs):
    if watch not in connection.execute_wrappers:
        connection.execute_wrappers.append(watch)
