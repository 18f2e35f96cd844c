"""A bundle as its screen shows it: each thing in it, what is not ready, where it can be read."""

from typing import NamedTuple

from django.urls import reverse

from core.bundles.readiness import findings_of, not_ready, together
from core.models.bundles import BundleItem
from core.review import snippet_fields


class Row(NamedTuple):
    item: BundleItem
    kind: str
    language: str
    not_ready: list
    taste: list
    edit_url: str
    preview_url: str
    changes_url: str
    fields: list


class Reading:
    def __init__(self, bundle):
        self.bundle = bundle
        is_open = bundle.is_draft or bundle.state in ("waiting", "approved")
        with together(bundle) as page_ids:
            self.rows = [_row(item, page_ids, is_open) for item in bundle.parts]

    @property
    def is_ready(self):
        return bool(self.rows) and not any(row.not_ready for row in self.rows)

    @property
    def number_not_ready(self):
        return sum(bool(row.not_ready) for row in self.rows)


def _row(item, page_ids, is_open):
    obj = item.current
    found = findings_of(item) if is_open else []
    wrong = not_ready(item, page_ids, found) if is_open else []
    if obj is None:
        return Row(item, "", "", wrong, [], "", "", "", [])
    shows = item.proposed if is_open else None
    return Row(
        item,
        obj._meta.verbose_name,
        obj.locale.get_display_name(),
        wrong,
        [finding.text for finding in found if finding.is_taste],
        _edit_url(item, obj),
        *(_urls(item, obj) if shows else ("", "")),
        list(snippet_fields(shows)) if shows and not item.is_page else [],
    )


def _edit_url(item, obj):
    if item.is_page:
        return reverse("wagtailadmin_pages:edit", args=[obj.pk])
    return reverse(obj.snippet_viewset.get_url_name("edit"), args=[obj.pk])


def _urls(item, obj):
    """Where a page can be read as it would be public, and what would change on it or in a snippet."""
    revision = item.revision_id or obj.latest_revision_id
    if not item.is_page:
        compare = obj.snippet_viewset.get_url_name("revisions_compare")
        return "", reverse(compare, args=[obj.pk, "live", revision]) if obj.live and revision else ""
    if not revision:
        return reverse("wagtailadmin_pages:view_draft", args=[obj.pk]), ""
    arguments = [obj.pk, revision]
    changes = reverse("wagtailadmin_pages:revisions_compare", args=[obj.pk, "live", revision])
    return reverse("wagtailadmin_pages:revisions_view", args=arguments), changes if obj.live else ""
