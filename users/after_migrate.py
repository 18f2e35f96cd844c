"""What the site needs in every database, made equal to the code at the end of each `migrate`."""

from django.apps import apps
from django.db.models.signals import post_migrate


def after_migrate(function):
    """Call `function()` at the end of every `migrate`, in the order of INSTALLED_APPS.

    Django sends its signal once an app; only with the last one do all tables and permissions exist.
    """

    def receiver(app_config, **kwargs):
        if app_config == [config for config in apps.get_app_configs() if config.models_module][-1]:
            function()

    post_migrate.connect(receiver, weak=False, dispatch_uid=f"{function.__module__}.{function.__name__}")
