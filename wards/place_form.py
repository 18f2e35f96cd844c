from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wards.models.places import Ward


class WardSelect(forms.Select):
    """Every ward, each said to be Vietnamese, which names are in every language."""

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        if value:
            option["attrs"]["lang"] = "vi"
        return option


class WardField(forms.ModelChoiceField):
    """A ward by its slug or by its name: 168 slugs beside the names that a page shows would be a kilobyte."""

    def to_python(self, value):
        if value in self.empty_values:
            return None
        if ward := self.queryset.filter(Q(slug=value) | Q(name=value)).first():
            return ward
        raise ValidationError(self.error_messages["invalid_choice"], "invalid_choice", {"value": value})


class PlaceForm(forms.Form):
    """For which ward. One that nobody knows is the whole city, never an error page."""

    phuong = WardField(
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
