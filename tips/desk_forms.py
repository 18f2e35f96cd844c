"""One form for each thing that staff do with a tip, each with the deed that it carries out."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.utils import get_user_display_name

from core.defang import inert
from core.models import CHOICES_IN_SOURCE_LANGUAGE
from tips import desk, parts
from tips.colleagues import who_may_open
from tips.models import AnswerTemplate, Status, Unit
from tips.reading import THE_SENDERS
from tips.suggestions import suggestions
from topics.models import ScamType
from wards.models import Ward

SETTABLE = [(status.value, status.label) for status in Status if status != Status.WITHDRAWN]
WARD, UNIT, SUPERVISORS = "ward", "unit", "supervisors"


class DeedForm(forms.Form):
    """`deed` names it in a POST, `done` is said afterwards."""

    deed = ""
    done = ""

    def __init__(self, tip, user, data=None):
        self.tip, self.user = tip, user
        super().__init__(data, prefix=self.deed)

    def carry_out(self):
        """Do it; RefusedError if it may not be done. The row of the tip is locked by the caller."""
        raise NotImplementedError


class PersonField(forms.ModelChoiceField):
    def label_from_instance(self, obj):
        return get_user_display_name(obj)


class StatusForm(DeedForm):
    deed, done = "status", _("The status has been changed.")
    status = forms.ChoiceField(label=_("Status"), choices=SETTABLE)

    def __init__(self, tip, user, data=None):
        super().__init__(tip, user, data)
        self.initial["status"] = tip.status

    def carry_out(self):
        desk.set_status(self.tip, self.user, self.cleaned_data["status"])


class AssignForm(DeedForm):
    deed, done = "assign", _("Saved who works on it.")
    assignee = PersonField(None, label=_("Who works on it"), required=False, empty_label=_("Nobody yet"))

    def __init__(self, tip, user, data=None):
        super().__init__(tip, user, data)
        self.fields["assignee"].queryset = who_may_open(tip)
        self.initial["assignee"] = tip.assignee_id

    def carry_out(self):
        desk.assign(self.tip, self.user, self.cleaned_data["assignee"])


class NoteForm(DeedForm):
    deed, done = "note", _("The note is kept. The sender never sees it.")
    text = forms.CharField(
        label=_("New note"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3}), help_text=_(
            "Only staff who may open this tip read it."
        )
    )  # fmt: skip

    def carry_out(self):
        desk.add_note(self.tip, self.user, self.cleaned_data["text"])


class AnswerForm(DeedForm):
    deed, done = "answer", _("The answer waits for the sender behind the receipt.")
    template = forms.ModelChoiceField(
        None, label=_("Start from a template"), required=False, empty_label=_("No template")
    )
    text = forms.CharField(
        label=_("Answer to the sender"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("The sender reads it with the receipt. Never tell what is being done, where or by whom."),
    )

    def __init__(self, tip, user, data=None):
        super().__init__(tip, user, data)
        fitting = AnswerTemplate.objects.filter(kind__in=["", tip.kind])
        self.fields["template"].queryset = fitting

    def with_template(self):
        """Return this form with the chosen template behind what was written already; nothing is checked."""
        key = self["template"].value() or ""
        chosen = self.fields["template"].queryset.filter(pk=key).first() if key.isdecimal() else None
        texts = [self["text"].value() or "", chosen.text if chosen else ""]
        self.data = self.data.copy()
        self.data[self.add_prefix("text")] = "\n\n".join(filter(None, texts))
        self._errors = {}
        return self

    def carry_out(self):
        desk.answer(self.tip, self.user, self.cleaned_data["text"])


class TransferForm(DeedForm):
    deed, done = "transfer", _("The tip has been passed on.")
    to = forms.ChoiceField(label=_("Pass on to"))
    reason = forms.CharField(
        label=_("Reason"),
        min_length=10,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Those who get it read this. The sender does not."),
    )

    def __init__(self, tip, user, data=None):
        super().__init__(tip, user, data)
        units = [(f"{UNIT}:{unit.pk}", unit.name) for unit in Unit.objects.filter(is_active=True)]
        wards = [(f"{WARD}:{ward.pk}", ward.name) for ward in Ward.objects.all()]
        self.fields["to"].choices = [
            ("", _("Please choose")),
            (SUPERVISORS, _("The city's tip supervisors")),
            (_("Units"), units),
            (_("Wards, communes, special zone"), wards),
        ]

    @cached_property
    def target(self):
        kind, _colon, key = self.cleaned_data["to"].partition(":")
        model = {WARD: Ward, UNIT: Unit}.get(kind)
        return {kind: model.objects.get(pk=key)} if model else {}

    def carry_out(self):
        desk.transfer(self.tip, self.user, self.cleaned_data["reason"], **self.target)


class IdentityForm(DeedForm):
    deed = "identity"
    reason = forms.CharField(
        label=_("Why do you need to know who the sender is?"),
        min_length=10,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Your name and this reason are kept with the tip."),
    )

    def carry_out(self):
        return desk.open_identity(self.tip, self.user, self.cleaned_data["reason"])


class DraftForm(DeedForm):
    """Nothing is chosen beforehand but the kind of scam: what goes over, somebody has ticked."""

    deed, done = "draft", _("The draft is among the warnings, where the editors find it.")
    scam_type = forms.ModelChoiceField(
        ScamType.objects.filter(**CHOICES_IN_SOURCE_LANGUAGE),
        label=_("Kind of scam"),
        empty_label=_("Please choose"),
        help_text=_("The draft is called by it, not by anything in this tip."),
    )
    name_ward = forms.BooleanField(
        label=_("Name the ward"),
        required=False,
        help_text=_("Leave it out where few people live: somebody might guess who told us."),
    )
    used = forms.MultipleChoiceField(
        label=_("What the scammer used"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick only what belongs to the scammer, never a number of the sender or of a victim."),
    )

    def __init__(self, tip, user, data=None):
        super().__init__(tip, user, data)
        told = [words for _part, words in parts.read(tip, *THE_SENDERS) if words]
        codes = [words["scam_type"] for words in told if words.get("scam_type")]
        self.initial["scam_type"] = self.fields["scam_type"].queryset.filter(code__in=codes[:1]).first()
        if not tip.ward or tip.keep_from_ward:
            del self.fields["name_ward"]
        texts = [words[name] for words in told for name in ("scammer", "text") if words.get(name)]
        self.found = {f"{kind}:{value}": (kind, value) for kind, value in suggestions(*texts)}
        self.fields["used"].choices = [(key, self.label_of(*pair)) for key, pair in self.found.items()]
        if not self.found:
            del self.fields["used"]

    def label_of(self, kind, value):
        return f"{kind.label}: {inert(value)}"

    def carry_out(self):
        data = self.cleaned_data
        ward = self.tip.ward if data.get("name_ward") else None
        chosen = [self.found[key] for key in data.get("used", ())]
        desk.draft_warning(self.tip, self.user, data["scam_type"], ward, chosen)


class SwitchForm(DeedForm):
    """Turns something on or off, as it said on the button, whatever others did meanwhile."""

    on = forms.TypedChoiceField(
        choices=[("yes", "yes"), ("no", "no")], coerce="yes".__eq__, widget=forms.HiddenInput
    )


class QuarantineForm(SwitchForm):
    deed, done = "quarantine", _("Saved.")

    def carry_out(self):
        desk.set_quarantine(self.tip, self.user, self.cleaned_data["on"])


class HoldForm(SwitchForm):
    deed, done = "hold", _("Saved.")

    def carry_out(self):
        desk.set_hold(self.tip, self.user, self.cleaned_data["on"])


FOR_HANDLERS = [StatusForm, AssignForm, NoteForm, AnswerForm, TransferForm, DraftForm, IdentityForm]
FOR_SUPERVISORS = [*FOR_HANDLERS, QuarantineForm, HoldForm]
