"""What wagtail-localize offers and nobody here may use."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail_localize.views.snippets_api import SnippetViewSet

from core.translating.rights import works_with_translations


def refuse_alias(request, page_id):
    """Stands before the view that converts a page to an alias."""
    sentence = _("A translated page stays a page of its own. Ask an approver to take it off the site.")
    messages.error(request, sentence)
    return redirect("wagtailadmin_pages:edit", page_id)


def refuse_stop(request, translation_id):
    """Stands before the view that cuts a translation off from its source: nobody would know its age."""
    if not works_with_translations(request.user):
        raise PermissionDenied
    messages.error(request, _("A translation stays tied to its source: readers are told when it is older."))
    return redirect("translations")


def snippets_for_translators(request, **kwargs):
    """Upstream answers every account of the back office with the title of every snippet, drafts included."""
    if not works_with_translations(request.user):
        raise PermissionDenied
    view = SnippetViewSet.as_view({"get": "retrieve" if "pk" in kwargs else "list"})
    return view(request, **kwargs)
