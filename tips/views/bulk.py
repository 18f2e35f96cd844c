from django.db import transaction
from django.http import QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View
from wagtail.admin import messages

from tips.bulk_form import BulkForm
from tips.views.filters import list_query
from tips.views.inbox import TipHandlersOnly


class BulkView(TipHandlersOnly, View):
    """Takes the ticked tips of a list and goes back to it."""

    http_method_names = ["post"]

    def post(self, request):
        form = BulkForm(request.user, request.POST)
        if form.is_valid():
            with transaction.atomic():
                done, refused = form.carry_out(request.POST.getlist("tip"))
            self.say(done, refused)
        else:
            messages.error(request, _("Please choose a status or a person from the lists."))
        back_to = list_query(QueryDict(request.POST.get("list", "").removeprefix("?")))
        return redirect(reverse("tips_inbox") + back_to)

    def say(self, done, refused):
        if done:
            messages.success(self.request, _("Tips changed: %(count)d.") % {"count": done})
        if refused:
            text = _(
                "Tips left as they were: %(count)d. They are withdrawn, or this person may not open them "
                "or has them already."
            )
            messages.warning(self.request, text % {"count": refused})
        if not done and not refused:
            messages.warning(self.request, _("Nothing was changed: tick some tips, then choose what to set."))
