"""Records that are written once: no code changes or deletes one."""

from django.db import models


class AppendOnlyQuerySet(models.QuerySet):
    def update(self, **_values):
        raise TypeError("What was written down is never changed.")

    def delete(self):
        raise TypeError("What was written down is never deleted.")


class AppendOnly(models.Model):
    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise TypeError("What was written down is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *_args, **_kwargs):
        raise TypeError("What was written down is never deleted.")
