"""What a list of tips was narrowed down to: in words for people, in codes for the audit."""

from django.db.models import Model
from django.forms import ChoiceField
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.admin.active_filters import filter_adapter_class_registry


def in_words(filters):
    """Yield the label and the value of each filter that is set."""
    for name, value in _set(filters):
        found = filters.filters[name]
        if isinstance(value, slice):
            yield found.label, _days(value)
            continue
        adapter = filter_adapter_class_registry.get(found)(found, filters.form[name], value, "", filters.data)
        for active in adapter.get_active_filters():
            yield active.field_label, active.value


def _days(value):
    # Wagtail's own words for it are not in Vietnamese.
    start, stop = (day and date_format(day, "d/m/Y") for day in (value.start, value.stop))
    if start and stop:
        return _("from %(start)s to %(stop)s") % {"start": start, "stop": stop}
    return _("from %(start)s") % {"start": start} if start else _("until %(stop)s") % {"stop": stop}


def as_codes(filters):
    """Return `name=code` for each filter that is set; the name alone where people type freely."""
    return [name + _code(filters.form.fields[name], value) for name, value in _set(filters)]


def _set(filters):
    if filters.is_valid():
        for name, value in filters.form.cleaned_data.items():
            if value not in (None, "", []):
                yield name, value


def _code(field, value):
    if isinstance(value, Model):
        return f"={value.pk}"
    if isinstance(value, slice):
        return "=" + "..".join(f"{day:%Y-%m-%d}" if day else "" for day in (value.start, value.stop))
    return f"={value}" if isinstance(field, ChoiceField) else ""
