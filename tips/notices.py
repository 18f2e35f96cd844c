"""Mail to staff that something waits, without a word of it: no number, no ward, no kind.

Urgent tips at once, all else in a digest at fixed hours. What is due is claimed in the database in one
short step, so that it goes out once however many clocks run, and given back where the mail is down.
Nothing is locked while mail is sent: a mail server that hangs never keeps a tip from coming in.
"""

import logging
from datetime import timedelta

from django.conf import settings
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tips.models import URGENT_KINDS, DigestSent, Status, Tip
from tips.notice_mail import Mailing
from users.models import User
from users.roles import TIP_ROLES, Role

logger = logging.getLogger(__name__)
DIGEST_HOURS = (8, 15)  # in the time zone of the city
SLOTS_KEPT = timedelta(days=7)

urgent_mailing = Mailing(_("A tip to read now"), _("There is a tip in the inbox that needs to be read now."))
digest_mailing = Mailing(_("Tips are waiting"), _("Tips are waiting in the inbox."))


def send_notices(now):
    """What the clock does at each tick."""
    send_urgent(now)
    send_digest(now)


def inbox_address():
    return settings.SITE_URL + reverse("tips_inbox")


def send_urgent(now):
    """Tell those who may read it about each urgent tip that nobody has been told of."""
    if not urgent_mailing.may_try(now) or not _untold().exists():
        return
    untold = tips = _claim_untold()
    try:
        untold = _tell_of(tips, now)
    finally:
        Tip.objects.filter(pk__in=untold).update(notice_sent=False)


def _tell_of(tips, now):
    """Mail everybody who may read one of `tips`. Return those that have to be told of again."""
    owed = _who_may_read(tips)
    if owed and not urgent_mailing.send(owed, inbox_address(), now):
        return tips
    readable = set().union(*owed.values())
    unreadable = [pk for pk in tips if str(pk) not in readable]
    if unreadable:
        logger.warning("Nobody who may read an urgent tip has a mail address")
        urgent_mailing.put_off(now)
    return unreadable


def _untold():
    """Urgent tips that wait for somebody. One in quarantine is told of when a supervisor lets it out."""
    urgent = Tip.objects.filter(kind__in=URGENT_KINDS, notice_sent=False, quarantined=False)
    return urgent.exclude(waiting_since=None).exclude(status=Status.WITHDRAWN)


@transaction.atomic
def _claim_untold():
    locked = _untold().select_for_update(skip_locked=connection.features.has_select_for_update_skip_locked)
    tips = list(locked.values_list("pk", flat=True))
    Tip.objects.filter(pk__in=tips).update(notice_sent=True)
    return tips


def _who_may_read(tips):
    """Return for each address the ids of those of `tips` that its owner may open."""
    here = Tip.objects.filter(pk__in=tips)
    wards = here.values("handling_ward")
    handlers = _with_mail(Role.TIP_HANDLER).filter(ward_posts__ward__in=wards).distinct()
    owed = {}
    for user in [*_with_mail(Role.TIP_SUPERVISOR), *handlers]:
        readable = {str(pk) for pk in here.visible_to(user).values_list("pk", flat=True)}
        if readable:
            owed.setdefault(user.email, set()).update(readable)
    return owed


def _with_mail(*roles):
    return User.objects.with_role(*roles).exclude(email="")


def send_digest(now):
    """Once after each of the fixed hours, tell everybody for whom something waits. A clock that was away
    for days sends one digest, not one for each hour that it missed."""
    slot = slot_at(now)
    if not digest_mailing.may_try(now) or DigestSent.objects.filter(slot=slot).exists():
        return
    claim, is_ours = DigestSent.objects.get_or_create(slot=slot)
    if not is_ours:
        return
    went_out = False
    try:
        owed = {user.email: {slot} for user in _with_mail(*TIP_ROLES) if _has_waiting(user)}
        went_out = digest_mailing.send(owed, inbox_address(), now)
    finally:
        if not went_out:
            claim.delete()
    DigestSent.objects.filter(slot__lt=slot_at(now - SLOTS_KEPT)).delete()


def slot_at(now):
    """Return the last fixed hour that has come, such as 2026-03-02T08."""
    local = timezone.localtime(now)
    hours = [hour for hour in DIGEST_HOURS if hour <= local.hour]
    day = local.date() if hours else local.date() - timedelta(days=1)
    return f"{day:%Y-%m-%d}T{max(hours or DIGEST_HOURS):02}"


def _has_waiting(user):
    return Tip.objects.visible_to(user).exclude(waiting_since=None).exists()
