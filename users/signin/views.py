from django.shortcuts import redirect, render
from django.utils.http import urlencode

TOO_MANY_REQUESTS = 429


def locked_out(request, response=None, credentials=None):
    """What django-axes shows to an address that tried too often, whether the account exists or not."""
    return render(request, "429.html", status=TOO_MANY_REQUESTS)


def to_sign_in(request):
    """Stand where Wagtail's own sign-in pages would: they know no second factor and no brake."""
    target = redirect("account_login")
    after = request.GET.get("next")
    return redirect(f"{target.url}?{urlencode({'next': after})}") if after else target
