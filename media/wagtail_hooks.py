from django.shortcuts import redirect
from wagtail import hooks
from wagtail.admin import messages

from media.forms import FIXED
from media.models import CustomDocument, CustomImage
from media.usage import is_fixed


@hooks.register("before_bulk_action")
def leave_what_is_fixed(request, action_type, objects, action):
    """Bulk actions know no form that could refuse."""
    if action.model in (CustomImage, CustomDocument) and any(is_fixed(file) for file in objects):
        messages.error(request, FIXED)
        return redirect(action.next_url)
    return None
