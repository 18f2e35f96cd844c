"""The ways in which a page uses a picture or a document."""

import json

from campaigns.models import CampaignOrganisation
from tests.factories import make_campaign, make_guide, make_standard


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
    tasks = f'<p><a linktype="document" id="{document.pk}">Kế hoạch</a></p>'
    return make_campaign(organisations=[CampaignOrganisation(name="Công an", tasks=tasks)], **kwargs)


OF_PICTURES = [as_photo, in_a_block, in_a_list_in_a_block]
OF_DOCUMENTS = [as_a_block, as_a_link, in_a_child_row]
