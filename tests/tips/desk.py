"""What the tests of the desk share."""

from django.urls import reverse

from tips.models import AuditEntry
from tips.parts import read

BA_RIA, TAN_DINH = "26560", "26737"
REASON = "Việc xảy ra ở phường khác."


def url(tip):
    return reverse("tips_tip", args=[tip.pk])


def words(tip, role):
    return [words["text"] for _part, words in read(tip, role)]


def actions():
    return [entry.action for entry in AuditEntry.objects.order_by("pk")]
