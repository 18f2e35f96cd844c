from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.dispatch import receiver
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.actions.unpublish import UnpublishAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page, TranslatableMixin
from wagtail.signals import published

from core.languages import is_translation


def public_revision(obj):
    """The revision that is or will be public, None for a draft. First data has none until it is asked for."""
    if obj.live and not obj.live_revision:
        return obj.save_revision()
    return obj.live_revision or obj.scheduled_revision


def public_followers(obj):
    """Return the live or scheduled translations of `obj`; none of what is a translation itself."""
    if not isinstance(obj, TranslatableMixin) or is_translation(obj):
        return []
    return [other for other in obj.get_translations() if public_revision(other)]


def _identity(obj):
    content_type = ContentType.objects.get_for_model(obj, for_concrete_model=True)
    return {"base_content_type": content_type, "object_id": str(obj.pk)}


class HidingManager(models.Manager):
    @transaction.atomic
    def hide(self, obj, user, reason):
        """Take `obj`, a page or snippet that is live or scheduled, off the site at once; if translations
        follow it, with them.

        Return a record for each, that of `obj` first; ValueError if there is nothing public to hide.
        """
        if public_revision(obj) is None:
            raise ValueError("Only what is live or scheduled can be hidden.")
        # What is left meanwhile is led by the source, hence it goes last.
        followers = [self._hide(follower, user, reason) for follower in public_followers(obj)]
        return [self._hide(obj, user, reason), *followers]

    def _hide(self, obj, user, reason):
        revision = public_revision(obj)
        close_hidings(obj)
        hiding = self.create(
            **_identity(obj), revision=revision, title=str(obj)[:255], reason=reason, hidden_by=user
        )
        obj.revisions.update(approved_go_live_at=None)
        action = UnpublishPageAction if isinstance(obj, Page) else UnpublishAction
        action(obj, user=user).execute(skip_permission_checks=True)
        return hiding

    def of(self, obj):
        return self.filter(**_identity(obj))

    def revision_before(self, obj):
        """The revision that was public until `obj` was last taken off, None if nobody ever did."""
        hidings = self.of(obj).order_by("-hidden_at")
        return getattr(hidings.first(), "revision", None)

    def open(self):
        """What may be undone: hidden, not shown again, and nothing newer approved since. Newest first."""
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
        """Show again what was hidden, exactly as it was approved. ValueError in words if it was, or something
        newer was approved since: that one is not to be taken back by one person."""
        done = {"shown_again_by": user, "shown_again_at": timezone.now()}
        is_open = Hiding.objects.filter(pk=self.pk, shown_again_at=None).update(**done)
        if not is_open or public_revision(self.content_object):
            raise ValueError(
                gettext("It is on the site again already, or a newer version was approved since.")
            )
        self.revision.publish(user=user, skip_permission_checks=True)


@receiver(published)
def close_hidings(instance, **kwargs):
    """What two people approved since replaces what was hidden, even if it is hidden later itself."""
    Hiding.objects.filter(**_identity(instance), shown_again_at=None).update(shown_again_at=timezone.now())
