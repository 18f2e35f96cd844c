"""What stays the same for as long as a template is in memory: put into it once, as it is read.

Our templates have these tags in place of Django's, and `core.templates.Loader` keeps each for every language.
"""

from django import template
from django.template.base import TextNode, Variable
from django.template.defaulttags import url as do_url
from django.template.loader_tags import IncludeNode, construct_relative_path, do_include
from django.templatetags.i18n import do_translate
from django.templatetags.static import do_static
from django.urls import NoReverseMatch

register = template.Library()


@register.tag
def translate(parser, token):
    """Words that stand in the template itself."""
    node = do_translate(parser, token)
    words = node.filter_expression
    is_constant = words.var.literal is not None and not (words.filters or node.asvar or node.noop)
    return _put_in(parser, node) if is_constant else node


@register.tag
def static(parser, token):
    """A file that the template names."""
    node = do_static(parser, token)
    is_constant = not (isinstance(node.path.var, Variable) or node.path.filters or node.varname)
    return _put_in(parser, node) if is_constant else node


@register.tag
def url(parser, token):
    """A view that takes nothing. In a part that is never shown, it may be one that this process has not."""
    node = do_url(parser, token)
    if node.args or node.kwargs or node.asvar or isinstance(node.view_name.var, Variable):
        return node
    try:
        return _put_in(parser, node)
    except NoReverseMatch:
        return node


@register.tag
def include(parser, token):
    """A template that is named: found once rather than for each page."""
    node = do_include(parser, token)
    name = node.template
    if not parser.origin.loader or isinstance(name.var, Variable) or name.filters:
        return node
    node.template = _Found(construct_relative_path(parser.origin.template_name, name.var))
    return _Alone(node.template, extra_context=node.extra_context) if node.isolated_context else node


class _Alone(IncludeNode):
    def render(self, context):
        """As Django's, with the values that it is given in the place of all others: Django copies the whole
        context for that, which is the most of what a small template costs."""
        values = {name: value.resolve(context) for name, value in self.extra_context.items()}
        around, context.dicts = context.dicts, [context.dicts[0], values]
        try:
            return self.template.resolve(context).render(context)
        finally:
            context.dicts = around


class _Found:
    """Takes the place of a name. It is looked for when it is drawn: a template may hold itself."""

    def __init__(self, name):
        self.name, self.template = name, None

    def resolve(self, context):
        if self.template is None:
            self.template = context.template.engine.get_template(self.name)
        return self.template


def _put_in(parser, node):
    """Draw `node` for good. What was no file stays: whoever has it could draw it in any language."""
    return TextNode(node.render(template.Context())) if parser.origin.loader else node
