"""What somebody told the 3-in-1 team, written down by the team: at the door or on the phone, with that
person beside it or not."""

from django import forms
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from tips import audit
from tips.fields import WordsField
from tips.forms import DatedForm
from tips.intake import Message, receive
from tips.models import Action, Kind, Source, is_supervisor
from wards.models import Ward


class Told(models.TextChoices):
    DOOR = "door", _("At the door or face to face")
    PHONE = "phone", _("On the phone")


class Present(models.TextChoices):
    YES = "yes", _("Yes, they see or hear what is written")
    NO = "no", _("No, it is written afterwards")


CHOOSE_ONE = dict.fromkeys(["required", "invalid_choice"], _("Please choose one of these."))
CHOOSE_PLACE = dict.fromkeys(["required", "invalid_choice"], _("Please choose a place from the list."))


class DoorstepForm(DatedForm):
    kind = forms.ChoiceField(
        label=_("About what?"),
        choices=Kind.choices,
        widget=forms.RadioSelect,
        error_messages=CHOOSE_ONE,
    )
    text = WordsField(
        label=_("What did they say?"),
        help_text=_("In their words. Leave out who said it, unless they want it known."),
        min_length=10,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    ward = forms.ModelChoiceField(
        label=_("Where?"), queryset=Ward.objects.none(), error_messages=CHOOSE_PLACE
    )
    keep_from_ward = forms.BooleanField(
        label=_("Do not pass this on to that ward or commune"),
        help_text=_(
            "If they ask for it. Only the city's tip supervisors will read it, and you cannot open it again."
        ),
        required=False,
    )
    told = forms.ChoiceField(
        label=_("How did they tell it?"),
        choices=Told.choices,
        widget=forms.RadioSelect,
        error_messages=CHOOSE_ONE,
    )
    present = forms.ChoiceField(
        label=_("Are they with you now?"),
        choices=Present.choices,
        widget=forms.RadioSelect,
        error_messages=CHOOSE_ONE,
    )
    contact = WordsField(
        label=_("How can we reach them? (only if they wish)"),
        help_text=_("A name, a phone number. Without it they can still ask with the code on the slip."),
        max_length=200,
        required=False,
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.choose_among_wards(self.fields["ward"])

    def choose_among_wards(self, field):
        """A handler writes for the own ward; a supervisor for any, or for none where it is not known."""
        if is_supervisor(self.user):
            field.queryset, field.required = Ward.objects.all(), False
            field.empty_label = _("Not known, or I would rather not say")
            return
        field.queryset = Ward.objects.filter(posts__user=self.user)
        if len(field.queryset) == 1:
            field.empty_label = None

    @property
    def has_no_ward(self):
        return self.fields["ward"].required and not self.fields["ward"].queryset

    @property
    def message(self):
        data = self.cleaned_data
        how = f"{Told(data['told']).label}. {self.fields['present'].label} {Present(data['present']).label}."
        return Message(
            nonce=data["token"],
            words={"text": f"{data['text']}\n\n({how})", "happened": "", "scammer": ""},
            kind=data["kind"],
            contact=data["contact"],
            ward=data["ward"],
            keep_from_ward=data["keep_from_ward"],
            source=Source.DOORSTEP,
        )


@transaction.atomic
def write_down(user, message):
    """Store what `user` was told. Return what `tips.intake.receive` does, and raise what it raises."""
    received = receive(message)
    audit.record(user, Action.ENTER, received.tip)
    return received
