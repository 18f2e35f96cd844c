from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.models.bundles import Bundle


class BundleForm(forms.ModelForm):
    class Meta:
        model = Bundle
        fields = ["title", "goes_public_at"]
        # The device's own way of choosing a day and hour: it needs no script and speaks Vietnamese.
        widgets = {
            "goes_public_at": forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        }

    def clean_goes_public_at(self):
        hour = self.cleaned_data["goes_public_at"]
        if hour <= timezone.now():
            raise forms.ValidationError(_("Its hour has passed. Choose one that is still to come."))
        return hour


class SearchForm(forms.Form):
    q = forms.CharField(label=gettext_lazy("Part of the title"), required=False, max_length=100)


class ReasonForm(forms.Form):
    """Why it is sent back or called off."""

    reason = forms.CharField(
        label=gettext_lazy("What should be changed, or why is it called off?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Needed only if you send it back or call it off. All who work on it read it."),
    )
