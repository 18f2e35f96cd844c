"""A bundle: pages, translations and snippets that become public at one moment, approved as one."""

from functools import cached_property

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Page


class State(models.TextChoices):
    DRAFT = "draft", _("Being put together")
    WAITING = "waiting", _("Waiting for approval")
    APPROVED = "approved", _("Approved, waits for its hour")
    PUBLIC = "public", pgettext_lazy("bundle", "Public")
    CALLED_OFF = "called_off", _("Called off")
    STOPPED = "stopped", _("Did not go out")


LOCKED = (State.WAITING, State.APPROVED)  # what is in it changes for nobody
OPEN = (State.DRAFT, *LOCKED)
OVER = (State.CALLED_OFF, State.STOPPED)  # nothing of it went out, and it can be taken up again


def _person():
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )


class Bundle(models.Model):
    title = models.CharField(
        _("name"), max_length=120, help_text=_("What staff call it. Readers never see this name.")
    )
    goes_public_at = models.DateTimeField(
        _("goes public at"), help_text=_("The day and hour at which all of it appears at once.")
    )
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT, editable=False)
    note = models.TextField(blank=True, editable=False)  # why it was sent back, called off or did not go out
    created_by = _person()
    submitted_by = _person()
    submitted_at = models.DateTimeField(null=True, editable=False)
    approved_by = _person()
    approved_at = models.DateTimeField(null=True, editable=False)
    ended_by = _person()
    ended_at = models.DateTimeField(null=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("bundle")
        verbose_name_plural = _("bundles")
        default_permissions = ()
        ordering = ["-goes_public_at", "-pk"]

    def __str__(self):
        return self.title

    @property
    def is_draft(self):
        return self.state == State.DRAFT

    @property
    def is_over(self):
        return self.state in OVER

    @cached_property
    def parts(self):
        """Its items, for whoever only reads: what each asks of the database is asked once."""
        return list(self.items.select_related("revision").prefetch_related("base_content_object"))

    @property
    def page_ids(self):
        pages = self.items.filter(base_content_type=ContentType.objects.get_for_model(Page))
        return {int(object_id) for object_id in pages.values_list("object_id", flat=True)}

    @property
    def hour_has_come(self):
        return self.goes_public_at <= timezone.now()


class BundleItem(models.Model):
    """One page or snippet of a bundle. `revision` is what goes out, kept from when it was submitted."""

    bundle = models.ForeignKey(Bundle, on_delete=models.CASCADE, related_name="items")
    base_content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=255)
    base_content_object = GenericForeignKey("base_content_type", "object_id")
    revision = models.ForeignKey(
        "wagtailcore.Revision", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    title = models.CharField(max_length=255)  # for when it has been deleted

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("part of a bundle")
        verbose_name_plural = _("parts of a bundle")
        default_permissions = ()
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["bundle", "base_content_type", "object_id"], name="once_in_a_bundle"
            ),
        ]

    def __str__(self):
        return self.title

    @cached_property
    def current(self):
        """The page or snippet as it is in the database, None if it has been deleted."""
        found = self.base_content_object
        return found.specific if isinstance(found, Page) else found

    @cached_property
    def proposed(self):
        """It as it would be published: the revision kept for it, else its latest draft."""
        if self.current is None:
            return None
        if self.revision:
            return self.revision.as_object()
        return None if self.bundle.state in LOCKED else self.current.get_latest_revision_as_object()

    @property
    def is_page(self):
        return isinstance(self.current, Page)


def identity(obj):
    """The fields by which a page or snippet is found among the items."""
    return {"base_content_type": obj.get_base_content_type(), "object_id": str(obj.pk)}


def holding(obj, states):
    """Return an item for `obj` in a bundle of one of `states`, or None."""
    items = BundleItem.objects.filter(**identity(obj), bundle__state__in=states)
    return items.select_related("bundle").first()


def ids_in_bundles(model, states):
    """Return the ids of the pages, or snippets of `model`, in bundles of one of `states`."""
    content_type = ContentType.objects.get_for_model(model)
    items = BundleItem.objects.filter(base_content_type=content_type, bundle__state__in=states)
    return {int(object_id) for object_id in items.values_list("object_id", flat=True)}


def locking_bundle(obj):
    """Return the bundle that waits with `obj` in it, for approval or for its hour, or None."""
    item = holding(obj, LOCKED) if obj.pk else None
    return item and item.bundle


def locking_bundles(pages):
    """Return {id of a page: the bundle that waits with it} of those of `pages` that are in one."""
    items = BundleItem.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id__in=[str(page.pk) for page in pages],
        bundle__state__in=LOCKED,
    )
    return {int(item.object_id): item.bundle for item in items.select_related("bundle")}


def kept_revisions():
    """Ids of the revisions that go out as they are, or are asked to."""
    return BundleItem.objects.filter(bundle__state__in=LOCKED, revision__isnull=False).values("revision")
