"""One change for many tips at once."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from tips import desk
from tips.colleagues import NOBODY, choices_of, colleagues_of
from tips.desk_forms import SETTABLE
from tips.models import Tip

AT_MOST = 50  # tips, a page of the list


class BulkForm(forms.Form):
    status = forms.ChoiceField(
        label=_("Set the status"), choices=[("", _("As it is")), *SETTABLE], required=False
    )
    assignee = forms.ChoiceField(label=_("Give them to"), required=False)

    def __init__(self, user, data=None, people=None):
        self.user = user
        super().__init__(data, prefix="bulk")
        people = people or choices_of(colleagues_of(user))
        self.fields["assignee"].choices = [("", _("As it is")), (NOBODY, _("Nobody yet")), *people]

    def clean_assignee(self):
        key = self.cleaned_data["assignee"]
        return key if key in ("", NOBODY) else colleagues_of(self.user).get(pk=key)

    def carry_out(self, ids):
        """Change the tips among `ids` that the user may open; return how many changed and how many not.

        Call it in a transaction.
        """
        visible = Tip.objects.visible_to(self.user).select_for_update(of=("self",))
        done = refused = 0
        for tip in visible.filter(pk__in=list(readable(ids))[:AT_MOST]).order_by("pk"):
            changes, refusals = self._change(tip)
            done += changes > 0
            refused += refusals > 0
        return done, refused

    def _change(self, tip):
        status, assignee = self.cleaned_data["status"], self.cleaned_data["assignee"]
        deeds = []
        if status and status != tip.status:
            deeds.append((desk.set_status, status))
        if assignee:
            deeds.append((desk.assign, None if assignee == NOBODY else assignee))
        refusals = 0
        for do, value in deeds:
            try:
                do(tip, self.user, value)
            except desk.RefusedError:
                refusals += 1
        return len(deeds) - refusals, refusals


def readable(ids):
    """Yield the UUIDs among `ids`."""
    for text in ids:
        try:
            yield UUID(text)
        except ValueError:
            continue
