from uuid import UUID, uuid4

from django import forms
from django.conf import settings
from django.core import signing
from django.utils.translation import gettext_lazy as _

from campaigns.choices import Measure
from campaigns.models import CampaignPage, ResultSheet
from campaigns.results.columns import DAY, MEASURE, VALUE, WARD
from campaigns.results.files import MOST_BYTES
from wards.models import Ward

ROWS_BY_HAND = 8
GOOD_FOR = 12 * 60 * 60  # seconds between reading a preview and taking it in
SURE = _("I looked at each of these totals: they are right as they stand here.")


class SheetForm(forms.Form):
    campaign = forms.ModelChoiceField(
        CampaignPage.objects.none(),
        label=_("Campaign"),
        empty_label=None,
        help_text=_("The campaign whose results these are."),
    )
    source = forms.CharField(
        label=_("Where the numbers come from"),
        max_length=ResultSheet._meta.get_field("source").max_length,
        help_text=_("For example: weekly report of the ward police. Readers see it below the chart."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        campaigns = CampaignPage.objects.live().filter(locale__language_code=settings.LANGUAGE_CODE)
        self.fields["campaign"].queryset = campaigns.order_by("-starts_on")


class FileForm(SheetForm):
    file = forms.FileField(
        label=_("CSV file"),
        allow_empty_file=True,
        help_text=_("With the columns of the file to fill in. Nothing comes in yet: first you see it."),
    )

    @property
    def content(self):
        """What was uploaded; of a file that is too long just enough to know that it is."""
        return self.cleaned_data["file"].read(MOST_BYTES + 1)


class ConfirmForm(forms.Form):
    """What was previewed comes back by the browser, signed for the one who read it: nothing is kept here."""

    preview = forms.CharField(widget=forms.HiddenInput)
    sure = forms.BooleanField(label=SURE, required=False)

    @staticmethod
    def seal(user, campaign, source, content):
        return signing.dumps(
            [campaign.pk, source, content.decode("latin-1"), uuid4().hex], salt=_salt(user), compress=True
        )

    @staticmethod
    def open(user, sealed):
        """Return (campaign or None, source, content, its own UUID). signing.BadSignature if it is not what
        was shown."""
        key, source, content, preview = signing.loads(sealed, salt=_salt(user), max_age=GOOD_FOR)
        campaign = CampaignPage.objects.live().filter(pk=key).first()
        return campaign, source, content.encode("latin-1"), UUID(preview)


def _salt(user):
    return f"preview of results for {user.pk}"


class HandForm(SheetForm):
    day = forms.DateField(
        label=_("Day"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],  # a browser that knows no picker shows an empty field
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text=_("The day up to and with which was counted."),
    )
    sure = forms.BooleanField(label=SURE, required=False)


class PlaceForm(forms.Form):
    """The totals of one place."""

    ward = forms.ChoiceField(label=_("Ward or commune"), required=False)

    def __init__(self, *args, places, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ward"].choices = places
        for measure in Measure:
            number = forms.TextInput(attrs={"inputmode": "numeric", "size": 10})
            self.fields[measure.value] = forms.CharField(
                label=measure.label, required=False, max_length=30, widget=number
            )

    def lines(self, day):
        """Yield the cells of each total that was filled in."""
        for measure in Measure:
            if text := self.cleaned_data.get(measure.value):
                cells = {DAY: day.isoformat(), WARD: self.cleaned_data.get("ward", "")}
                yield {**cells, MEASURE: measure.value, VALUE: text}


PlaceFormSet = forms.formset_factory(
    PlaceForm, extra=ROWS_BY_HAND, max_num=ROWS_BY_HAND, absolute_max=ROWS_BY_HAND
)


def places():
    return [("", _("Whole city")), *Ward.objects.values_list("code", "name")]
