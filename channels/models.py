from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from core.models import ReviewedSnippet
from core.models.snippets import ReviewedQuerySet
from core.sort_keys import SortKeyField

CHECK_AGAIN_AFTER = timedelta(days=90)


class ChannelQuerySet(ReviewedQuerySet):
    def hotlines(self):
        """Numbers to call, in the order the editors gave them."""
        return self.to_read().filter(kind=OfficialChannel.Kind.HOTLINE)

    def banks(self):
        """Where banks block a card or an account."""
        return self.to_read().filter(kind=OfficialChannel.Kind.BANK)

    def unchecked(self):
        """Those on the site that nobody has tried for `CHECK_AGAIN_AFTER`."""
        since = timezone.localdate() - CHECK_AGAIN_AFTER
        return self.live().filter(checked_on__lt=since, locale__language_code=settings.LANGUAGE_CODE)


class OfficialChannel(ReviewedSnippet):
    """A phone number, app, page or office that really is the authorities' own."""

    class Kind(models.TextChoices):
        HOTLINE = "hotline", _("Hotline")
        APP = "app", _("App")
        WEBSITE = "website", _("Website")
        SOCIAL = "social", _("Social network or Zalo page")
        OFFICE = "office", _("Office")
        BANK = "bank", _("Bank, to block a card or an account")
        LOOKUP = "lookup", _("Other place to look things up")

    TO_CALL = (Kind.HOTLINE, Kind.BANK)

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    name = models.CharField(_("name"), max_length=100, help_text=_("For example: Police – in danger."))
    sort_key = SortKeyField(of="name")
    value = models.CharField(
        _("number, address or app name"),
        max_length=200,
        help_text=_("Exactly as people have to dial or type it. A hotline is digits only."),
    )
    purpose = models.CharField(
        _("when to use it"),
        max_length=200,
        help_text=_("One plain sentence, for example: Fire, explosion, rescue."),
    )
    checked_on = models.DateField(
        _("checked on"), default=timezone.localdate, help_text=_("The day somebody last tried it.")
    )
    aliases = models.TextField(
        _("other ways people write it"),
        blank=True,
        help_text=_("One a line, for example another spelling of the app. Readers who look it up find this."),
    )
    in_footer = models.BooleanField(
        _("at the foot of every page"),
        default=False,
        help_text=_("Keep this to the four or five that save lives."),
    )
    sort_order = models.PositiveSmallIntegerField(
        _("order"), default=100, help_text=_("Lower numbers come first.")
    )

    objects = ChannelQuerySet.as_manager()

    panels = [
        FieldPanel("kind", help_text=_("Only a hotline can be called with one tap.")),
        FieldPanel("name"),
        FieldPanel("value"),
        FieldPanel("aliases"),
        FieldPanel("purpose"),
        FieldPanel("checked_on"),
        FieldPanel("in_footer"),
        FieldPanel("sort_order"),
    ]

    override_translatable_fields = [SynchronizedField("value"), SynchronizedField("aliases")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("official channel")
        verbose_name_plural = _("official channels")
        ordering = ["sort_order", "sort_key"]

    def __str__(self):
        return f"{self.name}: {self.value}"

    @property
    def href(self):
        """Where one tap leads: a call or a website. Empty for what is found by its name, or sent messages."""
        if self.kind in self.TO_CALL:
            return f"tel:{self.value}"
        if self.is_website:
            return self.value if self.value.startswith(("https://", "http://")) else f"https://{self.value}"
        return ""

    @property
    def is_website(self):
        return self.kind == self.Kind.WEBSITE or (self.kind == self.Kind.LOOKUP and not self.value.isdigit())

    def clean(self):
        super().clean()
        if self.kind in self.TO_CALL and not self.value.isdigit():
            raise ValidationError({"value": _("A number to call is digits only, such as 113.")})
        if self.is_website and not _is_address(self.href):
            raise ValidationError({"value": _("A website is written as people type it: name.gov.vn.")})


def _is_address(href):
    try:
        URLValidator(schemes=["https", "http"])(href)
    except ValidationError:
        return False
    return True


class NeverRule(ReviewedSnippet):
    """One thing that the authorities never do, so that whoever does it is no authority."""

    text = models.CharField(
        _("text"), max_length=200, help_text=_("Begin with “Never”, for example: Never ask for an OTP code.")
    )
    sort_order = models.PositiveSmallIntegerField(
        _("order"), default=100, help_text=_("Lower numbers come first.")
    )

    panels = [FieldPanel("text"), FieldPanel("sort_order")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("thing that is never done")
        verbose_name_plural = _("things that are never done")
        ordering = ["sort_order", "pk"]

    def __str__(self):
        return self.text
