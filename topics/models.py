"""The words by which content is sorted. Each has a stable code for data and an editable name."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from core.models import ReviewedSnippet
from core.sort_keys import SortKeyField


class Icon(models.TextChoices):
    """The drawings in templates/components/icon.html."""

    PHONE = "phone", _("Telephone")
    BADGE = "badge", _("Badge of an officer")
    APP = "app", _("Phone with an app")
    PLUG = "plug", _("Plug and cable")
    WORK = "work", _("Briefcase")
    FACE = "face", _("Face")
    QR = "qr", _("QR code")
    MONEY = "money", _("Banknotes")
    HEART = "heart", _("Heart")
    SHOP = "shop", _("Shopping bag")
    HOME = "home", _("House")
    PEOPLE = "people", _("People")
    CHILD = "child", _("Child")
    ELDER = "elder", _("Older person")
    STUDENT = "student", _("Student")
    SHIELD = "shield", _("Shield")


class CodedSnippet(ReviewedSnippet):
    """A snippet that has a field `code`, which stands for it alone among those of its language."""

    class Meta(TranslatableMixin.Meta):
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["code", "locale"],
                condition=~models.Q(code=""),  # what a draft may lack
                name="%(class)s_code",
                violation_error_message=_("Another one has this code already. Please choose another code."),
            )
        ]

    def clean(self):
        super().clean()
        # Forms leave out a constraint one of whose fields, here the locale, they do not show.
        for constraint in self._meta.constraints:
            try:
                constraint.validate(type(self), self)
            except ValidationError as error:
                raise ValidationError({"code": error.messages}) from None
        was_public = models.Q(live=True) | models.Q(first_published_at__isnull=False)
        if type(self).objects.filter(was_public, pk=self.pk).exclude(code=self.code).exists():
            raise ValidationError({"code": _("This code is in use: it can no longer be changed.")})


class Term(CodedSnippet):
    code = models.SlugField(
        _("code"),
        max_length=50,
        help_text=_("Short, without marks, for example fake-app. It never changes once it is used."),
    )
    name = models.CharField(_("name"), max_length=100, help_text=_("What readers see."))
    sort_key = SortKeyField(of="name")
    summary = models.TextField(
        _("in one sentence"),
        max_length=300,
        blank=True,
        help_text=_("Explain it as you would to a neighbour."),
    )

    panels = [FieldPanel("name"), FieldPanel("summary"), FieldPanel("code")]
    override_translatable_fields = [SynchronizedField("code")]

    class Meta(CodedSnippet.Meta):
        abstract = True
        ordering = ["sort_key"]

    def __str__(self):
        return self.name


class ExplainedTerm(Term):
    """A term with an icon and a page of its own, at an address that its code makes."""

    icon = models.CharField(
        _("icon"),
        max_length=10,
        choices=Icon.choices,
        default=Icon.SHIELD,
        help_text=_("Shown beside the name wherever it stands."),
    )
    explanation = RichTextField(
        _("explanation"),
        features=["h3", "bold", "ul", "ol", "link"],
        blank=True,
        help_text=_("Why it works and how to see through it, in plain words. It has a page of its own."),
    )

    panels = [*Term.panels[:2], FieldPanel("explanation"), FieldPanel("icon"), FieldPanel("code")]

    class Meta(Term.Meta):
        abstract = True


class ScamType(ExplainedTerm):
    class Meta(Term.Meta):
        abstract = False
        verbose_name = _("kind of scam")
        verbose_name_plural = _("kinds of scam")


class TargetGroup(ExplainedTerm):
    class Meta(Term.Meta):
        abstract = False
        verbose_name = _("target group")
        verbose_name_plural = _("target groups")


class Topic(Term):
    class Meta(Term.Meta):
        abstract = False
        verbose_name = _("campaign topic")
        verbose_name_plural = _("campaign topics")


class LossAdvice(CodedSnippet):
    """What to do at once for somebody who has lost one thing: money, a code, papers, a phone."""

    code = models.SlugField(
        _("code"),
        max_length=50,
        help_text=_("Short, without marks, for example money. It never changes once it is used."),
    )
    name = models.CharField(_("what was lost"), max_length=100, help_text=_("For example: Money was sent."))
    sort_key = SortKeyField(of="name")
    steps = models.TextField(
        _("what to do, in order"), help_text=_("One step a line, the most urgent first.")
    )
    sort_order = models.PositiveSmallIntegerField(
        _("order"), default=100, help_text=_("Lower numbers come first.")
    )

    panels = [FieldPanel("name"), FieldPanel("steps"), FieldPanel("sort_order"), FieldPanel("code")]
    override_translatable_fields = [SynchronizedField("code")]

    class Meta(CodedSnippet.Meta):
        abstract = False
        verbose_name = _("advice after a loss")
        verbose_name_plural = _("advice after a loss")
        ordering = ["sort_order", "sort_key"]

    def __str__(self):
        return self.name

    @property
    def lines(self):
        """The steps, each a text of its own."""
        return [line.strip() for line in self.steps.splitlines() if line.strip()]
