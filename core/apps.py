from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = _("Shared parts")

    def ready(self):
        from core.workflow import sync_workflow
        from users.after_migrate import after_migrate

        after_migrate(sync_workflow)
