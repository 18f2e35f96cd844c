from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TipsConfig(AppConfig):
    name = "tips"
    verbose_name = _("Tips")

    def ready(self):
        from tips.audit_guard import guard_audit
        from users.after_migrate import after_migrate

        after_migrate(guard_audit)
