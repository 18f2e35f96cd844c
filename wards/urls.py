from django.urls import path

from wards.calendar import ward_calendar
from wards.sheets import SHEET
from wards.views import ward_detail, ward_list, ward_sheet

urlpatterns = [
    path("phuong-xa/", ward_list, name="wards"),
    path("phuong-xa/<slug:slug>/", ward_detail, name="ward"),
    path("phuong-xa/<slug:slug>/lich.ics", ward_calendar, name="ward_calendar"),
    path(f"phuong-xa/<slug:slug>/{SHEET}", ward_sheet, name="ward_sheet"),
]
