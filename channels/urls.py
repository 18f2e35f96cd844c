from django.urls import path

from channels.views import channels

urlpatterns = [path("kenh-chinh-thuc/", channels, name="channels")]
