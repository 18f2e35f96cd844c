from alerts.sitemaps import TermSitemap
from core.sitemaps import PageSitemap, ViewSitemap
from wards.sitemaps import WardSitemap


class FixedViewSitemap(ViewSitemap):
    names = ("send_tip", "what_we_did", "wards", "scam_types", "target_groups", "channels")


SITEMAPS = {"pages": PageSitemap, "views": FixedViewSitemap, "wards": WardSitemap, "terms": TermSitemap}
