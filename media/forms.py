from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from media.fields import CleanImageFormField, PdfFormField
from media.usage import is_fixed

FIXED = _(
    "This file is on the site, or about to be, so nobody changes or deletes it alone. Upload a new file and"
    " choose it in the page; a second person approves that."
)
CHANGE_PICTURE = _("To change the picture, upload a new one and choose it in the page.")
CHANGE_DOCUMENT = _("To change the document, upload a new one and choose it in the page.")


class FixedWhenUsedMixin:
    """Refuses every change of what two people made public."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fixed = bool(self.instance.pk) and is_fixed(self.instance)
        if self.fixed:
            for field in self.fields.values():
                field.disabled = True

    def clean(self):
        if self.fixed:
            raise ValidationError(FIXED, code="fixed")
        return super().clean()


class ImageForm(FixedWhenUsedMixin, BaseImageForm):
    """Asks for words, and never replaces a file: pages already approved would change without approval."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        description = self.fields["description"]
        description.required = True
        description.label = _("What the picture shows")
        description.help_text = _("One sentence for people who cannot see it.")
        if "file" in self.fields:  # not in the last step of the multiple upload
            self.fields["file"] = self._file_field(self.fields["file"])

    def _file_field(self, field):
        """Wagtail chooses the class of this field by name and leaves no other place to replace it."""
        clean = CleanImageFormField(label=field.label, required=field.required, widget=field.widget)
        if self.instance.pk:
            clean.disabled = True
            clean.help_text = FIXED if self.fixed else CHANGE_PICTURE
        return clean


class DocumentForm(FixedWhenUsedMixin, BaseDocumentForm):
    """Takes PDF files only, and never replaces one."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "file" in self.fields:  # not in the last step of the multiple upload
            self.fields["file"] = self._file_field(self.fields["file"])

    def _file_field(self, field):
        """See ImageForm."""
        pdf = PdfFormField(label=field.label, required=field.required, widget=field.widget)
        if self.instance.pk:
            pdf.disabled = True
            pdf.help_text = FIXED if self.fixed else CHANGE_DOCUMENT
        return pdf
