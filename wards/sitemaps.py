from core.sitemaps import ViewSitemap
from wards.models import Ward


class WardSitemap(ViewSitemap):
    def items(self):
        return Ward.objects.all()

    def location(self, item):
        return item.get_absolute_url()
