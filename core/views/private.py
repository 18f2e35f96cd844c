from django.core.exceptions import BadRequest
from wagtail import views


def authenticate_with_password(request, **kwargs):
    """Wagtail's, which takes a return address without a slash for the name of a view, and fails."""
    if request.method == "POST" and not request.POST.get("return_url", "").startswith("/"):
        raise BadRequest("No address to return to")
    return views.authenticate_with_password(request, **kwargs)
