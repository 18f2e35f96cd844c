"""Kinds of scam and target groups among what can be found: their pages are here."""

from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _

from core.search.snippets import SnippetSource
from core.search.sources import Kind
from topics.models import ScamType, TargetGroup


def _texts(term):
    return [term.summary], [strip_tags(term.explanation.replace("<", " <"))]


def _scam_type_url(term):
    return reverse("scam_type", args=[term.code])


def _target_group_url(term):
    return reverse("target_group", args=[term.code])


SCAM_TYPES = SnippetSource(
    "scam-types", Kind("thu-doan", _("Kinds of scam")), ScamType, _texts, _scam_type_url
)
TARGET_GROUPS = SnippetSource(
    "target-groups", Kind("doi-tuong", _("Target groups")), TargetGroup, _texts, _target_group_url
)
