"""Law 9: any text on any field and endpoint gets a page in Vietnamese that says what is wrong, with the
text kept; never a 500. HOSTILE_SEED in the environment makes other inputs, HOSTILE_INPUTS more of them."""

import html
import logging
import re
import traceback
from collections import Counter
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.test import override_settings
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page, PageViewRestriction

from core.languages import language_of
from tests.core.bundles.making import in_a
from tests.factories import PASSWORD, make_alert, make_officer_guide, make_tip, make_user
from tests.sample_content import stored_in
from tests.signing_in import set_up_app, sign_in
from tests.site.endpoints import ENDPOINTS
from tests.site.hostile import INPUTS, SEED, Input, hostile_inputs
from tests.site.raw import Answer, Request, send
from tests.site.routes import OURS, PUBLIC, WAGTAILS_OWN
from tips.models import AnswerTemplate
from tips.tokens import new_token
from users.roles import Role
from wards.models import Ward

ALLOWED = {200, 301, 302, 304, 400, 403, 404, 405, 422}


def test_every_address_that_takes_something_is_tried():
    public = {name for name, role in WAGTAILS_OWN.items() if role == PUBLIC}
    assert public | set(OURS) <= {name for endpoint in ENDPOINTS for name in endpoint.routes}


def test_a_fault_would_be_noticed():
    each = Input("one field", Request("/gui-tin/", method="POST"), ("bị <mất>",))
    form = "".join(f'<input name="{name}">' for name in ENDPOINTS[0].kept)
    page = f'<html lang="vi"><h1>Gửi tin báo</h1>{form}'

    def found(status, text):
        answer = Answer(status, {"Content-Type": "text/html; charset=utf-8"}, text.encode(), None)
        return list(problems(ENDPOINTS[0], each, answer))

    assert found(422, page + "bị &lt;mất&gt;") == []
    assert found(422, page) == ["what was typed is not in the page again"]
    assert found(400, page.replace("vi", "en")) == ["status 400: not in the language of the address"]
    assert found(404, page + page) == ["status 404: not one h1"]
    assert found(500, page) == ["status 500: "]


@pytest.fixture(scope="module")
def made(django_db_setup, django_db_blocker, tmp_path_factory):
    """What there is to ask for, made once: whatever an input does to it is taken back."""
    in_a_folder = override_settings(**stored_in(tmp_path_factory.mktemp("hostile")))
    with django_db_blocker.unblock(), translation.override("vi"), in_a_folder, transaction.atomic():
        yield make_places()
        transaction.set_rollback(True)


def make_places():
    editor = make_user(Role.EDITOR)
    waiting = make_alert(live=False, user=editor)
    waiting.save_revision(user=editor)
    alert = make_alert()
    restriction = PageViewRestriction.objects.create(
        page=Page.objects.get(pk=alert.pk), restriction_type="password", password="x"
    )
    tip = make_tip(ward_id="26560", contact="cô Ba")
    account = make_user(Role.TRANSLATOR)
    set_up_app(account)
    return {
        "account": account.pk,
        "officer_guide": make_officer_guide().pk,
        "alert": alert.pk,
        "bundle": in_a(editor, waiting).pk,
        "slug": make_alert().slug,  # the other one has a password
        "type": ContentType.objects.get_for_model(alert).pk,
        "restriction": restriction.pk,
        "review": waiting.get_workflow().start(waiting, editor).current_task_state.pk,
        "tip": tip.pk,
        "receipt": tip.receipt,
        "template": AnswerTemplate.objects.first().pk,
    }


@pytest.fixture
def places(made, db):
    return {**made, "token": new_token()}


@pytest.fixture
def _patient(monkeypatch):
    """Nobody is sent away for guessing: it is the answer to each guess that counts here."""
    monkeypatch.setattr("tips.guesses.LIMIT", 10 * INPUTS)


@pytest.fixture
def _quiet():
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def _unhurried(settings):
    """allauth counts tries in the cache, which no rollback empties: it would soon answer nothing else."""
    settings.ACCOUNT_RATE_LIMITS = settings.MFA_RATE_LIMITS = False


@pytest.fixture
def cookie(client):
    """Return the cookie header of somebody with the role of an endpoint, or none."""

    def of(endpoint):
        if endpoint.role is None:
            return ()
        ward = Ward.objects.first() if endpoint.role is Role.WARD_STAFF else None
        user = make_user(endpoint.role, ward=ward)
        if endpoint.has_factor and endpoint.steps == 2:
            sign_in(client, user)
        else:
            if endpoint.has_factor:
                set_up_app(user)
            client.post(reverse("account_login"), {"login": user.username, "password": PASSWORD})
        name = settings.SESSION_COOKIE_NAME
        return (("Cookie", f"{name}={client.cookies[name].value}"),)

    return of


@pytest.mark.usefixtures("_quiet", "_patient", "_unhurried")
@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda endpoint: endpoint.name.replace(" ", "-"))
def test_no_input_breaks_it(endpoint, places, cookie, record_property):
    signed_in = cookie(endpoint)
    statuses, smallest = Counter(), {}
    for each in hostile_inputs(endpoint, places):
        request = each.request._replace(headers=signed_in + each.request.headers)
        with transaction.atomic():
            answer = send(request)
            transaction.set_rollback(True)
        statuses[answer.status] += 1
        for problem in problems(endpoint, each, answer):
            known = smallest.get(problem)
            if known is None or each.size < known.size:
                smallest[problem] = each
    record_property("hostile inputs", [endpoint.name, dict(sorted(statuses.items()))])
    assert statuses.total() >= INPUTS
    assert not smallest, report(smallest)


def report(smallest):
    lines = [f"seed {SEED}; the smallest input for each:"]
    lines += [f"{problem}\n    {each.way}: {each.request!r:.700}" for problem, each in smallest.items()]
    return "\n".join(lines)


def problems(endpoint, each, answer):
    """Yield what is wrong with an answer, in words that are the same for the same fault."""
    if answer.status not in ALLOWED:
        yield f"status {answer.status}: {where(answer.error)}"
        return
    if answer.status in (301, 302):
        target = urlsplit(answer.headers["Location"])
        if target.netloc or target.scheme or answer.headers["Location"].startswith("/\\"):
            yield "leads to another site"
    elif is_html(answer) and answer.body:
        page = answer.body.decode()
        if endpoint.is_page and len(re.findall(r"<h1[\s>]", page)) != 1:
            yield f"status {answer.status}: not one h1"
        language = language_of(each.request.path)
        if endpoint.is_page and not re.search(f'<html[^>]* lang="{language}"', page):
            yield f"status {answer.status}: not in the language of the address"
        if each.request.method == "POST" and answer.status in (200, 403, 422):
            yield from lost_words(endpoint, each, page)


def where(error):
    """The kind of an exception and the line that raised it."""
    if error is None:
        return ""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {frame.filename}:{frame.lineno}"


def is_html(answer):
    return answer.headers.get("Content-Type", "").startswith("text/html")


def lost_words(endpoint, each, page):
    names = (f'name="{name}"' for name in endpoint.kept)
    if all(name in page for name in names) and not all(html.escape(text) in page for text in each.typed):
        yield "what was typed is not in the page again"
