from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TipsConfig(AppConfig):
    name = "tips"
    verbose_name = _("Tips")

    def ready(self):
        from core.clock import each_tick
        from tips.audit_guard import guard_audit
        from tips.first_words import make_first_words
        from tips.nightly import Night
        from users.after_migrate import after_migrate

        after_migrate(make_first_words)
        after_migrate(guard_audit)
        each_tick(Night())
