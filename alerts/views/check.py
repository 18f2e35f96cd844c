from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters

from alerts.check import check
from alerts.check_form import CheckForm


@method_decorator([csrf_exempt, sensitive_post_parameters()], name="dispatch")
class CheckView(View):
    """Tells what is known of what somebody pastes, on the same page, so that no address ever holds it.

    Without a CSRF token: the public site has no cookie, and nothing is changed.
    """

    http_method_names = ["get", "head", "post"]

    def get(self, request):
        return self.page(CheckForm())

    @method_decorator(never_cache)
    def post(self, request):
        form = CheckForm(request.POST)
        if not form.is_valid():
            return self.page(form, status=422)
        return self.page(form, answers=check(form.cleaned_data["text"]), is_asked=True)

    def page(self, form, status=200, **context):
        response = render(self.request, "alerts/check.html", {"form": form, **context}, status=status)
        response._has_been_logged = True  # a line in the log would tell when somebody asked
        return response
