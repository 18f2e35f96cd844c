"""Every word that the editor's screens show beside a field or a block."""

from typing import NamedTuple

from django.test import RequestFactory
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.admin.panels.group import PanelGroup
from wagtail.blocks import FieldBlock, ListBlock, StreamBlock, StructBlock
from wagtail.documents import get_document_model
from wagtail.documents.forms import get_document_form, get_document_multi_form
from wagtail.fields import StreamField
from wagtail.images import get_image_model
from wagtail.images.forms import get_image_form, get_image_multi_form
from wagtail.models import Page, get_page_models
from wagtail.snippets.models import get_snippet_models


class Words(NamedTuple):
    place: str
    label: str
    help: str


class BlockWords(NamedTuple):
    place: str
    label: str
    help: str
    icon: str
    group: str
    in_stream: bool
    plain: bool  # a plain field of a struct, for which Wagtail draws no icon


def edited_models():
    return [model for model in (*get_page_models(), *get_snippet_models()) if model is not Page]


def on_forms(user):
    """Yield the Words of each field and each set of rows on the screen of every page type and snippet."""
    request = RequestFactory().get("/")
    request.user = user
    for model in edited_models():
        handler = _edit_handler(model)
        instance = model()
        form = handler.get_form_class()(instance=instance, for_user=user)
        panel = handler.get_bound_panel(instance=instance, request=request, form=form)
        yield from _in_panel(panel, model.__name__)


def _edit_handler(model):
    return model.get_edit_handler() if issubclass(model, Page) else model.snippet_viewset.get_edit_handler()


def _in_panel(bound, place):
    if isinstance(bound, FieldPanel.BoundPanel):
        yield Words(f"{place}.{bound.field_name}", str(bound.heading), str(bound.help_text))
    elif isinstance(bound, InlinePanel.BoundPanel):
        place = f"{place}.{bound.panel.relation_name}"
        yield Words(place, str(bound.heading), str(bound.help_text))
        yield Words(f"{place}[]", str(bound.label), str(bound.help_text))
        yield from _in_panel(bound.empty_child, place)
    elif isinstance(bound, PanelGroup.BoundPanel):
        for child in bound.visible_children:
            yield from _in_panel(child, place)


def on_file_forms():
    """Yield the Words of each field on the forms for a picture and a document, the multiple upload's too."""
    image, document = get_image_model(), get_document_model()
    forms = [
        *(get_image_form(image), get_image_multi_form(image)),
        *(get_document_form(document), get_document_multi_form(document)),
    ]
    for form in (form() for form in forms):
        for name, field in form.fields.items():
            if not field.widget.is_hidden:
                yield Words(f"{type(form).__name__}.{name}", str(field.label or ""), str(field.help_text))


def in_blocks():
    """Yield the BlockWords of every block of every stream, at any depth."""
    for model in edited_models():
        for field in model._meta.get_fields():
            if isinstance(field, StreamField):
                yield from _children(field.stream_block, f"{model.__name__}.{field.name}")


def _children(block, place):
    if isinstance(block, ListBlock):
        children = [block.child_block]
    else:
        children = getattr(block, "child_blocks", {}).values()
    for child in children:
        inner = f"{place}.{child.name or 'item'}"
        yield _words(child, block, inner)
        yield from _children(child, inner)


def _words(block, parent, place):
    help_text = (
        block.field.help_text if isinstance(block, FieldBlock) else getattr(block.meta, "help_text", "")
    )
    plain = isinstance(parent, StructBlock) and isinstance(block, FieldBlock)
    meta = block.meta
    return BlockWords(
        *(place, str(block.label), str(help_text or "")),
        *(meta.icon, str(meta.group), isinstance(parent, StreamBlock), plain),
    )
