"""The pages whose cost is looked at as a site grows: what readers ask for, and what staff look at all day."""

from home.scale import indicators
from home.scale.words import rare_word

A_WARD = "26560"


def pages(empty):
    """Yield (name, client, address) and, where a form is sent, that."""
    for name, address in [(empty, "/-/live"), *public()]:
        yield name, reader(), address
    yield "/kiem-tra/: what a warning names", reader(), "/kiem-tra/", {"text": indicators.indicator(5)[1]}
    yield "/kiem-tra/: what nobody knows", reader(), "/kiem-tra/", {"text": "0339 000 111"}
    for name, role, address in staff():
        yield name, signed_in(role), address


def public():
    from alerts.models import AlertIndexPage, AlertPage
    from campaigns.models import CampaignIndexPage
    from wards.models import MeetingIndexPage, Ward

    lists = {
        "warnings": vietnamese(AlertIndexPage).url,
        "ended warnings": f"{vietnamese(AlertIndexPage).url}?xem=da-ket-thuc",
        "warnings of one severity": f"{vietnamese(AlertIndexPage).url}?muc=urgent",
        "news": vietnamese(CampaignIndexPage).url,
        "meetings": f"{vietnamese(MeetingIndexPage).url}?xem=da-qua",
    }
    yield "front page", "/"
    for name, address in lists.items():
        yield f"{name}, first page", address
        yield f"{name}, last page", f"{address}{'&' if '?' in address else '?'}trang=99999"
    warning = AlertPage.objects.filter(slug__startswith="thu-tai-", locale__language_code="vi").order_by("pk")
    yield "a warning", warning.first().url
    yield "search, a common word", "/tim-kiem/?q=lua+dao"
    yield "search, a rare word", f"/tim-kiem/?q={rare_word(0)}"
    yield "search, no word of it", "/tim-kiem/?q=xyzabc"
    yield "a ward", f"/phuong-xa/{Ward.objects.get(pk=A_WARD).slug}/"


def staff():
    from django.urls import reverse

    from alerts.models import AlertIndexPage
    from users.roles import Role

    explorer = reverse("wagtailadmin_explore", args=[vietnamese(AlertIndexPage).pk])
    for name, role, address in [
        ("inbox", Role.TIP_SUPERVISOR, reverse("tips_inbox")),
        ("page explorer", Role.EDITOR, explorer),
        ("translations", Role.TRANSLATOR, reverse("translations")),
    ]:
        number = "page" if name == "translations" else "p"
        yield f"{name}, first page", role, address
        yield f"{name}, last page", role, f"{address}?{number}=99999"
    yield "translations, of one state", Role.TRANSLATOR, f"{reverse('translations')}?state=older"
    yield "page explorer, sorted by title", Role.EDITOR, f"{explorer}?ordering=title"
    yield "report by ward", Role.APPROVER, reverse("ward_report")


def vietnamese(model):
    return model.objects.get(locale__language_code="vi")


def reader():
    from django.test import Client

    return Client()


def signed_in(role):
    from tests.factories import make_user
    from tests.signing_in import sign_in
    from users.models import User

    client = reader()
    user = User.objects.filter(username=role.name).first() or make_user(role, username=role.name)
    sign_in(client, user)
    return client
