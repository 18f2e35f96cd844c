import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tips.models.tip import Tip


class PartRole(models.TextChoices):
    """What a sealed part is. The sender's: story, identity, addition, photo, original. Staff's: the rest."""

    STORY = "story", _("What happened")
    IDENTITY = "identity", _("Contact of the sender")
    ADDITION = "addition", _("Added later by the sender")
    PHOTO = "photo", _("Photo")
    ORIGINAL = "original", _("Photo as it was sent")
    ANSWER = "answer", _("Answer to the sender")
    NOTE = "note", _("Note among staff")
    REASON = "reason", _("Reason for passing it on")


class SealedPart(models.Model):
    """One sealed thing of a tip, under a key of its own. `tips.parts` makes and opens them.

    The box is in the row, or for photos in `file` of the sealed store. `fingerprint` lets a form that is sent
    twice be known again; its key is the sender's.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    tip = models.ForeignKey(Tip, on_delete=models.CASCADE, related_name="parts")
    role = models.CharField(max_length=10, choices=PartRole.choices)
    position = models.PositiveSmallIntegerField()
    made_on = models.DateField(default=timezone.localdate)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    box = models.BinaryField(null=True)
    file = models.CharField(max_length=64, blank=True)
    fingerprint = models.CharField(max_length=64, null=True)  # noqa: DJ001 (unique, and several have none)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("sealed part")
        verbose_name_plural = _("sealed parts")
        default_permissions = ()
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["tip", "position"], name="one_part_per_position"),
            models.UniqueConstraint(fields=["tip", "fingerprint"], name="one_part_per_fingerprint"),
        ]

    def __str__(self):
        return f"{self.role} {self.position}"

    @property
    def context(self):
        """Whose box it is, sealed in with it: 32 bytes."""
        return self.tip_id.bytes + self.id.bytes


class WrappedKey(models.Model):
    """The key of a part, wrapped to one of the keys that may open it. Deleting these is deleting the part."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    part = models.ForeignKey(SealedPart, on_delete=models.CASCADE, related_name="keys")
    key_id = models.CharField(max_length=16, db_index=True)
    wrapped = models.BinaryField()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("wrapped key")
        verbose_name_plural = _("wrapped keys")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["part", "key_id"], name="one_wrap_per_key")]

    def __str__(self):
        return self.key_id
