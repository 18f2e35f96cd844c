"""Who among the staff may open which tip, and so be given it."""

from django.contrib.auth import get_user_model
from django.db.models import Q
from wagtail.admin.utils import get_user_display_name

from tips.models import Tip, is_supervisor
from users.roles import TIP_ROLES, Role
from wards.models import Ward

NOBODY = "nobody"  # in a choice of people


def may_open(user, tip):
    return Tip.objects.visible_to(user).filter(pk=tip.pk).exists()


def who_may_open(tip):
    """Return the active accounts that may open `tip`: the rule of `visible_to`, from the other end."""
    staff = get_user_model().objects
    found = Q(pk__in=staff.with_role(Role.TIP_SUPERVISOR).values("pk"))
    if tip.handling_ward_id and not tip.quarantined and not tip.keep_from_ward:
        handlers = staff.with_role(Role.TIP_HANDLER).filter(ward_posts__ward=tip.handling_ward_id)
        found |= Q(pk__in=handlers.values("pk"))
    return staff.filter(found).order_by("username")


def colleagues_of(user):
    """Return whom `user` may give tips to: everybody for a supervisor; for a handler the supervisors and the
    handlers of the own wards."""
    staff = get_user_model().objects.with_role(*TIP_ROLES).order_by("username")
    if is_supervisor(user):
        return staff
    supervisors = Q(groups__name=Role.TIP_SUPERVISOR.value)
    return staff.filter(supervisors | Q(ward_posts__ward__in=Ward.objects.filter(posts__user=user)))


def choices_of(people):
    return [(str(user.pk), get_user_display_name(user)) for user in people]
