"""What changed in a warning that readers see, put into its draft as an entry of today."""

from django.utils.translation import gettext as _


def why_not_update(page):
    """Return a sentence if `page` cannot take an update, else nothing."""
    if not page.live:
        return _("Readers do not see this warning now: change the text itself.")
    if not page.is_source:
        return _("Update the Vietnamese warning: its translations follow.")
    if page.get_lock():
        return _("This is waiting for approval. It cannot be changed meanwhile.")
    return ""


def add_update(page, update, user):
    """Save a draft of `page` that has `update` as its last entry."""
    draft = page.get_latest_revision_as_object()
    update.sort_order = draft.updates.count()
    draft.updates.add(update)
    return draft.save_revision(user=user, log_action=True, clean=False)
