from django.urls import path

from alerts.views.check import CheckView
from alerts.views.loudspeaker import loudspeaker

urlpatterns = [
    path("kiem-tra/", CheckView.as_view(), name="check"),
    path("loa/", loudspeaker, name="loudspeaker"),
]
