"""Days and hours that editors type lie in years that somebody can mean.

The years 1 and 9999 are dates as well, and overflow where an hour is turned into another zone.
"""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput

FIRST_YEAR, LAST_YEAR = 2000, 2100


def in_near_years(day):
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        words = _("Is the year right? It has to lie between %(first)d and %(last)d.")
        raise ValidationError(words % {"first": FIRST_YEAR, "last": LAST_YEAR})


class NearDateField(forms.DateField):
    default_validators = [in_near_years]


class NearDateTimeField(forms.DateTimeField):
    default_validators = [in_near_years]


def ask_for_near_dates():
    """Let every form of the back office that is made of a model refuse other years."""
    register_form_field_override(
        models.DateField, override={"widget": AdminDateInput, "form_class": NearDateField}
    )
    register_form_field_override(
        models.DateTimeField, override={"widget": AdminDateTimeInput, "form_class": NearDateTimeField}
    )
