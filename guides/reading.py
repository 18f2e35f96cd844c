"""Which officers have read the guides that are for them, as those are now."""

from collections import Counter, defaultdict
from typing import NamedTuple

from django.utils import timezone

from guides.models import OfficerGuide, OfficerReading
from users.models import User
from wards.models import WardStaff


def mark_read(guide, user, version):
    """Write down that `user` has read `version` of `guide`. Return False if it has changed since."""
    if version != guide.version:
        return False
    read = {"version": version, "read_on": timezone.localdate()}
    OfficerReading.objects.update_or_create(guide=guide, user=user, defaults=read)
    return True


def unread_by(user):
    """The guides that `user` has not read as they are now."""
    read = OfficerReading.objects.current().filter(user=user).values("guide")
    return OfficerGuide.objects.ready().exclude(pk__in=read)


def read_by_ward():
    """Return {code of a ward: (officers who have read every guide as it is now, officers)}, in three queries.

    Wards where nobody works have no entry. Where there is no guide, everybody has read all.
    """
    asked = OfficerGuide.objects.ready().count()
    read = Counter(OfficerReading.objects.current().values_list("user", flat=True))
    posts = WardStaff.objects.filter(user__is_active=True).values_list("ward", "user")
    by_ward = defaultdict(lambda: (0, 0))
    for ward, user in posts:
        done, officers = by_ward[ward]
        by_ward[ward] = (done + (read[user] >= asked), officers + 1)
    return dict(by_ward)


class Readers(NamedTuple):
    """Who works at a place, split by having read a guide. `ward` is None for those who serve none."""

    ward: object
    read: list
    unread: list

    @property
    def officers(self):
        return len(self.read) + len(self.unread)


def readers_by_ward(guide):
    """Return the Readers of `guide` for each ward with staff, in the order of the wards; the others last."""
    readings = guide.readings.filter(version=guide.version)
    days = dict(readings.values_list("user", "read_on"))
    places = {}
    for user in User.objects.filter(is_active=True).prefetch_related("ward_posts__ward"):
        user.read_on = days.get(user.pk)
        for ward in [post.ward for post in user.ward_posts.all()] or [None]:
            place = places.setdefault(ward and ward.pk, Readers(ward, [], []))
            (place.read if user.read_on else place.unread).append(user)
    return sorted(places.values(), key=lambda place: (place.ward is None, place.ward and place.ward.sort_key))
