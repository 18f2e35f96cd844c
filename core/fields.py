"""A StreamField that stays out of migrations.

Wagtail writes every block definition into migrations, so a changed label makes a new one. Leaving the
blocks out is safe only if a migration that loads and saves a row keeps its content: with no blocks
known, the stored JSON is handed through untouched (tests/core/test_fields.py shows what happens
without).
"""

import json

from wagtail import fields
from wagtail.blocks import StreamValue

from core.text import composed


class StreamField(fields.StreamField):
    def __init__(self, block_types=(), **kwargs):
        super().__init__(block_types, **kwargs)

    def deconstruct(self):
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_types", None)
        kwargs.pop("block_lookup", None)
        return name, path, [], kwargs

    def get_prep_value(self, value):
        return composed(super().get_prep_value(value))

    def to_python(self, value):
        if self.stream_block.child_blocks or isinstance(value, StreamValue):
            return super().to_python(value)
        return json.loads(value) if isinstance(value, str) else value
