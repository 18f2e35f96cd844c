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
    text = blocks.TextBlock(label=_("Explanation"), required=False, rows=2)
    image = ImageChooserBlock(label=_("Picture of the screen"), required=False)
    see = blocks.CharBlock(
        label=_("What you should see then"),
        required=False,
        help_text=_("So that people know they are still on the right way."),
    )


class PlatformBlock(blocks.StructBlock):
    platform = blocks.ChoiceBlock(label=_("Kind of phone"), choices=Platform.choices)
    steps = blocks.ListBlock(GuideStepBlock(label=_("Step")), label=_("Steps"))

    class Meta:
        icon = "mobile-alt"
        label = _("Steps on one kind of phone")
        group = _("Guide")
        template = "blocks/platform.html"


class PermissionBlock(blocks.StructBlock):
    name = blocks.CharBlock(
        label=_("Permission"), help_text=_("As the phone says it, for example: Location.")
    )
    reason = blocks.TextBlock(label=_("Why"), rows=2)

    class Meta:
        icon = "key"
        label = _("Permission")
        group = _("Guide")
        template = "blocks/permission.html"
