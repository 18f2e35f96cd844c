from django.db import DatabaseError
from django.utils.translation import gettext as _

from tips.forms import AddForm, TipForm
from tips.intake import TakesNoMoreError, receive
from tips.keys import KeysMissingError
from tips.origin import comes_from_elsewhere
from tips.receipts import in_groups
from tips.sent_photos import SentPhotos
from tips.suspicion import is_suspicious
from tips.views.sender import SenderView, not_stored, sent_from_elsewhere
from users.addresses import client_network


class SendTipView(SenderView):
    """The form for tips, and the receipt as its answer.

    Every refusal gives the page back with a sentence that says why and with the text still in it. The
    receipt is in no address: only the same form, sent again, shows it again.
    """

    def first_page(self):
        return self.form_page(TipForm(initial={"ward": self.request.GET.get("phuong")}))

    def post(self, request):
        form = TipForm(request.POST, request.FILES)
        if comes_from_elsewhere(request):
            return self.form_page(form.to_send_again(sent_from_elsewhere()), 403)
        if not form.is_valid():
            return self.form_page(form.to_send_again(), 422)
        photos = SentPhotos(form.cleaned_data["photos"], form.cleaned_data["keep_originals"])
        suspicious = is_suspicious(network=client_network(request), **form.signs)
        try:
            receipt, _tip = receive(form.message(photos.good, suspicious))
        except TakesNoMoreError:
            problem = _(
                "Nothing can be added to this tip any more. To send it as a new one, press Send again."
            )
            return self.form_page(form.to_send_again(problem), 422)
        except (DatabaseError, KeysMissingError, OSError):
            return self.form_page(form.to_send_again(not_stored(), same_token=True), 503)
        return self.receipt_page(receipt, form, photos)

    def form_page(self, form, status=200):
        return self.page("tips/send.html", {"form": form}, status)

    def receipt_page(self, receipt, form, photos):
        context = {
            "code": receipt,
            "receipt": in_groups(receipt),
            "kind": form.cleaned_data["kind"],
            "can_be_reached": bool(form.cleaned_data["contact"]),
            "own_numbers": form.question_left,
            "refused": photos.refused,
            "form": AddForm() if photos.refused else None,
        }
        return self.page("tips/receipt.html", context)
