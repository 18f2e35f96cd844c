from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.choices import label_of


class Ward(models.Model):
    """One of the city's 168 wards, communes and special zone since 1 July 2025.

    `code` is the statistical code of the unit (Resolution 1685/NQ-UBTVQH15); `slug` its folded name,
    with the code behind it where two fold alike (Thanh An, Thạnh An).
    """

    class Kind(models.TextChoices):
        WARD = "phuong", _("urban ward")
        COMMUNE = "xa", _("commune")
        SPECIAL_ZONE = "dac-khu", _("special zone")

    code = models.CharField(_("code"), max_length=5, primary_key=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    name = models.CharField(
        _("name"), max_length=60, help_text=_("With its kind, for example Phường Bà Rịa.")
    )
    slug = models.SlugField(_("address"), max_length=60, unique=True)
    folded = models.CharField(max_length=80, editable=False)
    sort_key = models.CharField(max_length=200, editable=False, db_index=True)

    class Meta:
        verbose_name = _("ward")
        verbose_name_plural = _("wards")
        ordering = ["sort_key"]
        default_permissions = ()

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("ward", args=[self.slug])

    def get_kind_display(self):
        return label_of(self.Kind, self.kind)


class FormerWard(models.Model):
    """A unit as it was before 1 July 2025, and the ward that holds it, or part of it, now."""

    ward = models.ForeignKey(Ward, on_delete=models.CASCADE, related_name="former")
    name = models.CharField(_("former name"), max_length=60)
    district = models.CharField(_("former district"), max_length=60)
    province = models.CharField(_("former province"), max_length=60)
    partly = models.BooleanField(_("only a part of it"), default=False)
    folded = models.CharField(max_length=200, editable=False)

    class Meta:
        verbose_name = _("former ward")
        verbose_name_plural = _("former wards")
        ordering = ["pk"]
        default_permissions = ()

    def __str__(self):
        return f"{self.name}, {self.district}"


class WardStaff(models.Model):
    """Which ward a member of staff works for. Somebody may serve several."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="ward_posts")
    ward = models.ForeignKey(Ward, on_delete=models.CASCADE, related_name="posts")

    class Meta:
        verbose_name = _("ward post")
        verbose_name_plural = _("ward posts")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["user", "ward"], name="one_post_per_ward")]

    def __str__(self):
        return f"{self.user} – {self.ward}"
