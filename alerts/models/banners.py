from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from alerts.choices import Severity
from core.models import ReviewedSnippet
from core.readiness import Finding


class Banner(ReviewedSnippet):
    """A line at the top of every page, or of one part of the site, until an hour that is always set.

    A warning brings a banner of its own (`AlertPage.banner_until`); this is for all else that readers
    must know at once.
    """

    level = models.CharField(
        _("level"),
        max_length=10,
        choices=Severity.choices,
        default=Severity.NOTICE,
        help_text=_("It decides the colour, the sign and the word in front."),
    )
    text = models.CharField(
        _("text"),
        max_length=150,
        help_text=_("One sentence that stands alone: what is the matter, what to do."),
    )
    link_page = models.ForeignKey(
        Page,
        verbose_name=_("page to read more"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Leave empty if the sentence says it all."),
    )
    section = models.ForeignKey(
        Page,
        verbose_name=_("only in this part"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown on this page and all below it. Leave empty to show it on the whole site."),
    )
    ends_at = models.DateTimeField(
        _("until"), help_text=_("The day and hour it goes away by itself. Every banner has one.")
    )

    panels = [
        FieldPanel("text"),
        FieldPanel("level"),
        FieldPanel("link_page"),
        FieldPanel("section"),
        FieldPanel("ends_at"),
    ]
    override_translatable_fields = [
        SynchronizedField("link_page"),
        SynchronizedField("section"),
        SynchronizedField("ends_at"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("banner")
        verbose_name_plural = _("banners")
        ordering = ["-ends_at"]

    def __str__(self):
        return self.text

    def clean(self):
        super().clean()
        if self.ends_at and self.ends_at <= timezone.now():
            raise ValidationError({"ends_at": _("This hour has passed. Choose one that is still to come.")})

    def wrong_at(self, moment):
        return [str(_("It ends before it would appear."))] if self.ends_at <= moment else []


def banner_findings(alert):
    """What is wrong with the banner that the warning `alert` brings."""
    if alert.banner_until and alert.banner_until <= timezone.now():
        text = _("The hour until which its banner stands has passed. Choose a later one, or empty the field.")
        yield Finding(str(text), "banner_until")
    if alert.banner_section_id and not alert.banner_until:
        text = _("A part of the site is chosen for the banner, but no hour until which it stands.")
        yield Finding(str(text), "banner_until")
