import json

import pytest
from django.db import models
from django.db.migrations.writer import MigrationWriter
from wagtail import fields

from core.blocks import StoryBlock
from core.fields import StreamField

STORED = json.dumps([{"type": "heading", "value": "Dừng lại", "id": "a1"}], ensure_ascii=False)


def round_trip(field):
    """What a data migration sees and leaves behind: the model is rebuilt from `deconstruct`."""
    _name, _path, args, kwargs = field.deconstruct()
    historic = type(field)(*args, **kwargs)
    historic.set_attributes_from_name("body")
    historic.model = models.Model
    return historic.get_prep_value(historic.to_python(STORED))


def test_migrations_hold_no_block_definitions():
    text, _imports = MigrationWriter.serialize(StreamField(StoryBlock(), blank=True))
    assert text == "core.fields.StreamField(blank=True)"


def test_a_data_migration_that_saves_a_row_keeps_its_story():
    assert round_trip(StreamField(StoryBlock())) == json.loads(STORED)


def test_without_the_hand_through_the_story_would_be_lost():
    class Trimmed(fields.StreamField):
        def deconstruct(self):
            name, path, _args, _kwargs = super().deconstruct()
            return name, path, [[]], {}

    assert round_trip(Trimmed(StoryBlock())) == []


@pytest.mark.django_db
def test_a_stored_story_comes_back_as_blocks(home):
    from tests.factories import make_standard

    page = make_standard(body=STORED)
    page.refresh_from_db()
    assert [block.block_type for block in page.body] == ["heading"]
