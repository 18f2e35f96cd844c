"""Templates as a process keeps them."""

import re

from django.core.signals import setting_changed
from django.template.autoreload import reset_loaders
from django.template.loaders.cached import Loader as CachedLoader
from django.template.loaders.filesystem import Loader as FileLoader
from django.utils.translation import get_language

PUT_IN = {"ADMIN_PATH", "LANGUAGES", "LOCALE_PATHS", "ROOT_URLCONF", "STATIC_ROOT", "STATIC_URL", "STORAGES"}


_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


class Files(FileLoader):
    """Our own templates, whose indents no reader's phone has to fetch: an eighth of a page."""

    def get_contents(self, origin):
        return _INDENT.sub("", super().get_contents(origin))


class Loader(CachedLoader):
    """Keeps each template for every language: what `core.templatetags.constant_tags` puts in follows it."""

    def cache_key(self, template_name, skip=None):
        return get_language(), super().cache_key(template_name, skip)


def _as_settings_say(*, setting, **_kwargs):
    if setting in PUT_IN:
        reset_loaders()


setting_changed.connect(_as_settings_say)
