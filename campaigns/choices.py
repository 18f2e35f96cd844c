from django.db import models
from django.utils.translation import gettext_lazy as _


class TaskState(models.TextChoices):
    PLANNED = "planned", _("Planned")
    UNDER_WAY = "under-way", _("Under way")
    DONE = "done", _("Done")


class Direction(models.TextChoices):
    RAISED = "raised", _("Raised")
    GIVEN = "given", _("Given")


class SupportKind(models.TextChoices):
    HOUSEHOLDS = "households", _("Households in hardship")
    GIFTS = "gifts", _("Gifts")
    VISITS = "visits", _("Visits")
    MONEY = "money", _("Money, in đồng")


class Measure(models.TextChoices):
    """What is counted in a campaign. A value is the total since its first day."""

    INSTALLS = "installs", _("Phones with the app")
    TEAMS = "teams", _("3-in-1 teams set up")
    MEETINGS = "meetings", _("Meetings held")
    PEOPLE = "people", _("People reached")
    CASES = "cases", _("Cases helped")
