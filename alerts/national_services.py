"""Where everybody in the country can look things up or report them, besides this site."""

from django.utils.translation import gettext_lazy as _

LOOK_UPS = [
    (
        "https://tinnhiemmang.vn/",
        "tinnhiemmang.vn",
        _("Tells which websites are trusted and which were reported."),
    ),
    ("https://chongluadao.vn/", "chongluadao.vn", _("A project of volunteers: tells which websites cheat.")),
]
REPORTS = [
    ("5656", _("Forward a suspicious text message to this number.")),
    ("156", _("Call it to report a suspicious call.")),
]
