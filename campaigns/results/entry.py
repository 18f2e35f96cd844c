from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from campaigns.models import Result, ResultSheet
from core.dates import in_numbers


@transaction.atomic
def take_in(campaign, source, rows, user, preview=None):
    """Keep `rows` (of `checks`) as one sheet and ask for approval at once. Return the state that waits.

    IntegrityError if `preview`, a UUID, has been taken in already.
    """
    title = _("Results up to %(day)s") % {"day": in_numbers(max(row.date for row in rows))}
    sheet = ResultSheet(campaign=campaign, title=title, source=source, preview=preview, live=False)
    sheet.save()
    Result.objects.bulk_create(
        Result(sheet=sheet, measure=row.measure, ward=row.ward, date=row.date, value=row.value)
        for row in rows
    )
    log(instance=sheet, action="wagtail.create", user=user)
    sheet.save_revision(user=user)
    return sheet.get_workflow().start(sheet, user).current_task_state
