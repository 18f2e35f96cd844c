from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Front page")

    def ready(self):
        from home.first_pages import sync_site
        from users.after_migrate import after_migrate

        after_migrate(sync_site)
