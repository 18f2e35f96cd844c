"""The ways in which a page uses a picture or a document."""

import json

from tests.factories import make_guide, make_meeting, make_standard
from wards.models import MeetingDocument


def as_photo(picture, **kwargs):
    return make_standard(photo=picture, **kwargs)


def in_a_block(picture, **kwargs):
    block = {"type": "picture", "value": {"image": picture.pk, "caption": ""}}
    return make_standard(body=json.dumps([block]), **kwargs)


def in_a_list_in_a_block(picture, **kwargs):
    steps = [{"title": "Mở CH Play", "text": "", "image": picture.pk, "see": ""}]
    platforms = [{"type": "platform", "value": {"platform": "android", "steps": steps}}]
    return make_guide(platforms=json.dumps(platforms), **kwargs)


def as_a_block(document, **kwargs):
    return make_standard(body=json.dumps([{"type": "document", "value": document.pk}]), **kwargs)


def as_a_link(document, **kwargs):
    text = f'<p>Xem <a linktype="document" id="{document.pk}">hướng dẫn</a>.</p>'
    return make_standard(body=json.dumps([{"type": "paragraph", "value": text}]), **kwargs)


def in_a_child_row(document, **kwargs):
    return make_meeting(documents=[MeetingDocument(document=document)], **kwargs)


OF_PICTURES = [as_photo, in_a_block, in_a_list_in_a_block]
OF_DOCUMENTS = [as_a_block, as_a_link, in_a_child_row]
