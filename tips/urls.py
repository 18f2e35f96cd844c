from django.urls import path

from tips.views.follow_up import FollowUpView
from tips.views.public import SendTipView

urlpatterns = [
    path("gui-tin/", SendTipView.as_view(), name="send_tip"),
    path("tra-cuu/", FollowUpView.as_view(), name="follow_up"),
]
