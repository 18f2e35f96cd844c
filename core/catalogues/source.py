"""The messages of code and templates, found without gettext."""

import ast

import polib
from django.template import Engine
from django.templatetags.i18n import BlockTranslateNode, TranslateNode

# What the arguments of a call are, by the name of the function without the "_lazy" at its end.
CALLS = {
    "_": ("msgid",),
    "gettext": ("msgid",),
    "gettext_noop": ("msgid",),
    "ngettext": ("msgid", "msgid_plural"),
    "pgettext": ("msgctxt", "msgid"),
    "npgettext": ("msgctxt", "msgid", "msgid_plural"),
}
LEFT_OUT = {"migrations", "tests", "test"}


def in_python(folder):
    """Yield an entry for each call of a gettext function with literals in the modules under `folder`."""
    for file in sorted(folder.rglob("*.py")):
        name = file.relative_to(folder)
        if LEFT_OUT.isdisjoint(name.parts):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and (entry := _entry(node)):
                    entry.occurrences = [(str(name), node.lineno)]
                    yield entry


def _entry(call):
    function = getattr(call.func, "id", "") or getattr(call.func, "attr", "")
    names = CALLS.get(function.removesuffix("_lazy"), ())
    values = [getattr(argument, "value", None) for argument in call.args[: len(names)]]
    if values and all(isinstance(value, str) for value in values):
        return polib.POEntry(**dict(zip(names, values, strict=False)))


def in_templates(folder):
    """Yield an entry for each translate and blocktranslate tag in our templates under `folder`."""
    engine = Engine.get_default()
    for file in sorted(folder.rglob("*.html")):
        template = engine.from_string(file.read_text(encoding="utf-8"))
        for node in _every(template.nodelist):
            if isinstance(node, TranslateNode):
                yield polib.POEntry(msgid=node.filter_expression.var.literal, msgctxt=_context(node))
            elif isinstance(node, BlockTranslateNode):
                text, _names = node.render_token_list(node.singular)
                text = text.strip() if node.trimmed else text
                yield polib.POEntry(msgid=text, msgctxt=_context(node))


def _context(node):
    return node.message_context and node.message_context.var


def _every(nodes):
    for node in nodes:
        yield node
        for name in (*getattr(node, "child_nodelists", ()), "nodelist"):
            yield from _every(getattr(node, name, None) or ())
        for _condition, branch in getattr(node, "conditions_nodelists", ()):
            yield from _every(branch)
