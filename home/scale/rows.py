"""Writes pages of one type as rows, hundreds at a time: no signal, no revision, no query for each."""

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import F
from wagtail.models import Page

from core.search.indexing import write
from core.search.pages import document_of
from core.search.sources import registered

AT_ONCE = 500


class Branch:
    """A list below which pages are written, each at the next free path of the tree."""

    def __init__(self, parent):
        self.parent = parent
        last = parent.get_children().order_by("path").last()
        self.step = Page._str2int(last.path[-Page.steplen :]) if last else 0

    def place(self, page):
        """Give `page` its place in the tree."""
        self.step += 1
        page.depth = self.parent.depth + 1
        page.path = Page._get_path(self.parent.path, page.depth, self.step)
        page.url_path = f"{self.parent.url_path}{page.slug}/"
        page.locale = self.parent.locale
        page.draft_title = page.title


@transaction.atomic
def insert(branch, made):
    """Write every Made of `made`, all of one type, below `branch`, and what the search knows of it."""
    pages = [each.page for each in made]
    for page in pages:
        branch.place(page)
    _in_both_tables(pages)
    Page.objects.filter(pk=branch.parent.pk).update(numchild=F("numchild") + len(pages))
    for each in made:
        for row in each.rows:
            row.page_id, row.locale_id = each.page.pk, each.page.locale_id
    of_pages = [row for each in made for row in each.rows]
    for rows in _by_type(of_pages):
        type(rows[0]).objects.bulk_create(rows)
    for rows in _by_type([row for each in made for row in each.others]):
        type(rows[0]).objects.bulk_create(rows, ignore_conflicts=True)  # one for all languages
    write(registered()["pages"], [_document(each) for each in made])


def _in_both_tables(pages):
    """Django makes no rows of a model with two tables at once: this is how it makes those of one."""
    model = type(pages[0])
    of_model = ContentType.objects.get_for_model(model)
    names = [field.attname for field in Page._meta.concrete_fields if not field.primary_key]
    above = [Page(**{name: getattr(page, name) for name in names}) for page in pages]
    for row in above:
        row.content_type = of_model
    Page.objects.bulk_create(above)
    for page, row in zip(pages, above, strict=True):
        page.pk = row.pk
    table = model._base_manager.get_queryset()
    table._for_write = True
    table._batched_insert(pages, model._meta.local_concrete_fields, AT_ONCE)


def _by_type(rows):
    found = {}
    for row in rows:
        found.setdefault(type(row), []).append(row)
    return found.values()


def _document(made):
    terms = [term.get_translation_or_none(made.page.locale) or term for term in made.keywords]
    return document_of(made.page, keywords=[term.name for term in terms], wards=made.wards)
