"""Why something in a bundle could not go out, and what else is to be mended first."""

from contextlib import contextmanager

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from core.languages import is_translation
from core.links import as_if_live
from core.models.bundles import LOCKED, BundleItem, identity
from core.models.hiding import Hiding
from core.readiness import findings
from core.review import obstacles_to
from core.translations import left_in_source_language, source_of, translators_since_live


@contextmanager
def together(bundle):
    """Within it, links between the pages of `bundle` lead somewhere. Gives the ids of its pages."""
    ids = bundle.page_ids
    with as_if_live(ids):
        yield ids


def not_ready(item, page_ids, found=None):
    """Return sentences: what has to be done before `item` may be submitted or approved.

    `page_ids` are the pages of its bundle; asked within `together`. `found` is what `findings_of` gives.
    """
    if missing := _missing(item):
        return missing
    found = findings_of(item) if found is None else found
    found = [finding for finding in found if not finding.is_taste]
    named = {finding.field for finding in found}
    sentences = [
        *_nothing_new(item.current),
        *cannot_go_out(item, page_ids),
        *_in_another(item),
        *_at_that_hour(item),
        *(finding.text for finding in found),
        *_invalid(item.proposed, named),
        *_untranslated(item.proposed),
    ]
    return list(dict.fromkeys(sentences))


def cannot_go_out(item, page_ids):
    """Return sentences: why `item` cannot become public as it stands, even if it was approved."""
    if missing := _missing(item):
        return missing
    rules = (_under_review, _scheduled, _changed_on_the_site, _without_parent)
    sentences = [sentence for rule in rules for sentence in rule(item, page_ids)]
    return [*sentences, *obstacles_to(item.proposed)]


def _missing(item):
    if item.current is None:
        return [_("It has been deleted.")]
    return [] if item.proposed else [_("The version that was submitted is gone.")]


def _under_review(item, _page_ids):
    if item.current.workflow_in_progress:
        yield _("It is under review by itself. Let that end, or cancel it, first.")


def _scheduled(item, _page_ids):
    if item.current.approved_schedule:
        yield _("It has been approved for an hour of its own.")


def _changed_on_the_site(item, _page_ids):
    """Taken off, or published by itself, since the bundle was submitted."""
    since = item.bundle.submitted_at
    if not since or item.bundle.is_draft:
        return
    if Hiding.objects.of(item.current).filter(hidden_at__gte=since).exists():
        yield _("It was taken off the site after the bundle had been submitted.")
    elif item.current.last_published_at and item.current.last_published_at >= since:
        yield _("It was published by itself after the bundle had been submitted.")
    elif _source_was_hidden(item.current, item.bundle):
        yield _("What it was translated from was taken off the site after the bundle had been submitted.")


def _source_was_hidden(obj, bundle):
    """If the source is in the bundle itself, it is asked about by itself."""
    source = is_translation(obj) and source_of(obj)
    if not source or bundle.items.filter(**identity(source)).exists():
        return False
    return Hiding.objects.of(source).filter(hidden_at__gte=bundle.submitted_at).exists()


def _without_parent(item, page_ids):
    if not item.is_page:
        return
    parent = item.current.get_parent()
    if not (parent.live or parent.pk in page_ids):
        yield _("The page above it, “%(title)s”, is neither on the site nor in this bundle.") % {
            "title": parent.title
        }


def _nothing_new(obj):
    if obj.live and not obj.has_unpublished_changes and not translators_since_live(obj):
        yield _("It is on the site already, and nothing in it has changed since.")


def _in_another(item):
    others = BundleItem.objects.filter(**identity(item.current), bundle__state__in=LOCKED)
    for other in others.exclude(bundle=item.bundle_id).select_related("bundle"):
        yield _("It is in another bundle: “%(title)s”.") % {"title": other.bundle.title}


def _at_that_hour(item):
    hour, obj = item.bundle.goes_public_at, item.proposed
    begins, ends = getattr(obj, "go_live_at", None), getattr(obj, "expire_at", None)
    if begins and begins > hour:
        yield _("Its own hour to appear is later than that of the bundle.")
    if ends and ends <= hour:
        yield _("Its own hour to be taken off is before that of the bundle.")
    yield from obj.wrong_at(hour)


def findings_of(item):
    obj = item.proposed
    return findings(obj) if hasattr(obj, "own_findings") else []


def _invalid(obj, named):
    """What the editor's form would refuse, but for the fields that are `named` already."""
    try:
        obj.full_clean()
    except ValidationError as error:
        for name, sentences in error.message_dict.items():
            if name not in named:
                yield f"{_label(obj, name)}{' '.join(sentences)}"


def _label(obj, name):
    if name == NON_FIELD_ERRORS:
        return ""
    return f"{capfirst(obj._meta.get_field(name).verbose_name)}: "


def _untranslated(obj):
    texts = left_in_source_language(obj)
    if texts:
        yield _("Texts not translated yet: %(count)d.") % {"count": len(texts)}
