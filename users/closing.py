"""An account that is closed lays down its tip roles. If it is opened again, a supervisor grants them anew."""

from django.db.models.signals import pre_save
from django.dispatch import receiver
from wagtail.log_actions import get_active_log_context

from users.grants import withdraw
from users.models import User
from users.roles import TIP_ROLES


@receiver(pre_save, sender=User)
def lay_down_tip_roles(sender, instance, raw, update_fields, **kwargs):
    if raw or not instance.pk or instance.is_active:
        return
    if update_fields is None or "is_active" in update_fields:
        for role in TIP_ROLES:
            withdraw(instance, role, get_active_log_context().user)
