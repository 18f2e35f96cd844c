from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class TipsConfig(AppConfig):
    name = "tips"
    verbose_name = _("Tips")

    def ready(self):
        from core.clock import each_tick
        from tips import ward_posts  # noqa: F401 (its receiver registers itself)
        from tips.audit_guard import guard_audit
        from tips.first_words import make_first_words
        from tips.nightly import Night
        from tips.notices import send_notices
        from users.after_migrate import after_migrate

        after_migrate(make_first_words)
        after_migrate(guard_audit)
        each_tick(Night())
        if settings.SITE_ROLE != "public":  # where nobody reads tips there is no inbox to point to
            each_tick(send_notices)
