from allauth.account.apps import AccountConfig
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class UsersConfig(AppConfig):
    name = "users"
    verbose_name = _("Accounts")
    default = True

    def ready(self):
        from users import closing  # noqa: F401 (its receiver registers itself)
        from users.after_migrate import after_migrate
        from users.roles import sync_roles
        from users.signin import signal_handlers  # noqa: F401 (its receivers register themselves)

        after_migrate(sync_roles)


class StaffUsersConfig(WagtailUsersAppConfig):
    """Wagtail's own account screens, with forms that cannot hand out what nobody may have."""

    user_viewset = "users.viewsets.UserViewSet"


class AccountsWithoutSignInConfig(AccountConfig):
    """allauth's tables alone: it would not start without its middleware, which needs sessions."""

    def ready(self):
        pass
