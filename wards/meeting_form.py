from django import forms

from wards.place_form import PlaceForm

PAST = "da-qua"


class MeetingFilterForm(PlaceForm):
    """Which meetings to list. A value nobody knows is no filter, never an error page."""

    xem = forms.ChoiceField(choices=[(PAST, PAST)], required=False, widget=forms.HiddenInput)

    def apply(self, meetings):
        """Return `meetings` narrowed to the ward that was chosen."""
        return meetings.for_ward(self.ward) if self.ward else meetings

    @property
    def is_narrowing(self):
        return bool(self.ward)

    @property
    def shows_past(self):
        self.is_valid()
        return self.cleaned_data.get("xem") == PAST
