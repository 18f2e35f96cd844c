from django.db import DatabaseError
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters

from tips.forms import TipForm
from tips.intake import receive
from tips.keys import KeysMissingError
from tips.origin import comes_from_elsewhere
from tips.receipts import in_groups


@method_decorator([csrf_exempt, never_cache, sensitive_post_parameters()], name="dispatch")
class SendTipView(View):
    """The form for tips: no account, no cookie, no script.

    Every refusal gives the page back with a sentence that says why and with the text still in it.
    """

    http_method_names = ["get", "head", "post"]

    def dispatch(self, request, *args, **kwargs):
        response = super().dispatch(request, *args, **kwargs)
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    def get(self, request):
        return self.form_page(TipForm(initial={"ward": request.GET.get("phuong")}))

    def post(self, request):
        form = TipForm(request.POST)
        if comes_from_elsewhere(request):
            form.add_error(
                None, _("This was sent from another site. If it was you, please press Send once more.")
            )
            return self.form_page(form.with_fresh_token(), status=403)
        if not form.is_valid():
            return self.form_page(form.with_fresh_token(), status=422)
        try:
            receipt, _tip = receive(form.message)
        except (DatabaseError, KeysMissingError, OSError):
            form.add_error(
                None, _("We could not store it just now. Your text is still here: please try again.")
            )
            return self.form_page(form, status=503)
        return render(request, "tips/thanks.html", {"receipt": in_groups(receipt)})

    def form_page(self, form, status=200):
        return render(self.request, "tips/send.html", {"form": form}, status=status)
