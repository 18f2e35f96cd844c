"""The blocks of a story: what the body of every page is made of."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

PROSE = ["bold", "italic", "ol", "ul", "link", "document-link"]


class Medium(models.TextChoices):
    """Where a sample of a scammer's words was seen."""

    SMS = "sms", _("Text message")
    ZALO = "zalo", _("Zalo message")
    CALL = "call", _("Phone call")
    SOCIAL = "social", _("Social network post")
    EMAIL = "email", _("E-mail")


class HeadingBlock(blocks.CharBlock):
    class Meta:
        icon = "title"
        label = _("Heading")
        group = _("Text")
        template = "blocks/heading.html"


class ParagraphBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs):
        super().__init__(features=["h3", *PROSE], **kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Paragraph")
        group = _("Text")
        template = "blocks/paragraph.html"


class PictureBlock(blocks.StructBlock):
    image = ImageChooserBlock(label=_("Picture"))
    caption = blocks.CharBlock(
        label=_("Caption"), required=False, help_text=_("One line under the picture: what it shows.")
    )

    class Meta:
        icon = "image"
        label = _("Picture")
        group = _("Text")
        template = "blocks/picture.html"


class DocumentBlock(DocumentChooserBlock):
    class Meta:
        icon = "doc-full-inverse"
        label = _("Document to download")
        group = _("Text")
        template = "blocks/document.html"


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Step"), help_text=_("Begin with a verb: Open, Press, Call."))
    text = blocks.TextBlock(label=_("Explanation"), required=False, rows=2)


class StepsBlock(blocks.ListBlock):
    def __init__(self, **kwargs):
        super().__init__(StepBlock(), **kwargs)

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        group = _("Help")
        template = "blocks/steps.html"


class CalloutBlock(blocks.StructBlock):
    tone = blocks.ChoiceBlock(
        label=_("Kind"),
        choices=[("note", _("Good to know")), ("danger", _("Danger")), ("good", _("Do this"))],
        default="note",
    )
    title = blocks.CharBlock(label=_("Title"), required=False)
    text = blocks.TextBlock(label=_("Text"), rows=3)

    class Meta:
        icon = "info-circle"
        label = _("Callout")
        group = _("Help")
        template = "blocks/callout.html"


class MessageBlock(blocks.StructBlock):
    medium = blocks.ChoiceBlock(label=_("Where it was seen"), choices=Medium.choices)
    sender = blocks.CharBlock(
        label=_("Sender as shown"),
        required=False,
        help_text=_("For example: unknown number calling itself the ward police."),
    )
    lines = blocks.ListBlock(
        blocks.TextBlock(label=_("Line"), rows=2),
        label=_("Words used"),
        help_text=_("Break every link, for example site[.]example. Never a victim's name or number."),
    )

    class Meta:
        icon = "comment"
        label = _("The scammer's words")
        group = _("Warning")
        template = "blocks/message.html"


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(label=_("Question"))
    answer = blocks.TextBlock(label=_("Answer"), rows=3)


class QuestionsBlock(blocks.ListBlock):
    def __init__(self, **kwargs):
        super().__init__(QuestionBlock(), **kwargs)

    class Meta:
        icon = "help"
        label = _("Questions and answers")
        group = _("Help")
        template = "blocks/questions.html"


class LossStepsBlock(blocks.StructBlock):
    lost = blocks.CharBlock(label=_("What was lost"), help_text=_("For example: Money was sent."))
    steps = blocks.ListBlock(blocks.TextBlock(label=_("Step"), rows=2), label=_("What to do, in order"))

    class Meta:
        icon = "warning"
        label = _("Already cheated: what to do")
        group = _("Help")
        template = "blocks/loss_steps.html"


class HotlinesBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), required=False)

    class Meta:
        icon = "mobile-alt"
        label = _("Hotlines")
        group = _("Help")
        template = "blocks/hotlines.html"


class StoryBlock(blocks.StreamBlock):
    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    picture = PictureBlock()
    document = DocumentBlock()
    steps = StepsBlock()
    callout = CalloutBlock()
    message = MessageBlock()
    questions = QuestionsBlock()
    loss_steps = LossStepsBlock()
    hotlines = HotlinesBlock()
