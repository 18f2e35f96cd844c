from core.sitemaps import PageSitemap, ViewSitemap
from wards.sitemaps import WardSitemap


class FixedViewSitemap(ViewSitemap):
    names = ("send_tip", "what_we_did", "wards")


SITEMAPS = {"pages": PageSitemap, "views": FixedViewSitemap, "wards": WardSitemap}
