from guides.models.officers import OfficerGuide, OfficerReading
from guides.models.pages import GuideIndexPage, GuidePage, newest_guides

__all__ = ["GuideIndexPage", "GuidePage", "OfficerGuide", "OfficerReading", "newest_guides"]
