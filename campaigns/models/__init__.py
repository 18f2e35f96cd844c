from campaigns.models.organisations import Organisation
from campaigns.models.pages import CampaignIndexPage, CampaignPage, NewsPage, newest_news
from campaigns.models.results import Result, ResultSheet
from campaigns.models.rows import (
    CampaignMilestone,
    CampaignPicture,
    CampaignRelated,
    CampaignSupport,
    CampaignTarget,
    CampaignTask,
    CampaignTopic,
)

__all__ = [
    "CampaignIndexPage",
    "CampaignMilestone",
    "CampaignPage",
    "CampaignPicture",
    "CampaignRelated",
    "CampaignSupport",
    "CampaignTarget",
    "CampaignTask",
    "CampaignTopic",
    "NewsPage",
    "Organisation",
    "Result",
    "ResultSheet",
    "newest_news",
]
