"""The explorer's filters. To list the people who own pages, or edited some, Wagtail reads all pages and all
of the log; here each person is looked up along an index."""

from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef
from wagtail.admin.views.pages.listing import GenericPageFilterSet
from wagtail.models import Page, PageLogEntry


class ExplorerFilterSet(GenericPageFilterSet):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["owner"].queryset = owners
        self.filters["edited_by"].queryset = editors


def owners(request):
    return get_user_model().objects.filter(Exists(Page.objects.filter(owner=OuterRef("pk"))))


def editors(request):
    edits = PageLogEntry.objects.filter(action="wagtail.edit", user=OuterRef("pk"))
    return get_user_model().objects.filter(Exists(edits))
