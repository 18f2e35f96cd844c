"""Guides for officers, in the back office: the list, a guide to read, who has read it."""

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton

from guides.models import OfficerGuide
from guides.reading import mark_read, readers_by_ward, unread_by
from users.roles import Role

LIST = {"url": reverse_lazy("officer_guides"), "label": gettext_lazy("Guides for officers")}


def may_write(user):
    return user.has_perm("guides.change_officerguide")


def sees_readers(user):
    return user.has_role(Role.EDITOR, Role.APPROVER)


def address_of(action, *args):
    return reverse(OfficerGuide.snippet_viewset.get_url_name(action), args=args)


class OfficerGuidesView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "guides/admin/officer_guides.html"
    page_title = gettext_lazy("Guides for officers")
    header_icon = "glasses"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    @property
    def header_buttons(self):
        if may_write(self.request.user):
            yield HeaderButton(_("Write a guide"), address_of("add"), icon_name="plus")

    def get_context_data(self, **kwargs):
        user = self.request.user
        every = OfficerGuide.objects.all() if may_write(user) else OfficerGuide.objects.ready()
        unread = set(unread_by(user).values_list("pk", flat=True))
        guides = [(guide, guide.pk in unread) for guide in every.defer("body")]
        return super().get_context_data(guides=guides, **kwargs)


class OfOneGuide(WagtailAdminTemplateMixin):
    """A screen about one guide, which is not there for those who may not see it."""

    header_icon = "glasses"
    _show_breadcrumbs = True

    @cached_property
    def guide(self):
        guide = OfficerGuide.objects.filter(pk=self.kwargs["pk"]).first()
        if not guide or not (guide.is_ready or may_write(self.request.user)):
            raise Http404
        return guide

    def get_context_data(self, **kwargs):
        return super().get_context_data(guide=self.guide, **kwargs)


class OfficerGuideView(OfOneGuide, TemplateView):
    """A guide, and the button by which an officer says to have read it."""

    template_name = "guides/admin/officer_guide.html"

    def get_page_title(self):
        return self.guide.title

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), LIST, {"url": "", "label": self.guide.title}]

    @property
    def header_buttons(self):
        if sees_readers(self.request.user):
            readers = reverse("officer_guide_readers", args=[self.guide.pk])
            yield HeaderButton(_("Who has read it"), readers, icon_name="group")
        if may_write(self.request.user):
            yield HeaderButton(_("Edit"), address_of("edit", self.guide.pk), icon_name="edit")

    def get_context_data(self, **kwargs):
        reading = self.guide.readings.filter(user=self.request.user).first()
        is_current = bool(reading) and reading.version == self.guide.version
        return super().get_context_data(reading=reading, is_current=is_current, **kwargs)

    def post(self, request, pk):
        if not self.guide.is_ready:
            raise Http404
        if mark_read(self.guide, request.user, request.POST.get("version", "")):
            messages.success(request, _("Thank you. It is written down that you have read it."))
            return redirect("officer_guides")
        messages.warning(request, _("This guide has just changed. Please read it again, then press."))
        return redirect("officer_guide", pk=pk)


class OfficerGuideReadersView(OfOneGuide, TemplateView):
    template_name = "guides/admin/officer_guide_readers.html"
    page_title = gettext_lazy("Who has read it")

    def dispatch(self, request, *args, **kwargs):
        if not sees_readers(request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        guide = {"url": reverse("officer_guide", args=[self.guide.pk]), "label": self.guide.title}
        return [*super().get_breadcrumbs_items(), LIST, guide, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(places=readers_by_ward(self.guide), **kwargs)
