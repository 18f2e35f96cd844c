"""No view shows a word of a tip to anyone without the right to that very tip."""

import pytest
from django.apps import apps
from django.contrib.auth import get_user
from django.contrib.contenttypes.models import ContentType

from tests.factories import make_alert, make_tip, make_user
from tests.signing_in import keep_signed_in, sign_in
from tests.site.routes import TIPS, address, every_route
from tips import parts
from tips.intake import Photo
from tips.models import AuditEntry, PartRole, Tip, Transfer
from users.roles import TIP_ROLES, Role

pytestmark = pytest.mark.any_database

CANARY = "chim-hoang-yen-4711"
TAN_DINH = "26737"
FORM = {
    **{"q": CANARY[:4], "status": "done", "kind": "scam", "bulk-status": "done"},
    **{"deed": "identity", "identity-reason": "Tôi muốn biết ai đã gửi tin này."},
}
STRANGERS = [None, *(role for role in Role if role not in TIP_ROLES), Role.TIP_HANDLER]
ROUTES = sorted(set(every_route()))


def test_every_address_declares_who_it_is_for():
    assert [route for route in ROUTES if route.role is None] == []


@pytest.fixture
def tip(db):
    """The canary sits in every part of it, photos included, and in the reason of a transfer."""
    photo = Photo(b"\xff\xd8\xff" + CANARY.encode(), CANARY.encode())
    tip = make_tip(CANARY, happened=CANARY, scammer=CANARY, contact=CANARY, ward_id=TAN_DINH, photos=[photo])
    for role in (PartRole.ADDITION, PartRole.ANSWER, PartRole.NOTE):
        parts.add(tip, role, {"text": CANARY})
    Transfer.objects.create(tip=tip, reason=parts.add(tip, PartRole.REASON, {"text": CANARY}))
    assert set(tip.parts.values_list("role", flat=True)) == set(PartRole.values)
    return tip


@pytest.fixture
def values(tip, home):
    return {
        "uuid": tip.pk,
        "object_id": tip.pk,
        "pk": tip.pk,
        "part": tip.parts.get(role=PartRole.PHOTO).pk,
        "content_type_id": ContentType.objects.get_for_model(Tip).pk,
        "app_label": "tips",
        "model_name": "tip",
        "page_id": make_alert().pk,
        "int": 1,
        "action": "delete",
    }


def snapshot():
    """Every row that has to do with tips. A look at the empty list of a handler may be written down."""
    models = set(apps.get_app_config("tips").get_models()) - {AuditEntry}
    return {model: list(model.objects.order_by("pk").values()) for model in models}


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("role", STRANGERS, ids=lambda role: role.name if role else "nobody")
def test_no_address_shows_or_changes_a_tip_of_another(client, tip, values, role, method):
    client.raise_request_exception = False
    before, seen = snapshot(), 0
    # A handler of no ward: every tip is another's.
    sign_in_again = keep_signed_in(client, make_user(role)) if role else lambda: None
    for route in ROUTES:
        sign_in_again()
        response = getattr(client, method)(address(route, values), {**FORM, "id": tip.pk, "tip": tip.pk})
        content = response.getvalue().decode(errors="replace")
        assert CANARY not in content, route
        assert tip.reference not in content, route
        assert route.role != TIPS or response.status_code in (302, 404, 405) or role is Role.TIP_HANDLER, (
            route
        )
        seen += 1
    sign_in_again()
    assert get_user(client).is_authenticated == (role is not None)
    assert seen == len(ROUTES) > 150
    assert snapshot() == before


def test_the_walk_would_notice(client, tip, values, supervisor):
    """The canary is really there for the one who may read it."""
    sign_in(client, supervisor)
    pages = {
        route.name: client.get(address(route, values)).content.decode(errors="replace")
        for route in ROUTES
        if route.role == TIPS
    }
    assert CANARY in pages["tips_photo"]
    assert pages["tips_tip"].count(CANARY) >= 7  # all that was written but the contact
    assert tip.reference in pages["tips_inbox"]
