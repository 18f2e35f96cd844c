"""What is done with a bundle. Each deed locks its row first; what is refused raises RefusedError in words."""

from functools import wraps

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from core.bundles.mail import tell_of_call_off, tell_of_submission
from core.bundles.readiness import not_ready, together
from core.models.bundles import OPEN, OVER, Bundle, State, identity
from core.review import authors_since_live
from core.translations import translation_of, translators_since_live
from users.roles import Role


class RefusedError(Exception):
    pass


def deed(*states):
    """Make a function of a bundle that is done in one transaction, and only in one of `states`."""

    def decorate(function):
        @wraps(function)
        @transaction.atomic
        def locked(bundle, *args, **kwargs):
            # All that are open: what is in one of them is asked about by the others.
            rows = Bundle.objects.select_for_update().filter(state__in=(*OPEN, *OVER))
            current = {row.pk: row for row in rows}.get(bundle.pk)
            if current is None or current.state not in states:
                raise RefusedError(_("Meanwhile somebody decided about this bundle. See what it is now."))
            return function(current, *args, **kwargs)

        return locked

    return decorate


@deed(State.DRAFT)
def put_in(bundle, objects):
    for obj in objects:
        bundle.items.get_or_create(**identity(obj), defaults={"title": str(obj)[:255]})


@deed(State.DRAFT)
def take_out(bundle, item_pk):
    bundle.items.filter(pk=item_pk).delete()


@deed(State.DRAFT)
def rename(bundle, title, goes_public_at):
    bundle.title, bundle.goes_public_at = title, goes_public_at
    bundle.save()


@deed(State.DRAFT)
def submit(bundle, user):
    """Keep what is in it as it is now, and ask for approval."""
    if bundle.hour_has_come:
        raise RefusedError(_("Its hour has passed. Choose one that is still to come."))
    if not bundle.items.exists():
        raise RefusedError(_("There is nothing in it yet."))
    for item in bundle.items.all():
        _keep_revision(item, user)
    _refuse_what_is_not_ready(bundle)
    bundle.state, bundle.note = State.WAITING, ""
    bundle.submitted_by, bundle.submitted_at = user, timezone.now()
    bundle.approved_by = bundle.approved_at = bundle.ended_by = bundle.ended_at = None
    bundle.save()
    _log(bundle, "core.bundle.submit", user)
    transaction.on_commit(lambda: tell_of_submission(bundle), robust=True)


def _keep_revision(item, user):
    obj = item.current
    if obj is None:
        return
    translation = translation_of(obj)
    if translation and (not obj.live or translators_since_live(obj)):
        translation.save_target(user=user)  # what was translated stands in no draft before
        obj = type(obj)._default_manager.get(pk=obj.pk)
    item.revision = obj.get_latest_revision() or obj.save_revision(user=user)
    item.title = item.revision.object_str[:255]
    item.save()


def _refuse_what_is_not_ready(bundle):
    with together(bundle) as page_ids:
        for item in bundle.items.all():
            if sentences := not_ready(item, page_ids):
                raise RefusedError(f"“{item.title}”: {sentences[0]}")


def conflict_of_interest(bundle, user, authors):
    """Whether `user` submitted the bundle or is one of its `authors`."""
    return user.pk == bundle.submitted_by_id or user.pk in authors


def authors_of(bundle):
    """Ids of all who wrote any of it since it was last public."""
    objects = [item.current for item in bundle.parts]
    return set().union(*(authors_since_live(obj) for obj in objects if obj))


@deed(State.WAITING)
def approve(bundle, user):
    _only_approvers(user)
    if conflict_of_interest(bundle, user, authors_of(bundle)):
        raise RefusedError(_("You wrote or submitted part of this: somebody else has to approve it."))
    _refuse_what_is_not_ready(bundle)
    bundle.state, bundle.approved_by, bundle.approved_at = State.APPROVED, user, timezone.now()
    bundle.save()
    _log(bundle, "core.bundle.approve", user)


@deed(State.WAITING)
def send_back(bundle, user, comment):
    _only_approvers(user)
    _log(bundle, "core.bundle.send_back", user)
    _open_again(bundle, comment)


@deed(*OPEN)
def call_off(bundle, user, reason):
    """Before its hour: by an approver, or whoever submitted it; a draft by whoever works on it."""
    if bundle.state != State.DRAFT and not may_call_off(bundle, user):
        raise RefusedError(_("Only an approver, or whoever submitted it, can call it off."))
    was_waiting = not bundle.is_draft
    _log(bundle, "core.bundle.call_off", user)
    bundle.state, bundle.note = State.CALLED_OFF, reason
    bundle.ended_by, bundle.ended_at = user, timezone.now()
    bundle.save()
    if was_waiting:
        transaction.on_commit(lambda: tell_of_call_off(bundle), robust=True)


def may_call_off(bundle, user):
    return user.has_role(Role.APPROVER) or user.pk == bundle.submitted_by_id


@deed(*OVER)
def take_up_again(bundle):
    _open_again(bundle, bundle.note)


def _open_again(bundle, note):
    bundle.items.update(revision=None)
    bundle.state, bundle.note = State.DRAFT, note
    bundle.save()


def _only_approvers(user):
    if not (user.is_active and user.has_role(Role.APPROVER)):
        raise RefusedError(_("Only an approver decides about this."))


def _log(bundle, action, user):
    """In the history of each thing in it, beside what else happened to it."""
    for item in bundle.items.all():
        if item.current and item.revision:
            log(item.current, action, user=user, revision=item.revision, data={"bundle": bundle.title})
