from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from media.models import CustomRendition


@require_safe
def serve_rendition(request, name):
    """Serve a picture that a page uses in the size it uses. Originals are never served."""
    rendition = get_object_or_404(CustomRendition, file=name)
    try:
        content = default_storage.open(rendition.file.name)
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(content)
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
