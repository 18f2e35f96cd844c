from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from alerts.choices import ContactMethod, Severity
from alerts.models import AlertContactMethod, AlertPage, AlertWard
from core.models.pages import RESERVED_SLUGS
from core.text import slugify
from wards.models import Ward

# What most warnings say. Not translated: it is content, in the language that warnings are written in.
STARTING_WORDS = {
    "stop": "Tắt máy. Không chuyển tiền, không đọc mã OTP, không bấm vào link.",
    "check_first": "Hỏi người thân, hoặc đến công an phường, xã nơi bạn ở.",
    "report": "Gọi 113, hoặc gửi tin báo trên trang này.",
}
BANNER_HOURS = [(0, _("No banner")), (6, _("6 hours")), (24, _("24 hours")), (72, _("72 hours"))]
LONGEST_ADDRESS = 200
BULLETS = "-–—•*· \t"


def _small(rows):
    return forms.Textarea(attrs={"rows": rows})


class UrgentForm(forms.ModelForm):
    """A whole warning in twelve fields, for a phone. What it leaves out is added in the editor later."""

    title = forms.CharField(
        label=_("Title"),
        max_length=150,
        help_text=_("Say the thing itself, in words people use. Up to 90 characters read well on a phone."),
    )
    methods = forms.MultipleChoiceField(
        label=_("How the scammer reaches people"),
        choices=ContactMethod.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick each way that you know of."),
    )
    ward = forms.ModelChoiceField(
        Ward.objects.all(),
        label=_("Where it happens"),
        required=False,
        empty_label=_("In the whole city"),
        help_text=_("More than one ward can be named in the editor."),
    )
    signs = forms.CharField(
        label=_("How to recognise it"),
        max_length=1500,
        widget=_small(5),
        help_text=_("One sign a line, four to six of them. They become a list."),
    )
    banner = forms.TypedChoiceField(
        label=_("At the top of every page"),
        choices=BANNER_HOURS,
        coerce=int,
        initial=24,
        help_text=_("For so long, counted from now, the title stands there once it is approved."),
    )

    field_order = [
        *("title", "severity", "scam_type", "methods", "ward", "summary", "read_aloud"),
        *("signs", "stop", "check_first", "report", "banner"),
    ]

    class Meta:
        model = AlertPage
        fields = [
            *("title", "severity", "scam_type", "summary", "read_aloud", "signs"),
            *("stop", "check_first", "report"),
        ]
        widgets = {
            "scam_type": forms.Select,
            **{name: _small(3) for name in ("summary", "read_aloud")},
            **{name: _small(2) for name in ("stop", "check_first", "report")},
        }
        help_texts = {
            "scam_type": _("The nearest kind. Other warnings of this kind are shown beside it."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial |= {"severity": Severity.URGENT, **STARTING_WORDS}
        self.fields["scam_type"].empty_label = _("Please choose")

    def clean_title(self):
        title = self.cleaned_data["title"]
        slug = slugify(title)
        if not slug or slug in RESERVED_SLUGS or len(slug) > LONGEST_ADDRESS:
            raise ValidationError(_("Please write a title of a few words: the address is made from it."))
        return title

    def clean_signs(self):
        lines = [line.strip(BULLETS) for line in self.cleaned_data["signs"].splitlines()]
        signs = [(line,) for line in lines if line]
        if not signs:
            raise ValidationError(_("Please write at least one sign."))
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", signs))

    def as_page(self):
        """Return the warning as a page that is not saved yet."""
        page, data = self.save(commit=False), self.cleaned_data
        page.contact_methods = [AlertContactMethod(method=method) for method in data["methods"]]
        page.wards = [AlertWard(ward=data["ward"])] if data["ward"] else []
        page.banner_until = timezone.now() + timedelta(hours=data["banner"]) if data["banner"] else None
        return page
