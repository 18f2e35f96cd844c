"""Who may do what. The roles are code: every `migrate` makes the groups equal to this page.

Nobody holds a `publish` permission (`core.review` publishes what a second person approved), and
nobody may edit groups, so this page is the whole truth. Tip roles carry no Django permission:
`tips` asks for the role by name. Nor do ward staff for pages and teams: `wards.own` asks for their wards.
"""

from enum import Enum

from django.contrib.auth.models import Group, Permission

ADMIN_ACCESS = "wagtailadmin.access_admin"
PUBLIC_SNIPPETS = (
    "alerts.banner",
    "campaigns.organisation",
    "campaigns.resultsheet",
    "channels.neverrule",
    "channels.officialchannel",
    "core.promotedresult",
    "topics.lossadvice",
    "topics.scamtype",
    "topics.targetgroup",
    "topics.topic",
    "wards.wardteam",
)


class Role(Enum):
    """A role and the name of its group, which staff see."""

    EDITOR = "Biên tập viên"
    APPROVER = "Người duyệt"
    TRANSLATOR = "Người dịch"
    WARD_STAFF = "Cán bộ phường"
    TIP_HANDLER = "Cán bộ tiếp nhận"
    TIP_SUPERVISOR = "Phụ trách tin báo"
    MANAGER = "Quản trị"

    def group(self):
        return Group.objects.get(name=self.value)


TIP_ROLES = (Role.TIP_HANDLER, Role.TIP_SUPERVISOR)


def _on(models, *actions):
    return [f"{app}.{action}_{name}" for app, name in (m.split(".") for m in models) for action in actions]


PERMISSIONS = {
    Role.EDITOR: [
        *_on([*PUBLIC_SNIPPETS, "guides.officerguide"], "view", "add", "change"),
        *_on(["core.synonym"], "view", "add", "change", "delete"),
        "wagtail_localize.submit_translation",
    ],
    Role.APPROVER: _on(PUBLIC_SNIPPETS, "view", "change"),
    Role.MANAGER: _on(["users.user"], "view", "add", "change", "delete"),
}
PAGE_PERMISSIONS = {Role.EDITOR: ["add_page", "change_page"], Role.APPROVER: ["change_page"]}
# Wagtail asks for the permissions of its own image and document models, whichever are in use.
IMAGE_PERMISSIONS = {
    Role.EDITOR: ["add_image", "choose_image"],
    Role.APPROVER: ["choose_image"],
    Role.WARD_STAFF: ["add_image", "choose_image"],
}
DOCUMENT_PERMISSIONS = {
    Role.EDITOR: ["add_document", "choose_document"],
    Role.APPROVER: ["choose_document"],
    Role.WARD_STAFF: ["add_document", "choose_document"],
}


def _permissions(names):
    wanted = []
    for name in names:
        app_label, codename = name.split(".")
        wanted.append(Permission.objects.get(content_type__app_label=app_label, codename=codename))
    return wanted


def sync_roles():
    """Make the groups and what they may do equal to this module. Safe to repeat."""
    from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

    Group.objects.exclude(name__in=[role.value for role in Role]).delete()
    root = Page.get_first_root_node()
    library = Collection.get_first_root_node()
    for role in Role:
        group, _created = Group.objects.get_or_create(name=role.value)
        group.permissions.set(_permissions([ADMIN_ACCESS, *PERMISSIONS.get(role, ())]))
        _equal(
            GroupPagePermission.objects.filter(group=group),
            [{"group": group, "page": root, "permission": p} for p in _page_permissions(role)],
        )
        _equal(
            GroupCollectionPermission.objects.filter(group=group),
            [{"group": group, "collection": library, "permission": p} for p in _library_permissions(role)],
        )


def _page_permissions(role):
    return _permissions([f"wagtailcore.{name}" for name in PAGE_PERMISSIONS.get(role, ())])


def _library_permissions(role):
    images = [f"wagtailimages.{name}" for name in IMAGE_PERMISSIONS.get(role, ())]
    documents = [f"wagtaildocs.{name}" for name in DOCUMENT_PERMISSIONS.get(role, ())]
    return _permissions(images + documents)


def _equal(queryset, rows):
    """Make `queryset` hold `rows` and nothing else, without deleting what is already right."""
    kept = [queryset.model.objects.get_or_create(**row)[0].pk for row in rows]
    queryset.exclude(pk__in=kept).delete()
