"""Nothing becomes public by one person.

One workflow with one task covers the whole page tree and every snippet the public reads. Finishing it
publishes the very revision that was approved (`core.publishing`).
"""

from django.db.models import Q
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.templatetags.wagtailcore_tags import richtext

from core.translations import translators_since_live


def authors_since_live(obj):
    """Ids of the users who wrote a revision of `obj` since its live one (all of them, if none is live), or
    translated a text of it."""
    revisions = obj.revisions.all()
    if obj.live_revision_id:
        # A revision can be overwritten in place (autosave), hence the date beside the id.
        newer = Q(pk__gt=obj.live_revision_id) | Q(created_at__gt=obj.last_published_at)
        revisions = revisions.filter(newer)
    authors = set(revisions.order_by().values_list("user_id", flat=True)) - {None}
    return authors | translators_since_live(obj)


def obstacles_to(obj):
    """Return what stands in the way of `obj`, a page or snippet as it would be published, as sentences."""
    return obj.obstacles() if isinstance(obj, Page) else []


def conflict_of_interest(workflow_state, user):
    """Whether `user` submitted the text under review or wrote part of it."""
    if workflow_state is None or workflow_state.requested_by_id == user.pk:
        return True
    return user.pk in authors_since_live(workflow_state.content_object)


def snippet_fields(snippet):
    """Return (label, value) of every field of `snippet` that an editor can set, those of rows row by row."""
    return list(_fields(snippet.panels, snippet))


def _fields(panels, obj, place=""):
    """`place` says in which row `obj` is."""
    for panel in panels:
        if isinstance(panel, InlinePanel):
            for number, row in enumerate(getattr(obj, panel.relation_name).all(), start=1):
                yield from _fields(row.panels, row, f"{panel.label} {number} – ")
        elif isinstance(panel, FieldPanel):
            yield _label(obj, panel.field_name, place), _value(obj, panel.field_name)
        else:
            yield from _fields(getattr(panel, "children", ()), obj, place)


def _label(obj, name, place):
    return place + str(obj._meta.get_field(name).verbose_name)


def _value(obj, name):
    display = getattr(obj, f"get_{name}_display", None)
    value = display() if display else getattr(obj, name)
    return richtext(value) if isinstance(obj._meta.get_field(name), RichTextField) else value
