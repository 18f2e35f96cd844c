"""Where editors add words with the same meaning and first results."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from core.models import PromotedResult, Synonym


class SynonymViewSet(SnippetViewSet):
    model = Synonym
    icon = "list-ul"


class PromotedResultViewSet(SnippetViewSet):
    model = PromotedResult
    icon = "pick"
    list_display = ["__str__", "page"]


class SearchViewSetGroup(SnippetViewSetGroup):
    items = (SynonymViewSet, PromotedResultViewSet)
    menu_label = _("Site search")
    menu_icon = "search"
    menu_order = 330


register_snippet(SearchViewSetGroup)
