"""Mail to staff about bundles, after the commit; a mail server that is down stops nothing."""

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_user_display_name

from core.review_mail import approvers, mail_staff
from users.models import User


def tell_of_submission(bundle):
    with translation.override(settings.LANGUAGE_CODE):
        sentence = _("%(person)s sent the bundle “%(title)s” for review. All of it goes public at %(hour)s.")
        values = {**_values(bundle), "person": _name(bundle.submitted_by)}
        _mail(bundle, _("To review: %(title)s"), sentence % values, but=bundle.submitted_by_id)


def tell_of_call_off(bundle):
    with translation.override(settings.LANGUAGE_CODE):
        sentence = _(
            "%(person)s called off the bundle “%(title)s”. Nothing of it goes public. Reason: %(reason)s"
        )
        values = {**_values(bundle), "person": _name(bundle.ended_by), "reason": bundle.note}
        _mail(bundle, _("Called off: %(title)s"), sentence % values, but=bundle.ended_by_id)


def tell_of_stop(bundle):
    with translation.override(settings.LANGUAGE_CODE):
        sentence = _("The bundle “%(title)s” could not go public at %(hour)s. Nothing of it is public. Why:")
        text = f"{sentence % _values(bundle)}\n\n{bundle.note}"
        _mail(bundle, _("URGENT: %(title)s did not go public"), text)


def _values(bundle):
    hour = date_format(timezone.localtime(bundle.goes_public_at), "H:i d/m/Y")
    return {"title": " ".join(bundle.title.split()), "hour": hour}


def _name(user):
    return get_user_display_name(user) or _("Somebody")


def _mail(bundle, subject, text, but=None):
    """To the approvers and to whoever submitted it, but not to the user of the id `but`."""
    submitter = Q(pk=bundle.submitted_by_id, is_active=True)
    people = User.objects.filter(Q(pk__in=approvers().values("pk")) | submitter).exclude(pk=but)
    link = settings.SITE_URL + reverse("bundle", args=[bundle.pk])
    mail_staff(people, subject % _values(bundle), f"{text}\n\n{link}\n")
