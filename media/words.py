from django.utils.translation import gettext_lazy as _

WORDS = {
    "title": _("A short name, so that it is found again."),
    "file": _("From your phone or your computer."),
    "collection": _("Where it is kept. Leave it as it is if you are not sure."),
    "tags": _("A few words by which to find it, with commas between them."),
}


class PlainWordsMixin:
    """Says beside each of Wagtail's own fields what belongs in it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in WORDS.keys() & self.fields.keys():
            self.fields[name].help_text = WORDS[name]
        self.fields["tags"].label = _("Keywords")
