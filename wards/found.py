"""Wards among what can be found, by their former names, too."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.generation import remembered
from core.search.sources import Document, Kind, Shown, Source
from wards.former import former_units
from wards.models import Ward
from wards.names import search_text

MOST_NAMED = 10


class WardSource(Source):
    name = "wards"
    models = (Ward,)
    kinds = (Kind("phuong-xa", _("Wards and communes")),)

    def documents(self, keys=None):
        wards = Ward.objects.prefetch_related("former")
        wards = list(wards if keys is None else wards.filter(pk__in=keys))
        for language, _name in settings.LANGUAGES:
            with translation.override(language):
                for ward in wards:
                    yield self._document(ward, language)

    def _document(self, ward, language):
        former = [f"{row.name}, {row.district}" for row in ward.former.all()]
        on_its_page = gettext("Ward police, 3-in-1 team, meetings, addresses and telephone numbers")
        return Document(
            *(ward.code, language, self.kinds[0], ward.name),
            keywords=[f"{gettext('Formerly:')} {'; '.join(former)}." if former else ""],
            texts=[on_its_page],
            wards=(ward.code,),
        )

    def shown(self, keys):
        wards = Ward.objects.filter(pk__in=keys)
        return {ward.code: Shown(ward.get_absolute_url()) for ward in wards}

    def named(self, query):
        text = search_text(query[:100])
        wards = list(Ward.objects.filter(folded=text).values_list("pk", flat=True)) if text.strip() else []
        return (wards or [row.ward_id for unit in former_units(query) for row in unit.rows])[:MOST_NAMED]


@remembered
def ward_choices():
    return list(Ward.objects.values_list("code", "name"))
