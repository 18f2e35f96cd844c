from django.db import models


class Shape(models.TextChoices):
    WIDE = "wide", "1200x630"  # beside a link
    TALL = "tall", "1080x1350"  # sent on by itself


SIZES = {Shape.WIDE: (1200, 630), Shape.TALL: (1080, 1350)}


class AlertCard(models.Model):
    """A picture that stands for a warning where it is shared.

    Each shape is drawn twice, for while the warning holds and for when it has ended, so that the hour of
    the end finds the right one ready. `digest` names what it was drawn from; the rest tells cheaply whether
    it has to be drawn again.
    """

    page = models.ForeignKey("alerts.AlertPage", on_delete=models.CASCADE, related_name="cards")
    shape = models.CharField(max_length=4, choices=Shape.choices)
    ended = models.BooleanField()
    file = models.FileField(upload_to="cards/")
    digest = models.CharField(max_length=64)
    design = models.CharField(max_length=16)
    revision = models.BigIntegerField()
    url_path = models.TextField()

    wagtail_reference_index_ignore = True  # it is no place where a page is used

    class Meta:
        verbose_name = "share card"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["page", "shape", "ended"], name="one_card_of_a_kind"),
        ]

    def __str__(self):
        return self.file.name
