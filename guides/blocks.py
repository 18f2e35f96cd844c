from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.images.blocks import ImageChooserBlock

from core.blocks import ChoiceBlock


class Platform(models.TextChoices):
    ANDROID = "android", _("Android (Samsung, Oppo, Xiaomi, Vivo…)")
    IOS = "ios", _("iPhone")
    ANY = "any", _("Every phone")
    OLD = "old", _("Old phone, or the app does not run")


# The first part of the address of each step (#android-3), the same in every language: it can be read out on
# the phone. It does not change, but the number is the place: a step put in moves those behind it.
ANCHORS = {
    Platform.ANDROID: "android",
    Platform.IOS: "iphone",
    Platform.ANY: "moi-may",
    Platform.OLD: "may-doi-cu",
}


class GuideStepBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("What to do"), help_text=_("Begin with a verb: Open, Press, Type."))
    text = blocks.TextBlock(
        label=_("Explanation"),
        required=False,
        default="",
        rows=2,
        help_text=_("Where to find it, what it looks like. One or two sentences."),
    )
    image = ImageChooserBlock(
        label=_("Picture of the screen"),
        required=False,
        help_text=_("Cover names, numbers and codes before you upload it."),
    )
    see = blocks.CharBlock(
        label=_("What you should see then"),
        required=False,
        default="",
        help_text=_("So that people know they are still on the right way."),
    )

    class Meta:
        icon = "tick"
        label = _("Step")
        help_text = _("One thing to press or type, with a picture of the screen.")


class PlatformValue(blocks.StructValue):
    @property
    def anchor(self):
        return ANCHORS.get(self["platform"], self["platform"])

    @property
    def is_old(self):
        return self["platform"] == Platform.OLD


class PlatformBlock(blocks.StructBlock):
    platform = ChoiceBlock(
        label=_("Kind of phone"),
        choices=Platform.choices,
        help_text=_("Choose “Every phone” if the steps are the same on all."),
    )
    steps = blocks.ListBlock(
        GuideStepBlock(),
        icon="list-ol",
        label=_("Steps"),
        help_text=_("In the order in which people do them."),
    )

    class Meta:
        icon = "mobile-alt"
        label = _("Steps on one kind of phone")
        help_text = _("Every step on one kind of phone, from the first to the last.")
        group = _("Guide")
        template = "blocks/platform.html"
        value_class = PlatformValue


class PlatformsBlock(blocks.StreamBlock):
    """Each kind of phone once, so that each step has one address."""

    platform = PlatformBlock()

    def clean(self, value):
        value = super().clean(value)
        seen, errors = set(), {}
        for number, child in enumerate(value):
            kind = child.value["platform"]
            if kind in seen:
                errors[number] = ValidationError(
                    gettext("This kind of phone is here already. Put all its steps into one part.")
                )
            seen.add(kind)
        if errors:
            raise StreamBlockValidationError(block_errors=errors)
        return value


class PermissionBlock(blocks.StructBlock):
    name = blocks.CharBlock(
        label=_("Permission"), help_text=_("As the phone says it, for example: Location.")
    )
    reason = blocks.TextBlock(
        label=_("Why"), rows=2, help_text=_("What the app needs it for, and what happens without it.")
    )

    class Meta:
        icon = "key"
        label = _("Permission")
        help_text = _("One thing that the app asks to be allowed.")
        group = _("Guide")
        template = "blocks/permission.html"


class ComparisonBlock(blocks.StructBlock):
    look_at = blocks.CharBlock(
        label=_("What to look at"),
        help_text=_("For example: the publisher, or what it asks for."),
    )
    real = blocks.TextBlock(
        label=_("The real app"), rows=2, help_text=_("What people see in the real one. One sentence.")
    )
    fake = blocks.TextBlock(
        label=_("A fake"), rows=2, help_text=_("What a fake shows or asks instead. One sentence.")
    )

    class Meta:
        icon = "view"
        label = _("Real and fake")
        help_text = _("One thing in which the real app and a fake differ.")
        group = _("Guide")
        template = "blocks/comparison.html"
