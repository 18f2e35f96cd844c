from django import forms
from django.utils.translation import gettext_lazy as _


class PhotosInput(forms.FileInput):
    """Offers the camera and the album of a phone. With `image/*` an iPhone sends its photos as JPEG."""

    allow_multiple_selected = True

    def __init__(self, attrs=None):
        super().__init__({"accept": "image/*", **(attrs or {})})


class PhotosField(forms.FileField):
    """Gives the list of uploads, whatever they are: a bad photo never holds up a tip.

    `tips.photo_cleaning.clean_photos` opens them, once the rest of the form is known to be right.
    """

    widget = PhotosInput

    def __init__(self, **kwargs):
        texts = {
            "label": _("Photos"),
            "help_text": _("Up to 5, each at most 10 MB: JPEG, PNG, WebP or HEIC. Screenshots are welcome."),
        }
        super().__init__(**{"required": False, **texts, **kwargs})

    def clean(self, data, initial=None):
        return list(data or [])
