from django import forms
from django.core.validators import ProhibitNullCharactersValidator
from django.utils.translation import gettext_lazy as _

from tips.intake import Message
from tips.models import Kind
from tips.tokens import TokenExpiredError, new_token, nonce_of
from wards.models import Ward

UNREADABLE = _("There is a character here that cannot be read. Please delete what looks odd and send again.")


class WordsField(forms.CharField):
    """What a person wrote. No browser may cut it on the way: the answer says that it is too long."""

    default_error_messages = {
        "required": _("Please write something here."),
        "min_length": _("Please write a little more: at least %(limit_value)d characters."),
        "max_length": _(
            "This is too long: %(show_value)d characters, and at most %(limit_value)d can be sent. "
            "Please shorten it, or send the rest as a second tip."
        ),
        "null_characters_not_allowed": UNREADABLE,
    }

    def widget_attrs(self, widget):
        return {}


class WardChoiceField(forms.ModelChoiceField):
    """Every ward, grouped by kind, with "not known" first."""

    default_error_messages = {"invalid_choice": _("Please choose a place from the list.")}
    validate_no_null_characters = ProhibitNullCharactersValidator(UNREADABLE)

    def __init__(self, **kwargs):
        super().__init__(Ward.objects.all(), empty_label=_("Not known, or I would rather not say"), **kwargs)


class TipForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("What is it about?"),
        choices=Kind.choices,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(["required", "invalid_choice"], _("Please choose one of these.")),
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
        help_text=_("A name, a phone number or an e-mail address. Leave it empty to stay unknown."),
        max_length=200,
        required=False,
    )
    token = WordsField(widget=forms.HiddenInput, required=False)

    words = ("text", "happened", "scammer")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("token", new_token())
        for field in self.fields.values():
            field.widget.attrs["autocomplete"] = "off"

    def clean_token(self):
        try:
            return nonce_of(self.cleaned_data["token"])
        except TokenExpiredError:
            raise forms.ValidationError(
                _("This page was open for a long time. Your text is still here: please press Send once more.")
            ) from None

    def with_fresh_token(self):
        """Return this bound form, text and errors kept, ready to be sent again."""
        self.data = self.data.copy()
        self.data["token"] = new_token()
        return self

    @property
    def message(self):
        """What `tips.intake.receive` takes, from a valid form."""
        data = self.cleaned_data
        return Message(
            nonce=data["token"],
            words={name: data[name] for name in self.words},
            kind=data["kind"],
            contact=data["contact"],
            ward=data["ward"],
            keep_from_ward=data["keep_from_ward"],
        )
