import unicodedata

from django.core.exceptions import ValidationError
from django.db.models.fields.files import FieldFile
from django.forms import FileField
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.documents.fields import WagtailDocumentField
from wagtail.images.fields import WagtailImageField as WagtailFormField
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from media.cleaning import WRONG_FORMAT, CleanImage, clean

NOT_PDF = gettext_lazy("This is not a whole PDF file. Save it as PDF again, with a name that ends in .pdf.")
PDF_MARGIN = 1024  # bytes in which readers of PDF look for its first and its last word


def _too_big(field):
    return _("The file is too big: at most %(size)s.") % {"size": filesizeformat(field.max_upload_size)}


class CleanImageFormField(WagtailFormField):
    """Refuses what cannot be cleaned as an error of the form, and hands on the clean picture."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        # The multiple upload shows these two before it sends anything.
        self.error_messages["invalid_image_extension"] = WRONG_FORMAT
        self.error_messages["file_too_large_unknown_size"] = _too_big(self)

    def to_python(self, data):
        upload = data if isinstance(data, FieldFile) else FileField.to_python(self, data)
        if upload is None or isinstance(upload, FieldFile):  # the picture of an image that is stored
            return upload
        if upload.size > self.max_upload_size:
            raise ValidationError(_too_big(self), code="file_too_large")
        picture = clean(upload, upload.name)
        _overwrite(upload, picture)
        return picture


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


class PdfFormField(WagtailDocumentField):
    """Refuses what is no PDF file, whatever it calls itself, as an error of the form."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        size = filesizeformat(self.max_upload_size)
        self.help_text = _("A PDF file of at most %(size)s.") % {"size": size}
        self.error_messages["file_too_large_unknown_size"] = _too_big(self)  # see CleanImageFormField

    def to_python(self, data):
        upload = super().to_python(data)
        if upload is None or isinstance(upload, FieldFile):  # the file of a document that is stored
            return upload
        if not (upload.name.lower().endswith(".pdf") and _looks_like_pdf(upload)):
            raise ValidationError(NOT_PDF, code="format")
        # Django keeps letters only in the name of a file, and a mark of its own is none.
        upload.name = unicodedata.normalize("NFC", upload.name)
        return upload

    def check_document_file_size(self, upload):
        if upload.size > self.max_upload_size:
            raise ValidationError(_too_big(self), code="file_too_large")


def _looks_like_pdf(upload):
    upload.seek(0)
    start = upload.read(PDF_MARGIN)
    upload.seek(max(0, upload.size - PDF_MARGIN))
    end = upload.read()
    upload.seek(0)
    return b"%PDF-" in start and b"%%EOF" in end
