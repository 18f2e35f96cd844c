"""Templates as a process keeps them."""

import re

from django.core.signals import setting_changed
from django.template.autoreload import reset_loaders
from django.template.base import NodeList
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

    def get_template(self, template_name, skip=None):
        template = super().get_template(template_name, skip)
        if not isinstance(template.nodelist, _Nodes):
            template.nodelist = _Nodes(template.nodelist)
        return template

    def cache_key(self, template_name, skip=None):
        return get_language(), super().cache_key(template_name, skip) if skip else template_name


class _Nodes(NodeList):
    """Knows its blocks: Django looks for them again for each page that a template of another draws."""

    def __init__(self, nodes):
        super().__init__(nodes)
        self.contains_nontext = nodes.contains_nontext
        self.by_type = {}

    def get_nodes_by_type(self, nodetype):
        if nodetype not in self.by_type:
            self.by_type[nodetype] = super().get_nodes_by_type(nodetype)
        return self.by_type[nodetype]


def _as_settings_say(*, setting, **_kwargs):
    if setting in PUT_IN:
        reset_loaders()


setting_changed.connect(_as_settings_say)
