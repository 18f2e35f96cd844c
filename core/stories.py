"""Walking through all that a page says: its rich texts and the blocks of its streams."""

from modelcluster.models import get_all_child_relations
from wagtail.blocks import ListBlock, RichTextBlock, StreamBlock, StructBlock
from wagtail.fields import RichTextField, StreamField


def leaves(block, value):
    """Yield (block, value) for each innermost block inside `value`, in reading order."""
    if isinstance(block, StreamBlock):
        for child in value or ():
            yield from leaves(child.block, child.value)
    elif isinstance(block, ListBlock):
        for item in value or ():
            yield from leaves(block.child_block, item)
    elif isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            yield from leaves(child, value.get(name))
    else:
        yield block, value


def leaves_of(obj):
    """Yield (name of the field, block, value) for each innermost block in the streams of `obj`."""
    for field in obj._meta.get_fields():
        if isinstance(field, StreamField):
            for block, value in leaves(field.stream_block, getattr(obj, field.name)):
                yield field.name, block, value


def texts_of(page):
    """Yield (name, html) for each rich text of `page` and its rows, as stored.

    The name is that of the field of the page, or of the relation that the rows belong to.
    """
    yield from _texts(page)
    for relation in get_all_child_relations(type(page)):
        rows = relation.get_accessor_name()
        for row in getattr(page, rows).all():
            for _name, html in _texts(row):
                yield rows, html


def _texts(obj):
    for field in obj._meta.get_fields():
        if isinstance(field, RichTextField):
            yield field.name, getattr(obj, field.name) or ""
        elif isinstance(field, StreamField):
            for block, value in leaves(field.stream_block, getattr(obj, field.name)):
                if isinstance(block, RichTextBlock) and value:
                    yield field.name, value.source
