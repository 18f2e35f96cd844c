import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from tests.factories import make_handler, make_user
from tips.first_words import make_first_words
from tips.models import AnswerTemplate, AuditEntry, StatusSentence, Unit
from users.roles import TIP_ROLES, Role

TEMPLATE = {"title": "Mẫu thử", "kind": "", "text": "Cảm ơn bạn."}
SENTENCE = {"vietnamese": "Chúng tôi đã nhận tin.", "english": "We have it."}
SUPERVISORS_PAGES = ["tips_units", "tips_unit_add", "tips_sentences"]


def test_a_new_site_has_templates_and_units_and_keeps_what_staff_make_of_them(db):
    assert AnswerTemplate.objects.count() >= 5
    assert Unit.objects.count() >= 3
    AnswerTemplate.objects.exclude(pk=AnswerTemplate.objects.first().pk).delete()
    Unit.objects.update(is_active=False)
    make_first_words()
    assert AnswerTemplate.objects.count() == 1
    assert not Unit.objects.filter(is_active=True).exists()


@pytest.mark.parametrize("role", TIP_ROLES, ids=lambda role: role.name)
def test_both_tip_roles_edit_templates_and_it_is_written_down_in_our_audit_only(db, login, role):
    client = login(make_user(role))
    client.post(reverse("tips_template_add"), TEMPLATE)
    template = AnswerTemplate.objects.get(title="Mẫu thử")
    client.post(reverse("tips_template", args=[template.pk]), {**TEMPLATE, "text": "Cảm ơn."})
    template.refresh_from_db()
    assert template.text == "Cảm ơn."
    assert template.title in client.get(reverse("tips_templates")).content.decode()
    client.post(reverse("tips_template_delete", args=[template.pk]))
    assert not AnswerTemplate.objects.filter(pk=template.pk).exists()
    assert [entry.action for entry in AuditEntry.objects.all()] == ["words"] * 3
    assert not ModelLogEntry.objects.exists()


def test_a_supervisor_adds_a_unit_and_takes_it_out_of_use(login, supervisor):
    client = login(supervisor)
    client.post(reverse("tips_unit_add"), {"name": "Phòng thử", "is_active": "on"})
    unit = Unit.objects.get(name="Phòng thử")
    client.post(reverse("tips_unit", args=[unit.pk]), {"name": "Phòng thử"})
    unit.refresh_from_db()
    assert not unit.is_active
    assert AuditEntry.objects.filter(action="words").count() == 2


def test_a_supervisor_changes_a_sentence_and_goes_back_to_the_built_in_one(login, supervisor):
    client, address = login(supervisor), reverse("tips_sentence", args=["reading"])
    client.post(address, SENTENCE)
    client.post(address, {**SENTENCE, "english": "We have got it."})
    own = StatusSentence.objects.get()
    assert (own.status, own.vietnamese, own.english) == ("reading", SENTENCE["vietnamese"], "We have got it.")
    assert SENTENCE["vietnamese"] in client.get(reverse("tips_sentences")).content.decode()
    client.post(address, {"built-in": "yes"})
    assert not StatusSentence.objects.exists()
    assert AuditEntry.objects.filter(action="words").count() == 3


def test_half_a_sentence_is_refused_and_stays_on_the_page(login, supervisor):
    response = login(supervisor).post(reverse("tips_sentence", args=["new"]), {**SENTENCE, "english": ""})
    assert SENTENCE["vietnamese"] in response.content.decode()
    assert not StatusSentence.objects.exists()


def test_a_status_nobody_knows_has_no_sentence(login, supervisor):
    assert login(supervisor).get(reverse("tips_sentence", args=["lost"])).status_code == 404


def test_handlers_change_neither_sentences_nor_units(db, login):
    client = login(make_handler())
    unit = Unit.objects.first()
    pages = [reverse(name) for name in SUPERVISORS_PAGES]
    pages += [reverse("tips_unit", args=[unit.pk]), reverse("tips_sentence", args=["new"])]
    for address in pages:
        assert client.get(address).status_code == 302
        assert client.post(address, {**SENTENCE, "name": "Tên khác"}).status_code == 302
    assert Unit.objects.filter(pk=unit.pk, name=unit.name).exists()
    assert not StatusSentence.objects.exists()


@pytest.mark.parametrize("role", [role for role in Role if role not in TIP_ROLES], ids=lambda role: role.name)
def test_no_other_role_sees_or_changes_words(db, login, role):
    client = login(make_user(role))
    template = AnswerTemplate.objects.first()
    names = ["tips_templates", "tips_template_add", *SUPERVISORS_PAGES]
    pages = [reverse(name) for name in names]
    pages += [reverse(f"tips_template{way}", args=[template.pk]) for way in ("", "_delete")]
    for address in pages:
        assert client.get(address).status_code == 302
        assert client.post(address, TEMPLATE).status_code == 302
    assert AnswerTemplate.objects.filter(pk=template.pk).exists()
    assert not AnswerTemplate.objects.filter(title="Mẫu thử").exists()
