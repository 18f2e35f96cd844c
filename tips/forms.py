from django import forms
from django.utils.translation import gettext_lazy as _

from tips.fields import ScamTypeField, TrapField, WardChoiceField, WordsField
from tips.intake import Message
from tips.models import Kind
from tips.own_numbers import own_numbers_in
from tips.photo_field import PhotosField
from tips.tokens import TokenExpiredError, age_of, new_token, nonce_of, renewed
from topics.models import ScamType


class DatedForm(forms.Form):
    """A form with a dated token, of which a browser remembers nothing."""

    token = WordsField(widget=forms.HiddenInput, required=False)

    form_age = 0.0  # seconds, once the token has been read

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("token", new_token())
        for field in self.fields.values():
            field.widget.attrs["autocomplete"] = "off"

    def clean_token(self):
        token = self.cleaned_data["token"]
        try:
            nonce, self.form_age = nonce_of(token), age_of(token)
        except TokenExpiredError:
            raise forms.ValidationError(
                _("This page was open for a long time. Your text is still here: please press Send once more.")
            ) from None
        return nonce

    def renew_token(self):
        """Make this bound form ready to be sent as a new one."""
        self.data = self.data.copy()
        self.data["token"] = renewed(self.data.get("token", ""))


class SenderForm(DatedForm):
    """What the forms of a sender share: photos, and the question about the own number."""

    photos = PhotosField()
    keep_originals = forms.BooleanField(
        label=_("Keep the photos as they are, as evidence"),
        help_text=_(
            "Without this tick we take off what is hidden in a photo, such as the place and the phone. "
            "With it we also lock away the original, for a case that needs proof."
        ),
        required=False,
    )
    asked = forms.Field(widget=forms.HiddenInput, required=False)

    own_numbers = ""  # those in the text that look like the sender's own
    was_asked = False  # whether they are meant to stand there

    def clean(self):
        """Ask once about the sender's own number. Where there are photos, which asking would lose, the page
        that answers has to ask: see `question_left`."""
        data = super().clean()
        self.own_numbers = ", ".join(own_numbers_in(data.get("text", "")))
        self.was_asked = bool(data["asked"])
        if self.own_numbers and not data["photos"] and not self.was_asked:
            self.was_asked = True
            question = _(
                "You wrote %(numbers)s. Are you sure? If it is your own number and you want to stay unknown, "
                "take it out. Then press Send once more: you will not be asked again."
            )
            self.add_error("text", question % {"numbers": self.own_numbers})
        return data

    @property
    def question_left(self):
        """The own numbers in what was just sent with photos, if nobody has asked about them yet."""
        return "" if self.was_asked else self.own_numbers

    def to_send_again(self, problem=None, *, same_token=False):
        """Return this bound form, text kept, ready for one more click. Only the photos have to be chosen
        again, since no page can put files back. With `same_token` a retry stays harmless."""
        if problem:
            self.add_error(None, problem)
        if self.files:
            self.add_error("photos", _("Please choose the photos again: no page can keep them for you."))
        self.data = self.data.copy()
        self.data["asked"] = "yes" if self.was_asked else ""
        if not same_token:
            self.renew_token()
        return self


class TipForm(SenderForm):
    kind = forms.ChoiceField(
        label=_("What is it about?"),
        help_text=_("Nobody reads this form at once. If someone is in danger, call 113 first."),
        choices=Kind.choices,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(["required", "invalid_choice"], _("Please choose one of these.")),
    )
    scam_type = ScamTypeField(
        label=_("If it is a scam: which kind?"), help_text=_("Leave it if you are not sure."), required=False
    )
    text = WordsField(
        label=_("What happened?"),
        help_text=_("Who, what, how. Leave out your own name and number if you want to stay unknown."),
        min_length=10,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 7}),
    )
    ward = WardChoiceField(label=_("Where?"), required=False)
    keep_from_ward = forms.BooleanField(
        label=_("Do not pass this on to that ward or commune"),
        help_text=_("Only the city's tip supervisors will read it."),
        required=False,
    )
    happened = WordsField(
        label=_("When?"), help_text=_("For example: this morning, or 20/11."), max_length=100, required=False
    )
    scammer = WordsField(
        label=_("What did the scammer use?"),
        help_text=_("Phone numbers, links, account numbers, app names, as far as you have them."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    contact = WordsField(
        label=_("How can we reach you? (only if you wish)"),
        help_text=_(
            "A name, a phone number or an e-mail address. Leave it empty to stay unknown: you will get a "
            "receipt of 16 digits, with which you can read our answer here."
        ),
        max_length=200,
        required=False,
    )
    subject = TrapField(label=_("Leave this empty"), required=False)

    words = ("text", "happened", "scammer")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["scam_type"].queryset = ScamType.objects.to_read()

    @property
    def signs(self):
        """What `tips.suspicion.is_suspicious` asks of a valid form."""
        data = self.cleaned_data
        return {"form_age": self.form_age, "honeypot": data["subject"] or "", "text": data["text"]}

    def message(self, photos, suspicious):
        """Return what `tips.intake.receive` takes, from a valid form."""
        data = self.cleaned_data
        words = {name: data[name] for name in self.words}
        if data["kind"] == Kind.SCAM and data["scam_type"]:
            words["scam_type"] = data["scam_type"]
        return Message(
            nonce=data["token"],
            words=words,
            kind=data["kind"],
            contact=data["contact"],
            ward=data["ward"],
            keep_from_ward=data["keep_from_ward"],
            photos=photos,
            suspicious=suspicious,
        )


class AddForm(SenderForm):
    """More words or photos for a tip that was sent before."""

    text = WordsField(
        label=_("What would you like to add?"),
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def clean(self):
        data = super().clean()
        if not self.errors and not data["text"] and not data["photos"]:
            self.add_error("text", _("Please write something, or choose a photo."))
        return data

    def message(self, photos, kind):
        """Return what `tips.intake.add_to` takes, from a valid form."""
        data = self.cleaned_data
        return Message(nonce=data["token"], words={"text": data["text"]}, kind=kind, photos=photos)
