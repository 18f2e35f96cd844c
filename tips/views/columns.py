"""The columns of the list of tips."""

from django.urls import reverse
from wagtail.admin.ui.tables import BaseColumn, Column, TitleColumn

from tips.order import is_urgent
from tips.views.filters import list_query


class CheckboxColumn(BaseColumn):
    header_template_name = "tips/admin/cells/no_header.html"
    cell_template_name = "tips/admin/cells/checkbox.html"


class ReferenceColumn(TitleColumn):
    """The file number with its marks. The link keeps what the list was asked for."""

    cell_template_name = "tips/admin/cells/reference.html"

    def get_link_url(self, instance, parent_context):
        return reverse("tips_tip", args=[instance.pk]) + list_query(parent_context["request"].GET)

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        return {**context, "urgent": is_urgent(instance)}


class WardColumn(Column):
    """Where it happened and, if that is not the same, who works on it."""

    cell_template_name = "tips/admin/cells/ward.html"


class WaitingColumn(Column):
    cell_template_name = "tips/admin/cells/waiting.html"
