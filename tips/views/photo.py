import logging

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views import View
from wagtail.admin import messages

from tips import audit, keys, parts
from tips.models import Action, PartRole, Tip, is_supervisor
from tips.sealing import CannotOpenError
from tips.views.inbox import TipHandlersOnly

JPEG = "image/jpeg"
logger = logging.getLogger(__name__)


class PhotoView(TipHandlersOnly, View):
    """A photo of a tip, opened for this one answer: a file to keep, under a policy that lets it do nothing.

    The file as the sender had it, with all that it tells about the place and the phone, is for supervisors.
    """

    http_method_names = ["get"]

    def get(self, request, pk, part):
        tip = get_object_or_404(Tip.objects.visible_to(request.user), pk=pk)
        roles = [PartRole.PHOTO, PartRole.ORIGINAL] if is_supervisor(request.user) else [PartRole.PHOTO]
        photo = get_object_or_404(tip.parts.filter(role__in=roles), pk=part)
        with transaction.atomic():
            audit.record(request.user, Action.PHOTO, tip, photo.role)
            try:
                content = parts.open_bytes(photo, keys.private_keys())
            except (CannotOpenError, OSError) as error:
                logger.error("A photo of a tip cannot be opened: %s", type(error).__name__)
                messages.error(request, _("This photo cannot be opened here."))
                return redirect("tips_tip", pk=pk)
        return as_attachment(content, file_name(tip, photo))


def file_name(tip, photo):
    earlier = tip.parts.filter(role=photo.role, position__lte=photo.position).count()
    suffix = "jpg" if photo.role == PartRole.PHOTO else "goc"
    return f"{tip.reference}-{earlier}.{suffix}"


def as_attachment(content, name):
    is_jpeg = content.startswith(b"\xff\xd8\xff")
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
    return HttpResponse(content, JPEG if is_jpeg else "application/octet-stream", headers=headers)
