"""The editor's forms of what belongs to a ward: ward staff choose among their own wards alone."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from core.forms import ReviewedPageForm
from wards.own import own_wards, writes_everywhere


class OwnWardForm:
    """Before a form with a field `ward`. A draft may lack much, but never its ward: it would be nobody's."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.is_limited = not writes_everywhere(self.for_user)
        if self.is_limited:
            self._limit(own_wards(self.for_user))

    def _limit(self, codes):
        ward = self.fields["ward"]
        ward.queryset = ward.queryset.filter(pk__in=codes)
        ward.required = True
        if len(codes) == 1:
            self.initial["ward"], ward.empty_label = *codes, None
        self.fields.pop("show_in_menus", None)

    def clean_ward(self):
        ward = self.cleaned_data["ward"]
        if self.is_limited and ward is None:
            raise ValidationError(_("Choose your ward."))
        return ward


class WardPageForm(OwnWardForm, ReviewedPageForm):
    pass


class WardTeamForm(OwnWardForm, WagtailAdminModelForm):
    pass
