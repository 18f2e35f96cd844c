"""The blocks of a story: what the body of every page is made of."""

from django.db import models
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from core.rich_text import rich

PROSE = ["bold", "italic", "ol", "ul", "link", "document-link"]
HOW_TO_WRITE = _("In short parts: a heading, one or two paragraphs, a picture.")


class Medium(models.TextChoices):
    """Where a sample of a scammer's words was seen."""

    SMS = "sms", _("Text message")
    ZALO = "zalo", _("Zalo message")
    CALL = "call", _("Phone call")
    SOCIAL = "social", _("Social network post")
    EMAIL = "email", _("E-mail")


class ChoiceBlock(blocks.ChoiceBlock):
    """Of texts, which are in JSON what they are: Wagtail's looks for each value among all choices, and
    translates their labels on the way, as one may be a number."""

    def to_python(self, value):
        return value


class HeadingBlock(blocks.CharBlock):
    class Meta:
        icon = "title"
        label = _("Heading")
        group = _("Text")
        template = "blocks/heading.html"


class ParagraphBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs):
        super().__init__(features=["h3", *PROSE], **kwargs)

    def render_basic(self, value, context=None):
        """Most blocks are paragraphs, and a template takes ten times as long for these few letters."""
        return format_html('<div class="prose">{}</div>', rich(value))

    class Meta:
        icon = "pilcrow"
        label = _("Paragraph")
        group = _("Text")


class PictureBlock(blocks.StructBlock):
    image = ImageChooserBlock(
        label=_("Picture"),
        help_text=_("Choose one or upload one. Its description is read to people who cannot see it."),
    )
    caption = blocks.CharBlock(
        label=_("Caption"),
        required=False,
        default="",
        help_text=_("One line under the picture: what it shows."),
    )

    class Meta:
        icon = "image"
        label = _("Picture")
        help_text = _("A picture with one line under it.")
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
    text = blocks.TextBlock(
        label=_("Explanation"),
        required=False,
        default="",
        rows=2,
        help_text=_("Where to find it, what it looks like. One or two sentences."),
    )

    class Meta:
        icon = "tick"
        label = _("Step")
        help_text = _("One thing to do.")


class StepsBlock(blocks.ListBlock):
    def __init__(self, **kwargs):
        super().__init__(StepBlock(), **kwargs)

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        help_text = _("What to do, one thing after the other.")
        group = _("Help")
        template = "blocks/steps.html"


class CalloutBlock(blocks.StructBlock):
    tone = ChoiceBlock(
        label=_("Kind"),
        choices=[("note", _("Good to know")), ("danger", _("Danger")), ("good", _("Do this"))],
        default="note",
        help_text=_("It decides the colour of the box."),
    )
    title = blocks.CharBlock(
        label=_("Title"), required=False, default="", help_text=_("A few words, or leave it empty.")
    )
    text = blocks.TextBlock(label=_("Text"), rows=3, help_text=_("One thing the reader must not miss."))

    class Meta:
        icon = "info-circle"
        label = _("Callout")
        help_text = _("A box that stands out. At most one or two on a page.")
        group = _("Help")
        template = "blocks/callout.html"


class Speaker(models.TextChoices):
    SCAMMER = "scammer", _("Scammer")
    READER = "you", _("You")


class LineBlock(blocks.StructBlock):
    """One line of a conversation. A plain text is a line too: the scammer's."""

    text = blocks.TextBlock(
        label=pgettext_lazy("said", "Words"), rows=2, help_text=_("As they were said or written.")
    )
    speaker = ChoiceBlock(
        label=_("Whose words"),
        choices=Speaker.choices,
        default=Speaker.SCAMMER,
        help_text=_("Add an answer of the person called only where it shows how the trick goes on."),
    )

    class Meta:
        icon = "comment"
        label = _("Line")
        help_text = _("One message or one sentence.")

    def normalize(self, value):
        return super().normalize(_as_line(value))

    def bulk_to_python(self, values):
        return super().bulk_to_python([_as_line(value) for value in values])


def _as_line(value):
    return {"text": value, "speaker": Speaker.SCAMMER.value} if isinstance(value, str) else value


class MessageBlock(blocks.StructBlock):
    medium = ChoiceBlock(
        label=_("Where it was seen"), choices=Medium.choices, help_text=_("For example: Zalo message.")
    )
    sender = blocks.CharBlock(
        label=_("Sender as shown"),
        required=False,
        default="",
        help_text=_("For example: unknown number calling itself the ward police."),
    )
    lines = blocks.ListBlock(
        LineBlock(),
        icon="list-ul",
        label=_("Words used"),
        help_text=_("Break every link, for example site[.]example. Never a victim's name or number."),
    )

    class Meta:
        icon = "comment"
        label = _("The scammer's words")
        help_text = _("What the scammer says, word for word, shown as a message.")
        group = _("Warning")
        template = "blocks/message.html"


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(
        label=_("Question"), help_text=_("In people's own words, for example: Do I have to install it?")
    )
    answer = blocks.TextBlock(
        label=_("Answer"),
        rows=3,
        help_text=_("Begin with the answer itself: yes, no, or what to do."),
    )

    class Meta:
        icon = "help"
        label = _("Question")
        help_text = _("One question that people often ask, and its answer.")


class QuestionsBlock(blocks.ListBlock):
    def __init__(self, **kwargs):
        super().__init__(QuestionBlock(), **kwargs)

    class Meta:
        icon = "help"
        label = _("Questions and answers")
        help_text = _("A reader taps a question to see its answer.")
        group = _("Help")
        template = "blocks/questions.html"


class LossAdviceBlock(blocks.StructBlock):
    heading = blocks.CharBlock(
        label=_("Heading"),
        required=False,
        default="",
        help_text=_("Leave empty to show “What has just happened?”."),
    )

    class Meta:
        icon = "warning"
        label = _("Already cheated: what to do")
        help_text = _(
            "What to do for each thing that was lost. It fills itself from the advice under Topics."
        )
        group = _("Help")
        template = "blocks/loss_advice.html"


class HotlinesBlock(blocks.StructBlock):
    heading = blocks.CharBlock(
        label=_("Heading"), required=False, default="", help_text=_("Leave empty to show “Whom to call?”.")
    )

    class Meta:
        icon = "mobile-alt"
        label = _("Hotlines")
        help_text = _("The official numbers. The list fills itself from the official channels.")
        group = _("Help")
        template = "blocks/hotlines.html"


class StoryBlock(blocks.StreamBlock):
    heading = HeadingBlock(help_text=_("Begins a new part. A few words are enough."))
    paragraph = ParagraphBlock(help_text=_("Two to four short sentences about one thing."))
    picture = PictureBlock()
    document = DocumentBlock(
        help_text=_("A PDF file that readers can save. Say what they need in the page itself.")
    )
    steps = StepsBlock()
    callout = CalloutBlock()
    message = MessageBlock()
    questions = QuestionsBlock()
    loss_advice = LossAdviceBlock()
    hotlines = HotlinesBlock()
