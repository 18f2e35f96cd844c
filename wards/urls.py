from django.urls import path

from wards.calendar import ward_calendar
from wards.views import ward_detail, ward_list

urlpatterns = [
    path("phuong-xa/", ward_list, name="wards"),
    path("phuong-xa/<slug:slug>/", ward_detail, name="ward"),
    path("phuong-xa/<slug:slug>/lich.ics", ward_calendar, name="ward_calendar"),
]
