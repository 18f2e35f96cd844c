from alerts.models.banners import Banner
from alerts.models.cards import AlertCard
from alerts.models.indicators import AlertIndicator
from alerts.models.life import AlertEnding, AlertMessage
from alerts.models.pages import (
    REVIEW_AFTER,
    AlertIndexPage,
    AlertPage,
    at_most_three_sentences,
    listed_alerts,
    newest_alerts,
    past_alerts,
)
from alerts.models.rows import (
    AlertContactMethod,
    AlertLoss,
    AlertTargetGroup,
    AlertUpdate,
    AlertWard,
)

__all__ = [
    "REVIEW_AFTER",
    "AlertCard",
    "AlertContactMethod",
    "AlertEnding",
    "AlertIndexPage",
    "AlertIndicator",
    "AlertLoss",
    "AlertMessage",
    "AlertPage",
    "AlertTargetGroup",
    "AlertUpdate",
    "AlertWard",
    "Banner",
    "at_most_three_sentences",
    "listed_alerts",
    "newest_alerts",
    "past_alerts",
]
