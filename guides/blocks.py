from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock


class Platform(models.TextChoices):
    ANDROID = "android", _("Android (Samsung, Oppo, Xiaomi, Vivo…)")
    IOS = "ios", _("iPhone")
    ANY = "any", _("Every phone")


class GuideStepBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("What to do"), help_text=_("Begin with a verb: Open, Press, Type."))
    text = blocks.TextBlock(
        label=_("Explanation"),
        required=False,
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
        help_text=_("So that people know they are still on the right way."),
    )

    class Meta:
        icon = "tick"
        label = _("Step")
        help_text = _("One thing to press or type, with a picture of the screen.")


class PlatformBlock(blocks.StructBlock):
    platform = blocks.ChoiceBlock(
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
