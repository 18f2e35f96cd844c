from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from core.identifiers import LONGEST


class CheckForm(forms.Form):
    """One box. Its text is taken as it is: what is hidden in it is what a trick may need."""

    text = forms.Field(
        label=_("Number, link, account or the name of an app"),
        help_text=_("You can paste a whole message. Nothing that you look up is kept."),
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off", "spellcheck": "false"}),
        validators=[
            MaxLengthValidator(
                LONGEST,
                _("This is too long: %(show_value)d characters. At most %(limit_value)d can be looked at."),
            )
        ],
        error_messages={"required": _("Please paste something here first.")},
    )
