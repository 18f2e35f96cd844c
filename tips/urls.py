from django.urls import path

from tips.views.follow_up import FollowUpView
from tips.views.public import SendTipView
from tips.views.what_we_did import what_we_did

urlpatterns = [
    path("gui-tin/", SendTipView.as_view(), name="send_tip"),
    path("tra-cuu/", FollowUpView.as_view(), name="follow_up"),
    path("tin-bao-da-lam-gi/", what_we_did, name="what_we_did"),
]
