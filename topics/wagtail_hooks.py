from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from topics.models import LossAdvice, ScamType, TargetGroup, Topic


class ScamTypeViewSet(SnippetViewSet):
    model = ScamType
    icon = "warning"
    list_display = ["name", "code"]


class TargetGroupViewSet(SnippetViewSet):
    model = TargetGroup
    icon = "group"
    list_display = ["name", "code"]


class TopicViewSet(SnippetViewSet):
    model = Topic
    icon = "tag"
    list_display = ["name", "code"]


class LossAdviceViewSet(SnippetViewSet):
    model = LossAdvice
    icon = "help"
    list_display = ["name", "code"]


class TopicsViewSetGroup(SnippetViewSetGroup):
    items = (ScamTypeViewSet, TargetGroupViewSet, TopicViewSet, LossAdviceViewSet)
    menu_label = _("Topics")
    menu_icon = "tag"
    menu_order = 320


register_snippet(TopicsViewSetGroup)
