from django.urls import reverse

from core.sitemaps import ViewSitemap
from topics.models import ScamType, TargetGroup


class TermSitemap(ViewSitemap):
    """The pages of the kinds of scam and of the target groups, each in its own language alone."""

    routes = {ScamType: "scam_type", TargetGroup: "target_group"}

    def items(self):
        live = (model.objects.live().order_by("code").select_related("locale") for model in self.routes)
        return [term for terms in live for term in terms]

    def get_languages_for_item(self, item):
        return [code for code in self.languages if code == item.locale.language_code]

    def lastmod(self, item):
        return item.last_published_at

    def location(self, item):
        return reverse(self.routes[type(item)], args=[item.code])
