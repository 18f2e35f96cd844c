"""What a list of the back office costs does not grow with what stands in it."""

import pytest
from django.core.files.base import ContentFile
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from alerts.models import AlertIndexPage
from channels.models import OfficialChannel
from core.bundles import deeds
from media.models import CustomDocument
from tests.core.bundles.making import in_a
from tests.factories import make_alert, make_guide, make_tip, make_user, vietnamese
from tests.signing_in import sign_in
from tests.site.test_queries import make_picture
from users.roles import Role

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
FEW, MORE = 3, 12
A_ROW = {  # what is asked again for each row: it may only fall
    "bundle": 26,  # each thing is read as it would go out, and looked at from all sides
}
LISTS = [
    *("wagtailadmin_explore", "wagtailimages:index", "wagtaildocs:index"),
    *("tips_inbox", "tips_audit", "alerts_to_review", "bundles", "bundle", "bundle_fill", "translations"),
    "wagtailsnippets_channels_officialchannel:list",
]


def make_rows(bundle, user, start, count):
    long_ago = timezone.localdate().replace(year=2020)
    for number in range(start, start + count):
        make_picture(number)
        file = ContentFile(b"%PDF-1.4", name=f"{number}.pdf")
        CustomDocument.objects.create(title=f"Giấy {number}", file=file)
        make_alert(user=user, review_on=long_ago)
        make_guide(user=user)
        make_tip()
        OfficialChannel.objects.create(
            kind="office", name=f"Trụ sở {number}", value=f"Số {number}", locale_id=bundle.locale_id
        )
        bundle.put_in(make_alert(live=False, user=user))


class Bundled:
    """A bundle to put things into, one by one."""

    def __init__(self, user):
        self.bundle, self.locale_id = in_a(user), vietnamese(AlertIndexPage).locale_id

    def put_in(self, page):
        deeds.put_in(self.bundle, [page])


def address_of(name, bundle):
    arguments = {"wagtailadmin_explore": [vietnamese(AlertIndexPage).pk]}
    in_bundle = [bundle.bundle.pk] if name in ("bundle", "bundle_fill") else []
    return reverse(name, args=arguments.get(name, in_bundle))


def cost_of(client, address):
    assert client.get(address).status_code == 200  # previews in the list are made the first time
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)


@pytest.fixture(scope="module")
def costs(django_db_setup, django_db_blocker):
    """Queries of each list among few rows, and among more."""
    with django_db_blocker.unblock(), transaction.atomic():
        roles = (Role.EDITOR, Role.APPROVER, Role.TRANSLATOR, Role.TIP_SUPERVISOR)
        user, client = make_user(*roles), Client()
        sign_in(client, user)
        bundle = Bundled(user)
        found = []
        for start, count in ((0, FEW), (FEW, MORE)):
            make_rows(bundle, user, start, count)
            found.append({name: cost_of(client, address_of(name, bundle)) for name in LISTS})
        transaction.set_rollback(True)
    return found


@pytest.mark.parametrize("name", LISTS)
def test_a_list_costs_the_same_with_few_rows_and_with_many(costs, name):
    few, many = costs
    assert many[name] - few[name] <= A_ROW.get(name, 0) * MORE
