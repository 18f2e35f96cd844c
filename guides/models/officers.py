"""Guides for officers: read inside the back office alone, and by whom."""

from hashlib import sha256

from django.conf import settings
from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel

from core.blocks import (
    CalloutBlock,
    DocumentBlock,
    HeadingBlock,
    ParagraphBlock,
    PictureBlock,
    QuestionsBlock,
    StepsBlock,
)
from core.fields import StreamField
from core.stories import leaves


class OfficerStoryBlock(blocks.StreamBlock):
    """The blocks of a story that need nothing of the public site."""

    heading = HeadingBlock(help_text=_("Begins a new part. A few words are enough."))
    paragraph = ParagraphBlock(help_text=_("Two to four short sentences about one thing."))
    steps = StepsBlock()
    picture = PictureBlock()
    document = DocumentBlock(help_text=_("A PDF file that officers can save."))
    callout = CalloutBlock()
    questions = QuestionsBlock()


class OfficerGuideQuerySet(models.QuerySet):
    def ready(self):
        return self.filter(is_ready=True)


class OfficerGuide(models.Model):
    """What officers need to know for their work.

    It has no live state as Wagtail knows it: what has one makes its pictures public (`media.usage`).
    """

    title = models.CharField(
        _("title"), max_length=120, help_text=_("What the officer can do after reading it, in a few words.")
    )
    summary = models.TextField(
        _("for whom and when"),
        max_length=300,
        help_text=_("One or two sentences: who has to read it, when it is needed."),
    )
    body = StreamField(
        OfficerStoryBlock(),
        verbose_name=_("what to do"),
        help_text=_("In short parts: a heading, the steps, what to say."),
    )
    is_ready = models.BooleanField(
        _("officers may read it"),
        default=False,
        help_text=_("Until this is ticked it is a draft that only editors see."),
    )
    version = models.CharField(max_length=64, editable=False)
    changed_on = models.DateField(_("changed on"), default=timezone.localdate, editable=False)

    objects = OfficerGuideQuerySet.as_manager()

    panels = [
        FieldPanel("title"),
        FieldPanel("summary"),
        FieldPanel("body"),
        FieldPanel("is_ready"),
    ]

    class Meta:
        verbose_name = _("guide for officers")
        verbose_name_plural = _("guides for officers")
        ordering = ["pk"]

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        """Whoever has read it is asked again once its words or pictures differ."""
        version = self._digest()
        if version != self.version:
            self.version, self.changed_on = version, timezone.localdate()
        super().save(*args, **kwargs)

    def _digest(self):
        """The same for the same content, whatever ids Wagtail gives to its blocks."""
        inside = leaves(self.body.stream_block, self.body)
        parts = [f"{block.name}={block.get_prep_value(value)}" for block, value in inside]
        return sha256("\0".join([self.title, self.summary, *parts]).encode()).hexdigest()


class ReadingQuerySet(models.QuerySet):
    def current(self):
        """Of what officers are asked to read as it is now."""
        return self.filter(guide__is_ready=True, version=F("guide__version"))


class OfficerReading(models.Model):
    """Which version of a guide an officer last said to have read, and on which day."""

    guide = models.ForeignKey(OfficerGuide, on_delete=models.CASCADE, related_name="readings")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    version = models.CharField(max_length=64)
    read_on = models.DateField(_("read on"), default=timezone.localdate)

    objects = ReadingQuerySet.as_manager()

    class Meta:
        verbose_name = _("reading of a guide")
        verbose_name_plural = _("readings of guides")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["guide", "user"], name="one_reading_per_officer")]

    def __str__(self):
        return f"{self.user} – {self.guide}"
