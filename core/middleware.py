from functools import cached_property

from csp.constants import HEADER, SELF
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.conf import settings

SENSORS = [
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
]
DEVICES = ["bluetooth", "hid", "midi", "payment", "serial", "usb", "xr-spatial-tracking"]
TRACKING = [
    "attribution-reporting",
    "browsing-topics",
    "idle-detection",
    "join-ad-interest-group",
    "run-ad-auction",
]
PERMISSIONS_POLICY = ", ".join(f"{feature}=()" for feature in [*SENSORS, *DEVICES, *TRACKING])


class PolicyHeadersMiddleware:
    """The headers that Django has no setting for: no device of the reader is asked for, and no other
    site may load a part of this one."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers["Permissions-Policy"] = PERMISSIONS_POLICY
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        return response


class ContentPolicyMiddleware(CSPMiddleware):
    """django-csp's, which puts the policy together once for all answers that ask for nothing of their own."""

    def process_response(self, request, response):
        has_its_own = any(name.startswith("_csp") for name in (*vars(response), *vars(request)))
        if has_its_own or settings.DEBUG:
            return super().process_response(request, response)
        response.headers.setdefault(HEADER, self.policy)
        return response

    @cached_property
    def policy(self):
        return build_policy()


class PreviewFrameMiddleware:
    """Lets the editor show its own previews in a frame; nothing else may be framed by anyone.

    Wagtail runs a preview through the public middleware with a dummy request, so that the page comes
    out just as readers will get it: the public policy included, `frame-ancestors 'none'` with it.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if getattr(request, "is_dummy", False):
            response._csp_replace = {"frame-ancestors": [SELF]}
            response.headers["X-Frame-Options"] = "SAMEORIGIN"
            response.headers["Cache-Control"] = "no-store"
        return response
