"""Taking in a PO file: what is wrong with it is said in a sentence; nothing is published by it."""

import polib
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail_localize.models import Translation

from core.translating.rights import may_translate

LARGEST = 1024 * 1024  # bytes: the longest page has some 60 kB
OWNER = "X-WagtailLocalize-TranslationID"


class UnusableError(ValueError):
    """Says in words why a file cannot be taken in."""


@require_POST
def upload_po_file(request, translation_id):
    """Stands before wagtail-localize's, which fails on a file that it does not expect."""
    translation = get_object_or_404(Translation, pk=translation_id, enabled=True)
    if not may_translate(request.user, translation.get_target_instance()):
        raise PermissionDenied
    try:
        po = read(request.FILES.get("file"), translation)
    except UnusableError as error:
        messages.error(request, str(error))
    else:
        passed_over = translation.import_po(po, user=request.user, tool_name="PO")
        messages.success(request, _("The translated texts of the file were taken in. Nothing is public yet."))
        if passed_over:
            messages.warning(request, _("Texts that this page does not have were passed over."))
    return redirect("translate", pk=translation.pk)


def read(file, translation):
    """Return the PO file that was uploaded for `translation`, or raise UnusableError."""
    if file is None:
        raise UnusableError(_("Choose a PO file first."))
    if file.size > LARGEST:
        raise UnusableError(_("This file is too large: a PO file of one page is below 1 MB."))
    po = _parsed(file.read())
    if po.metadata.get(OWNER) != str(translation.uuid):
        raise UnusableError(_("This file belongs to another page or another language."))
    return po


def _parsed(content):
    try:
        text = content.decode()
    except UnicodeDecodeError:
        raise UnusableError(_("This file cannot be read. Save it as a PO file in UTF-8.")) from None
    if "\0" in text:
        raise UnusableError(_("This file cannot be read. Save it as a PO file in UTF-8."))
    # polib opens what looks like the name of a file; with a line break it is taken for the text itself.
    try:
        return polib.pofile(f"{text}\n", encoding="utf-8")
    except (OSError, ValueError, IndexError, KeyError):
        raise UnusableError(_("This file cannot be read. Save it as a PO file in UTF-8.")) from None
