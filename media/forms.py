from django.utils.translation import gettext_lazy as _
from wagtail.images.forms import BaseImageForm


class ImageForm(BaseImageForm):
    """Asks for words, and never replaces a file: pages already approved would change without approval."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        description = self.fields["description"]
        description.required = True
        description.label = _("What the picture shows")
        description.help_text = _("One sentence for people who cannot see it.")
        if self.instance.pk:
            self.fields["file"].disabled = True
            self.fields["file"].help_text = _(
                "To change the picture, upload a new one and choose it in the page."
            )
