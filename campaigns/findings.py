"""What may be wrong with a campaign, as sentences for the one who writes it. Only staff read them."""

from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.choices import TaskState
from core.dates import in_numbers
from core.readiness import Finding


def campaign_findings(page):
    """Yield a Finding for each thing about `page`, saved or not, that readers would stumble over."""
    if page.steering is None:
        yield Finding(_("Choose the steering body: readers ask who leads the campaign."), "steering")
    if page.starts_on:
        yield from _outside_the_period(page)
        if page.state == "ended" and not page.outcome:
            yield Finding(_("The campaign is over. Say what came of it."), "outcome")
    for task in page.tasks.select_related("organisation"):
        yield from _about(task)


def _outside_the_period(page):
    for row in page.milestones.all():
        if row.date and (row.date < page.starts_on or (page.ends_on and row.date > page.ends_on)):
            text = _("The milestone “%(title)s” lies outside the period of the campaign.")
            yield Finding(text % {"title": row.title}, "milestones")
    for row in page.targets.all():
        if row.due_on and row.due_on < page.starts_on:
            text = _("The target “%(measure)s” is due before the first day of the campaign.")
            yield Finding(text % {"measure": row.get_measure_display()}, "targets")


def _about(task):
    if task.due_on and task.due_on < timezone.localdate() and task.state != TaskState.DONE:
        text = _("The task “%(task)s” was due on %(date)s. Change its state or its date.")
        yield Finding(text % {"task": task.text, "date": in_numbers(task.due_on)}, "tasks")
    body = task.organisation if task.organisation_id else None
    if body and not body.live:
        text = _("“%(body)s” is not on the site, so readers do not see its tasks.")
        yield Finding(text % {"body": body}, "tasks")
