from django.db.models import Max
from django.utils.functional import cached_property

from core.sitemaps import ViewSitemap
from wards.models import Ward, WardTeam


class WardSitemap(ViewSitemap):
    def items(self):
        return Ward.objects.all()

    @cached_property
    def _changes(self):
        """When a ward's team was last made public, in any language: the others follow it in part."""
        teams = WardTeam.objects.live().values_list("ward_id").order_by("ward_id")
        return dict(teams.annotate(latest=Max("last_published_at")))

    def lastmod(self, item):
        return self._changes.get(item.pk)

    def location(self, item):
        return item.get_absolute_url()
