from django.urls import path

from alerts.views.check import CheckView

urlpatterns = [path("kiem-tra/", CheckView.as_view(), name="check")]
