"""Two rules for whoever is signed in. Public pages never touch a session, and nothing here makes them."""

from functools import partial

from allauth.account.adapter import get_adapter
from django.contrib.auth import logout
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from users.addresses import in_back_office
from users.signin import second_factor

LONGEST = 8 * 60 * 60  # seconds from signing in to signing in again, however busy
SIGNED_IN_AT, SEEN_AT = "signed_in_at", "seen_at"
STEP = 60  # seconds between two notes of having seen somebody: each is a write to the database
POLLING = "wagtailadmin_editing_sessions"  # an open editor asks every few seconds, with nobody before it

# Not the sign-in page: allauth would send whoever knows the password straight on to where they wanted to go.
OPEN = {"account_logout", "account_inactive", "wagtailadmin_logout"}
SET_UP = {"mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "account_reauthenticate"}
CONFIRM = {"mfa_reauthenticate", "mfa_reauthenticate_webauthn"}


class StaffMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if in_back_office(request) and request.user.is_authenticated:
            return self.check(request)
        return None


class SessionLimitMiddleware(StaffMiddleware):
    """Ends a session after 8 hours. Idle ones end by SESSION_COOKIE_AGE, which each visit starts anew."""

    def check(self, request):
        now = int(timezone.now().timestamp())
        if now - request.session.get(SIGNED_IN_AT, 0) >= LONGEST:
            logout(request)
            return redirect_to_login(request.get_full_path(), reverse("account_login"))
        if request.resolver_match.namespace != POLLING and now - request.session.get(SEEN_AT, 0) >= STEP:
            request.session[SEEN_AT] = now
        return None


class SecondFactorMiddleware(StaffMiddleware):
    """Lets nobody work without a second factor who has one or must have one, at any address.

    Outside the back office, where staff may see pictures and pages that are not public, they are nobody.
    """

    def __call__(self, request):
        if not in_back_office(request):
            # Asked of the session only where somebody asks for the user: public answers never vary by cookie.
            request.user = SimpleLazyObject(partial(self.known, request, request.user))
        return self.get_response(request)

    def known(self, request, user):
        return AnonymousUser() if user.is_authenticated and self.lacks_it(request, user) else user

    def lacks_it(self, request, user):
        if second_factor.was_used(request, user):
            return False
        return second_factor.has_one(user) or second_factor.is_required(user)

    def check(self, request):
        user = request.user
        if not self.lacks_it(request, user):
            return None
        has_one = second_factor.has_one(user)
        if request.resolver_match.url_name in OPEN | (CONFIRM if has_one else SET_UP):
            return None
        if not has_one:
            return redirect("mfa_index")
        way = get_adapter(request).get_reauthentication_methods(user)[0]
        return redirect_to_login(request.get_full_path(), way["url"])
