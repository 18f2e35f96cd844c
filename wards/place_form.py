from django import forms
from django.utils.translation import gettext_lazy as _

from wards.models.places import Ward


class WardSelect(forms.Select):
    """Every ward, each said to be Vietnamese, which names are in every language."""

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        if value:
            option["attrs"]["lang"] = "vi"
        return option


class PlaceForm(forms.Form):
    """For which ward. One that nobody knows is the whole city, never an error page."""

    phuong = forms.ModelChoiceField(
        Ward.objects.all(),
        to_field_name="slug",
        required=False,
        label=_("Ward"),
        empty_label=_("The whole city"),
        widget=WardSelect,
    )

    @property
    def ward(self):
        self.is_valid()
        return self.cleaned_data.get("phuong")
