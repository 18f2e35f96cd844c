"""The screens of teams, for those who may write all of them and for ward staff, who write their own."""

from functools import wraps

from django.conf import settings
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from wagtail.permission_policies import ModelPermissionPolicy

from wards.own import is_own, own_wards

OWN_ACTIONS = frozenset({"add", "change", "view"})
LOOKS = frozenset({"change", "view"})


class OwnTeamsPolicy(ModelPermissionPolicy):
    """Django's permissions; beyond them ward staff may add, change and see the team of their ward."""

    def user_has_permission(self, user, action):
        return super().user_has_permission(user, action) or (action in OWN_ACTIONS and bool(own_wards(user)))

    def user_has_permission_for_instance(self, user, action, instance):
        if super().user_has_permission(user, action):
            return True
        return action in OWN_ACTIONS and is_own(instance, user)

    def instances_user_has_any_permission_for(self, user, actions):
        teams = self.model._default_manager.all()
        if any(super(OwnTeamsPolicy, self).user_has_permission(user, action) for action in actions):
            return teams
        own = own_wards(user) if OWN_ACTIONS.intersection(actions) else ()
        return teams.filter(ward__in=own)


class OwnTeamsMixin:
    """Before a SnippetViewSet: Wagtail's views ask what somebody may do with any of them, not with this."""

    @property
    def permission_policy(self):
        return OwnTeamsPolicy(self.model)

    def get_queryset(self, request):
        return self.permission_policy.instances_user_has_any_permission_for(request.user, OWN_ACTIONS)

    def construct_view(self, view_class, **kwargs):
        view = super().construct_view(view_class, **kwargs)
        begins = view_class in (self.add_view_class, self.copy_view_class)

        @wraps(view)
        def of_this_team(request, *args, **kwargs):
            if "pk" in kwargs:
                self._refuse_anothers(request.user, kwargs["pk"])
            if begins and request.GET.get("locale", settings.LANGUAGE_CODE) != settings.LANGUAGE_CODE:
                raise Http404  # what is no translation of a team would stand in the way of one
            return view(request, *args, **kwargs)

        return of_this_team

    def _refuse_anothers(self, user, pk):
        try:
            team = get_object_or_404(self.model, pk=unquote(str(pk)))
        except (ValueError, OverflowError):  # no number, or none that SQLite can hold
            raise Http404 from None
        if not self.permission_policy.user_has_any_permission_for_instance(user, LOOKS, team):
            raise PermissionDenied
