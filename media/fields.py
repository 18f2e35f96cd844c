from django.core.exceptions import ValidationError
from django.db.models.fields.files import FieldFile
from django.forms import FileField
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from wagtail.images.fields import WagtailImageField as WagtailFormField
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from media.cleaning import WRONG_FORMAT, CleanImage, clean


class CleanImageFormField(WagtailFormField):
    """Refuses what cannot be cleaned as an error of the form, and hands on the clean picture."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        # The multiple upload shows these two before it sends anything.
        self.error_messages["invalid_image_extension"] = WRONG_FORMAT
        self.error_messages["file_too_large_unknown_size"] = self._too_big()

    def to_python(self, data):
        upload = data if isinstance(data, FieldFile) else FileField.to_python(self, data)
        if upload is None or isinstance(upload, FieldFile):  # the picture of an image that is stored
            return upload
        if upload.size > self.max_upload_size:
            raise ValidationError(self._too_big(), code="file_too_large")
        picture = clean(upload, upload.name)
        _overwrite(upload, picture)
        return picture

    def _too_big(self):
        return _("The file is too big: at most %(size)s.") % {"size": filesizeformat(self.max_upload_size)}


def _overwrite(upload, picture):
    """Leave no original behind: the multiple upload stores the upload itself until the form is filled in."""
    upload.seek(0)
    upload.truncate()
    upload.write(picture.read())
    upload.flush()
    for file in (upload, picture):
        file.seek(0)
    upload.name, upload.size = picture.name, picture.size


class CleanImageFieldFile(WagtailImageFieldFile):
    def save(self, name, content, save=True):
        """Clean what did not come through the form: code, or the last step of the multiple upload."""
        if not isinstance(content, CleanImage):
            content = clean(content, name)
        super().save(content.name, content, save)


class CleanImageField(WagtailImageField):
    """Stores no picture that was not cleaned, whichever way it came."""

    attr_class = CleanImageFieldFile

    @classmethod
    def in_place_of(cls, field):
        _name, _path, args, kwargs = field.deconstruct()
        return cls(*args, **kwargs)

    def deconstruct(self):
        """The column is Wagtail's, so migrations need not know that the field is ours."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "wagtail.images.models.WagtailImageField", args, kwargs
