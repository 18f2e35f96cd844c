from django.db import DatabaseError
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from tips.follow_up import look_up
from tips.forms import AddForm
from tips.guesses import MINUTE, guesses
from tips.intake import FullError, WithdrawnError, add_to
from tips.keys import KeysMissingError
from tips.models import Tip
from tips.origin import comes_from_elsewhere
from tips.receipts import as_typed
from tips.sent_photos import SentPhotos
from tips.views.sender import SenderView, not_stored, sent_from_elsewhere
from tips.withdrawal import withdraw
from users.addresses import client_network

ADD_TO_TIP = "components/add_to_tip.html"


class FollowUpView(SenderView):
    """For whoever has a receipt: the status, the answers, a way to add and to take back.

    The 16 digits travel in the bodies of POSTs alone. Whatever is no receipt of ours gets one and the same
    page, so that nobody learns whether it ever was one.
    """

    def first_page(self):
        return self.code_page()

    def post(self, request):
        if comes_from_elsewhere(request):
            return self.code_page(sent_from_elsewhere(), 403)
        network = client_network(request)
        if guesses.too_many(network):
            response = self.page("tips/wait.html", {}, 429)
            response.headers["Retry-After"] = str(MINUTE)
            return response
        try:
            found = look_up(as_typed(request.POST.get("code", "")))
            if found:
                return self.answer(found)
        except (DatabaseError, KeysMissingError):
            return self.closed()
        except Tip.DoesNotExist:  # destroyed while this was being read
            pass
        guesses.add(network)
        render_to_string(ADD_TO_TIP, {"form": AddForm(), "code": ""})  # right digits cost this time as well
        return self.code_page(_("There is no tip with these digits. Please compare them one by one."), 422)

    def answer(self, found):
        action = self.request.POST.get("action")
        if found.tip.is_withdrawn:
            return self.status_page(found)
        if action == "withdraw":
            return self.page("tips/withdraw.html", {"code": self.code})
        if action == "withdraw-now":
            withdraw(found.derived)
            return self.status_page(look_up(self.code))
        return self.add(found) if "text" in self.request.POST else self.status_page(found)

    def add(self, found):
        form = AddForm(self.request.POST, self.request.FILES)
        if not form.is_valid():
            return self.status_page(found, form.to_send_again(), 422)
        photos = SentPhotos(form.cleaned_data["photos"], form.cleaned_data["keep_originals"], found.tip)
        try:
            add_to(found.derived, form.message(photos.good, found.tip.kind))
        except WithdrawnError:
            return self.status_page(look_up(self.code))
        except FullError:
            problem = _("This tip is full. Your text is still here: please send it as a new tip.")
            return self.status_page(found, form.to_send_again(problem), 422)
        except (DatabaseError, KeysMissingError, OSError):
            return self.status_page(found, form.to_send_again(not_stored(), same_token=True), 503)
        return self.status_page(
            found,
            is_stored=bool(form.cleaned_data["text"] or photos.good),
            own_numbers=form.question_left,
            refused=photos.refused,
        )

    @property
    def code(self):
        return as_typed(self.request.POST["code"])

    def code_page(self, problem="", status=200):
        return self.page("tips/follow_up.html", {"problem": problem}, status)

    def status_page(self, found, form=None, status=200, **more):
        context = {"found": found, "tip": found.tip, "code": self.code, "form": form or AddForm(), **more}
        return self.page("tips/status.html", context, status)
