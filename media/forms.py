from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from media.fields import CleanImageFormField
from media.words import PlainWordsMixin


class DocumentForm(PlainWordsMixin, BaseDocumentForm):
    pass


class ImageForm(PlainWordsMixin, BaseImageForm):
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
        clean.help_text = field.help_text
        if self.instance.pk:
            clean.disabled = True
            clean.help_text = _("To change the picture, upload a new one and choose it in the page.")
        return clean
