from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from media.fields import CleanImageFormField, PdfFormField
from media.usage import is_fixed
from media.words import PlainWordsMixin

FIXED = _(
    "This file is on the site, or about to be, so nobody changes or deletes it alone. Upload a new file and"
    " choose it in the page; a second person approves that."
)


class FixedWhenUsedMixin(PlainWordsMixin):
    """Refuses every change of what two people made public, and never replaces a file: pages already
    approved would change without approval."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fixed = bool(self.instance.pk) and is_fixed(self.instance)
        if "file" in self.fields:  # not in the last step of the multiple upload
            self.fields["file"] = self._file_field(self.fields["file"])
        if self.fixed:
            for field in self.fields.values():
                field.disabled = True

    def _file_field(self, field):
        """Wagtail chooses the class of this field by name and leaves no other place to replace it."""
        ours = self.file_field_class(label=field.label, required=field.required, widget=field.widget)
        ours.help_text = field.help_text
        if self.instance.pk:
            ours.disabled = True
            ours.help_text = FIXED if self.fixed else self.how_to_change
        return ours

    def clean(self):
        if self.fixed:
            raise ValidationError(FIXED, code="fixed")
        return super().clean()


class ImageForm(FixedWhenUsedMixin, BaseImageForm):
    """Asks for words for people who cannot see the picture."""

    file_field_class = CleanImageFormField
    how_to_change = _("To change the picture, upload a new one and choose it in the page.")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        description = self.fields["description"]
        description.required = True
        description.label = _("What the picture shows")
        description.help_text = _("One sentence for people who cannot see it.")


class DocumentForm(FixedWhenUsedMixin, BaseDocumentForm):
    """Takes PDF files only."""

    file_field_class = PdfFormField
    how_to_change = _("To change the document, upload a new one and choose it in the page.")
