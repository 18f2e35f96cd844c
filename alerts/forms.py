from django import forms
from django.utils.translation import gettext_lazy as _

from alerts.choices import ContactMethod, Severity
from topics.models import ScamType


class AlertFilterForm(forms.Form):
    """The filters of the list of warnings. A value nobody knows is no filter, never an error page."""

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
        self.is_valid()
        chosen = {self.lookups[name]: value for name, value in self.cleaned_data.items() if value}
        if kind := chosen.get(self.lookups["loai"]):
            chosen[self.lookups["loai"]] = kind.translation_key
        return alerts.filter(**chosen)

    @property
    def is_narrowing(self):
        self.is_valid()
        return any(self.cleaned_data.values())
