"""What the sender of a tip reads about it. No sentence tells what is being done, where or by whom."""

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from tips.models import Status, StatusSentence

BUILT_IN = {
    Status.NEW: _("Your tip has arrived. It is waiting to be read."),
    Status.READING: _("Your tip is being read."),
    Status.FORWARDED: _("Your tip has been read and passed to those whose work it is."),
    Status.UNCLEAR: _("Your tip has been read. If you know more, please add it below: it would help."),
    Status.DONE: _("Your tip has been dealt with. Thank you for speaking up."),
    Status.WITHDRAWN: _("This tip has been taken back. What you wrote has been destroyed."),
}


def sentence_for(status, language):
    """Return the sentence for `status`: that of the supervisors, or else the built-in one."""
    own = StatusSentence.objects.filter(status=status).first()
    if own:
        return own.vietnamese if language == "vi" else own.english
    return built_in(status, language)


def built_in(status, language):
    with translation.override(language):
        return str(BUILT_IN[status])
