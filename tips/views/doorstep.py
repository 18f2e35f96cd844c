from django.conf import settings
from django.db import DatabaseError
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from tips.doorstep import DoorstepForm, write_down
from tips.intake import TakesNoMoreError
from tips.keys import KeysMissingError
from tips.models import Tip
from tips.receipts import in_groups
from tips.views.inbox import TipHandlersOnly
from tips.views.sender import not_stored


@method_decorator([never_cache, sensitive_post_parameters()], name="dispatch")
class DoorstepView(TipHandlersOnly, WagtailAdminTemplateMixin, FormView):
    """A short form for what was told, and after it the slip to hand over, shown once.

    Sent again, the same form gives the same slip and no second tip.
    """

    template_name = "tips/admin/doorstep.html"
    form_class = DoorstepForm
    header_icon = "edit"
    page_title = gettext_lazy("Write down what was told")
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self):
        inbox = {"url": reverse("tips_inbox"), "label": _("Tips")}
        return [*super().get_breadcrumbs_items(), inbox, {"url": "", "label": self.page_title}]

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "user": self.request.user}

    def form_valid(self, form):
        try:
            receipt, tip = write_down(self.request.user, form.message)
        except TakesNoMoreError:
            form.add_error(
                None, _("This slip has been withdrawn. Your text is still here: press Send once more.")
            )
            return self.to_send_again(form)
        except (DatabaseError, KeysMissingError, OSError):
            form.add_error(None, not_stored())
            return self.form_page(form, 503)
        return self.slip(receipt, tip)

    def form_invalid(self, form):
        return self.to_send_again(form)

    def to_send_again(self, form):
        form.renew_token()
        return self.form_page(form, 422)

    def form_page(self, form, status):
        return self.render_to_response(self.get_context_data(form=form), status=status)

    def slip(self, receipt, tip):
        context = self.get_context_data(
            receipt=in_groups(receipt),
            address=settings.SITE_URL.partition("://")[2] + reverse("follow_up"),
            can_open=Tip.objects.visible_to(self.request.user).filter(pk=tip.pk).exists(),
        )
        return render(self.request, "tips/admin/slip.html", context)
