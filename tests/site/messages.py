"""Every message of the project's own code and templates, found without gettext."""

import ast
from pathlib import Path

from django.template import Engine
from django.templatetags.i18n import BlockTranslateNode, TranslateNode

ROOT = Path(__file__).resolve().parents[2]
APPS = [
    *("home", "tips", "campaigns", "alerts", "guides"),
    *("wards", "channels", "topics", "core", "media", "users"),
]
CALLS = {"_", "gettext", "gettext_lazy", "ngettext", "pgettext"}


def in_python():
    """Yield (file, msgid) for each call of a gettext function with a literal."""
    for app in ("outreach", *APPS):
        for file in (ROOT / app).rglob("*.py"):
            if "migrations" in file.parts:
                continue
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") in CALLS:
                    yield file.relative_to(ROOT), node.args[0].value


def in_templates():
    """Yield (file, msgid) for each translate and blocktranslate tag."""
    engine = Engine.get_default()
    for file in (ROOT / "templates").rglob("*.html"):
        template = engine.from_string(file.read_text(encoding="utf-8"))
        for node in _every(template.nodelist):
            if isinstance(node, TranslateNode):
                yield file.relative_to(ROOT), node.filter_expression.var.literal
            elif isinstance(node, BlockTranslateNode):
                text, _names = node.render_token_list(node.singular)
                yield file.relative_to(ROOT), text.strip() if node.trimmed else text


def _every(nodes):
    for node in nodes:
        yield node
        for name in (*getattr(node, "child_nodelists", ()), "nodelist"):
            yield from _every(getattr(node, name, None) or ())
        for _condition, branch in getattr(node, "conditions_nodelists", ()):
            yield from _every(branch)
