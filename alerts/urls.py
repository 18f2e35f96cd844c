from django.urls import path

from alerts.views import terms
from alerts.views.check import CheckView
from alerts.views.loudspeaker import loudspeaker

urlpatterns = [
    path("kiem-tra/", CheckView.as_view(), name="check"),
    path("loa/", loudspeaker, name="loudspeaker"),
    path("thu-doan/", terms.scam_types, name="scam_types"),
    path("thu-doan/<slug:code>/", terms.scam_type, name="scam_type"),
    path("doi-tuong/", terms.target_groups, name="target_groups"),
    path("doi-tuong/<slug:code>/", terms.target_group, name="target_group"),
]
