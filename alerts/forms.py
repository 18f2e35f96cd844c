from django import forms
from django.utils.translation import gettext_lazy as _

from alerts.choices import ContactMethod, Severity
from topics.models import ScamType

ENDED = "da-ket-thuc"


class AlertFilterForm(forms.Form):
    """The filters of the list of warnings. A value nobody knows is no filter, never an error page."""

    xem = forms.ChoiceField(choices=[(ENDED, ENDED)], required=False, widget=forms.HiddenInput)

    loai = forms.ModelChoiceField(
        ScamType.objects.none(),
        to_field_name="code",
        required=False,
        label=_("Kind of scam"),
        empty_label=_("All"),
    )
    kenh = forms.ChoiceField(
        choices=[("", _("All")), *ContactMethod.choices], required=False, label=_("Reaches people by")
    )
    muc = forms.ChoiceField(choices=[("", _("All")), *Severity.choices], required=False, label=_("Severity"))

    lookups = {"loai": "scam_type__translation_key", "kenh": "contact_methods__method", "muc": "severity"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["loai"].queryset = ScamType.objects.to_read()

    def apply(self, alerts):
        """Return `alerts` narrowed by every valid choice."""
        chosen = {self.lookups[name]: value for name, value in self._chosen.items()}
        if kind := chosen.get(self.lookups["loai"]):
            chosen[self.lookups["loai"]] = kind.translation_key
        return alerts.filter(**chosen)

    @property
    def _chosen(self):
        self.is_valid()
        return {name: self.cleaned_data[name] for name in self.lookups if self.cleaned_data.get(name)}

    @property
    def is_narrowing(self):
        return bool(self._chosen)

    @property
    def shows_ended(self):
        """Whether the reader asks for the warnings that are over instead of those that hold now."""
        self.is_valid()
        return self.cleaned_data.get("xem") == ENDED
