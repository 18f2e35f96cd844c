"""Wagtail's explorer, which lists the first pages below one, in any of its orders, and no more.

Wagtail counts all of them and walks to the last page of the list through all before it. Whatever does not
stand among the first is found by the search, by the filters, or in the opposite order.
"""

from wagtail.admin.views.pages.listing import ExplorableIndexView
from wagtail.admin.views.pages.usage import ContentTypeUseView
from wagtail.admin.viewsets.pages import PageViewSet

from core import listing
from core.explorer.children import ORDERS, children_of
from core.explorer.filters import ExplorerFilterSet
from core.explorer.rows import load


class LoadedRows:
    def paginate_queryset(self, queryset, page_size):
        paginator, page, rows, is_paginated = super().paginate_queryset(queryset, page_size)
        page.object_list = list(rows)
        load(page.object_list)
        return paginator, page, page.object_list, is_paginated


class Explorer(LoadedRows, ExplorableIndexView):
    template_name = "core/admin/explorer.html"
    results_template_name = "core/admin/explorer_results.html"
    paginate_by = 20  # as in Wagtail's other lists: a row is some 2 ms of templates
    paginate_orphans = 9  # no last page of a few rows

    def get_valid_orderings(self):
        """To put pages in an order by hand, all of them are shown at once."""
        orderings = super().get_valid_orderings()
        by_hand = self.sort_order_field
        if by_hand in orderings and not self.permissions.can_reorder_children():
            orderings.remove(by_hand)
        return orderings

    def get_base_queryset(self):
        if self.is_searching or self.is_filtering or not self._explores_everything_here():
            return super().get_base_queryset()
        return self.annotate_queryset(children_of(self.parent_page))

    def _explores_everything_here(self):
        return self.permission_policy.user_has_any_permission_for_instance(
            self.request.user, self.any_permission_required, self.parent_page
        )

    def order_queryset(self, queryset):
        if not self.is_searching and self.ordering in ORDERS:
            return queryset.order_by(*ORDERS[self.ordering])
        return super().order_queryset(queryset)

    def paginate_queryset(self, queryset, page_size):
        rows = queryset if self.is_searching else listing.LongList(queryset)
        return super().paginate_queryset(rows, page_size)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        is_cut = context["is_paginated"] and not self.is_searching and context["items_count"] >= listing.MOST
        return {**context, "most": listing.MOST if is_cut else None}


class PagesOfAKind(LoadedRows, ContentTypeUseView):
    pass


class ExplorerViewSet(PageViewSet):
    """What Wagtail shows the pages of every type with."""

    index_view_class = Explorer
    content_type_use_view_class = PagesOfAKind
    filterset_class = ExplorerFilterSet
