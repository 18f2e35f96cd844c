from django.urls import path

from tips.views.public import SendTipView

urlpatterns = [path("gui-tin/", SendTipView.as_view(), name="send_tip")]
