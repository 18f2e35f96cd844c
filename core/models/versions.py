from django.db import models


class WordsVersion(models.Model):
    """Which words are public in a language: of a source its own, of a translation those it was made from."""

    translation_key = models.UUIDField()
    locale = models.ForeignKey("wagtailcore.Locale", on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64)
    dated = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["translation_key", "locale"], name="one_version_a_language")
        ]

    def __str__(self):
        return f"{self.translation_key} {self.dated:%Y-%m-%d}"
