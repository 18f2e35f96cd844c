"""What is said instead of deleting a warning that readers have seen."""

from django.shortcuts import get_object_or_404, redirect
from wagtail.admin import messages
from wagtail.admin.views.pages.delete import delete
from wagtail.models import Page

from alerts.models import AlertPage
from alerts.models.silence import SEEN, instead_of_deleting


def has_seen_warnings(page):
    """Whether `page` is, or has below it, a warning that readers have seen."""
    return AlertPage.objects.descendant_of(page, inclusive=True).filter(SEEN).exists()


def delete_page(request, page_id):
    """Stands before Wagtail's view, which would only say that one may not."""
    if has_seen_warnings(get_object_or_404(Page, pk=page_id)):
        messages.error(request, instead_of_deleting())
        return redirect("wagtailadmin_pages:edit", page_id)
    return delete(request, page_id)


def refuse_bulk_deletion(request, action_type, objects, action):
    """For the hook `before_bulk_action`: `objects` lacks those that one may not delete."""
    if action.model is not Page or action_type != "delete":
        return None
    chosen = [*objects, *action.get_actionable_objects()[1]["items_with_no_access"]]
    if any(has_seen_warnings(page) for page in chosen):
        messages.error(request, instead_of_deleting())
        return redirect(action.next_url)
    return None
