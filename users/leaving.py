"""Wagtail's ways to close or delete accounts, which could leave the tips without a supervisor."""

from django.db import transaction
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.users.views.bulk_actions import DeleteBulkAction, SetActiveStateBulkAction
from wagtail.users.views.users import DeleteView

from users.grants import LastSupervisorError, keep_a_supervisor


class KeepsASupervisor:
    """Undoes everything where the last supervisor would go, and says why."""

    def form_valid(self, form):
        try:
            with transaction.atomic():
                return super().form_valid(form)
        except LastSupervisorError as error:
            messages.error(self.request, error.message)
            return redirect(self.back())


class DeleteStaffView(KeepsASupervisor, DeleteView):
    def back(self):
        return self.get_success_url()

    def delete_action(self):
        keep_a_supervisor([self.object])
        super().delete_action()


class DeleteManyStaff(KeepsASupervisor, DeleteBulkAction):
    def back(self):
        return self.next_url

    @classmethod
    def execute_action(cls, objects, **kwargs):
        keep_a_supervisor(objects)
        return super().execute_action(objects, **kwargs)


class SetActiveStateOfStaff(KeepsASupervisor, SetActiveStateBulkAction):
    """Saves each account, as Wagtail's own does not: the tip roles go with it (see `users.closing`)."""

    def back(self):
        return self.next_url

    @classmethod
    def execute_action(cls, objects, mark_as_active=False, **kwargs):
        for account in objects:
            account.is_active = mark_as_active
            account.save(update_fields=["is_active"])
        return len(objects), 0
