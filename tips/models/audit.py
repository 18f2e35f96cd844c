from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from users.append_only import AppendOnly


class Action(models.TextChoices):
    LIST = "list", _("looked at a list")
    OPEN = "open", _("opened a tip")
    IDENTITY = "identity", _("opened the sender's contact")
    PHOTO = "photo", _("downloaded a photo")
    EXPORT = "export", _("exported a list")
    ENTER = "enter", _("entered what somebody told")
    STATUS = "status", _("changed the status")
    ASSIGN = "assign", _("assigned a tip")
    TRANSFER = "transfer", _("passed a tip on")
    ANSWER = "answer", _("answered the sender")
    NOTE = "note", _("wrote a note")
    DRAFT = "draft", _("started a warning")
    QUARANTINE = "quarantine", _("put in or out of quarantine")
    HOLD = "hold", _("kept a tip for a case, or let it go")
    DELETE = "delete", _("deleted sealed parts")
    WORDS = "words", _("changed templates, units or sentences")
    WARDS = "wards", _("changed the wards somebody reads")


class AuditEntry(AppendOnly):
    """Who did what with which tip, without a word of it. It outlives the tip. See `tips.audit.record`."""

    at = models.DateTimeField(_("time"), auto_now_add=True, db_index=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        **{
            "verbose_name": _("member of staff"),
            "null": True,
            "on_delete": models.SET_NULL,
            "related_name": "+",
        },
    )
    username = models.CharField(_("account"), max_length=150, blank=True)
    action = models.CharField(_("what"), max_length=12, choices=Action.choices)
    reference = models.CharField(_("file number"), max_length=8, blank=True, db_index=True)
    detail = models.CharField(_("detail"), max_length=200, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit entries")
        default_permissions = ()
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.username} {self.action}"
