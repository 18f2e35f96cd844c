"""Pictures and documents leave through these views, and only while something public refers to them."""

from mimetypes import guess_type
from urllib.parse import quote

from django.conf import settings
from django.http import FileResponse, Http404, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag
from django.views.decorators.http import require_safe

from media.models import CustomDocument, CustomRendition
from media.usage import is_public

# What is taken off the site is gone from every shared cache within five seconds.
FOR_EVERYBODY = "public, max-age=86400, s-maxage=5"
FOR_STAFF = "private, no-store"
DOCUMENT_POLICY = "default-src 'none'; sandbox"


@require_safe
def serve_rendition(request, name):
    """Serve a picture in a size that a page uses. Originals are never served."""
    rendition = CustomRendition.objects.select_related("image").filter(file=name).first()
    # The editor shows a copy in full size. Readers get what a page shows, and no more.
    public = bool(rendition) and rendition.filter_spec != "original" and is_public(rendition.image)
    _refuse_strangers(request, rendition, public)
    return _send(request, rendition.file, rendition.image.file_hash, public)


@require_safe
def serve_document(request, document_id, document_filename):
    """Serve a document, to be saved and never to be shown as a part of this site."""
    document = CustomDocument.objects.filter(pk=document_id).first()
    if document and document.filename != document_filename:
        document = None
    public = bool(document) and is_public(document)
    _refuse_strangers(request, document, public)
    response = _send(request, document.file, document.file_hash, public, as_attachment=True)
    response.headers["Content-Security-Policy"] = DOCUMENT_POLICY
    return response


def _refuse_strangers(request, found, public):
    """Let staff alone see what is not public: previews and the back office need it.

    The session is read only here, so that no public answer varies by cookie; and for what does not exist
    too, so that nobody can tell it from what is hidden. Where there are no accounts there is no `user`.
    """
    if public:
        return
    user = getattr(request, "user", None)
    if not (user and user.has_perm("wagtailadmin.access_admin") and found):
        raise Http404


def _send(request, file, file_hash, public, as_attachment=False):
    etag = quote_etag(f"{file_hash}-{file.instance.pk}")  # a file is never replaced
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = _whole(file)
        filename = file.name.rpartition("/")[2]
        response.headers["Content-Type"] = guess_type(filename)[0] or "application/octet-stream"
        response.headers["Content-Disposition"] = content_disposition_header(as_attachment, filename)
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = FOR_EVERYBODY if public else FOR_STAFF
    return response


def _whole(file):
    """Return the file, or an empty answer that tells nginx which file to send."""
    if settings.MEDIA_ACCEL_PREFIX:
        return HttpResponse(headers={"X-Accel-Redirect": settings.MEDIA_ACCEL_PREFIX + quote(file.name)})
    try:
        return FileResponse(file.storage.open(file.name))
    except FileNotFoundError:
        raise Http404 from None
