from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.actions.unpublish import UnpublishAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page


def public_revision(obj):
    """The revision that is or will be public, None for a draft. First data has none until it is asked for."""
    if obj.live and not obj.live_revision:
        return obj.save_revision()
    return obj.live_revision or obj.scheduled_revision


class HidingManager(models.Manager):
    @transaction.atomic
    def hide(self, obj, user, reason):
        """Take `obj`, a page or snippet that is live or scheduled, off the site at once.

        Return the record of it; ValueError if there is nothing public to hide.
        """
        revision = public_revision(obj)
        if revision is None:
            raise ValueError("Only what is live or scheduled can be hidden.")
        hiding = self.create(
            base_content_type=ContentType.objects.get_for_model(obj, for_concrete_model=True),
            object_id=str(obj.pk),
            revision=revision,
            title=str(obj)[:255],
            reason=reason,
            hidden_by=user,
        )
        obj.revisions.update(approved_go_live_at=None)
        action = UnpublishPageAction if isinstance(obj, Page) else UnpublishAction
        action(obj, user=user).execute(skip_permission_checks=True)
        return hiding

    def revision_before(self, obj):
        """The revision that was public until `obj` was last taken off, None if nobody ever did."""
        content_type = ContentType.objects.get_for_model(obj, for_concrete_model=True)
        hidings = self.filter(base_content_type=content_type, object_id=str(obj.pk)).order_by("-hidden_at")
        return getattr(hidings.first(), "revision", None)

    def open(self):
        """What is hidden now and not shown again, newest first."""
        return self.filter(shown_again_at=None).select_related("hidden_by").order_by("-hidden_at")


class Hiding(models.Model):
    """One approver took something public off the site, with a reason. One click undoes it.

    Showing needs two people, hiding only one: stopping harm must be fast. What comes back is the very
    revision that two people had approved before.
    """

    base_content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=255)
    content_object = GenericForeignKey("base_content_type", "object_id")
    revision = models.ForeignKey("wagtailcore.Revision", on_delete=models.CASCADE, related_name="+")
    title = models.CharField(max_length=255)
    reason = models.CharField(_("reason"), max_length=300)
    hidden_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    hidden_at = models.DateTimeField(auto_now_add=True)
    shown_again_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    shown_again_at = models.DateTimeField(null=True)

    objects = HidingManager()

    class Meta:
        verbose_name = _("hidden item")
        verbose_name_plural = _("hidden items")
        default_permissions = ()

    def __str__(self):
        return self.title

    @transaction.atomic
    def undo(self, user):
        """Show again what was hidden, exactly as it was approved."""
        self.shown_again_by, self.shown_again_at = user, timezone.now()
        self.save(update_fields=["shown_again_by", "shown_again_at"])
        if not self.content_object.live:
            self.revision.publish(user=user, skip_permission_checks=True)
