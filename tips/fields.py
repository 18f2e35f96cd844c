from django import forms
from django.core.validators import ProhibitNullCharactersValidator
from django.utils.translation import gettext_lazy as _

from topics.models import ScamType
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


class ScamTypeField(forms.ModelChoiceField):
    """The kinds of scam in the language of the page; gives the code, which all languages share."""

    default_error_messages = {"invalid_choice": _("Please choose a kind of scam from the list.")}
    validate_no_null_characters = ProhibitNullCharactersValidator(UNREADABLE)

    def __init__(self, **kwargs):
        super().__init__(
            ScamType.objects.none(), to_field_name="code", empty_label=_("I do not know"), **kwargs
        )

    def clean(self, value):
        chosen = super().clean(value)
        return chosen.code if chosen else ""


class TrapField(forms.Field):
    """A field that no person sees or reaches. Whatever a robot puts in is no mistake."""

    widget = forms.TextInput(attrs={"tabindex": "-1"})
