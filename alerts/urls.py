from django.urls import path

from alerts.views.loudspeaker import loudspeaker

urlpatterns = [path("loa/", loudspeaker, name="loudspeaker")]
