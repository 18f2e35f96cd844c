from wagtail.users.views.users import UserViewSet as WagtailUserViewSet

from users.forms import StaffCreationForm, StaffEditForm
from users.leaving import DeleteStaffView


class UserViewSet(WagtailUserViewSet):
    delete_view_class = DeleteStaffView

    def get_form_class(self, for_update=False):
        return StaffEditForm if for_update else StaffCreationForm
