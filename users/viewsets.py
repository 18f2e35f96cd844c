from wagtail.users.views.users import UserViewSet as WagtailUserViewSet

from users.forms import StaffCreationForm, StaffEditForm


class UserViewSet(WagtailUserViewSet):
    def get_form_class(self, for_update=False):
        return StaffEditForm if for_update else StaffCreationForm
