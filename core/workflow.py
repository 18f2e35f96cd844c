"""The one workflow of the site, made by code at the end of every `migrate`."""

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, Workflow, WorkflowContentType, WorkflowMixin, WorkflowPage, WorkflowTask

from core.models import SecondPersonTask
from users.roles import Role

WORKFLOW_NAME = "Duyệt bởi người thứ hai"


def reviewed_snippets():
    """The snippet models that the public reads."""
    return [m for m in apps.get_models() if issubclass(m, WorkflowMixin) and not issubclass(m, Page)]


def sync_workflow():
    """Make the one workflow, and put it on the page root and every reviewed snippet. Safe to repeat."""
    task, _created = SecondPersonTask.objects.get_or_create(name=WORKFLOW_NAME)
    task.groups.set([Role.APPROVER.group()])
    workflow, _created = Workflow.objects.get_or_create(name=WORKFLOW_NAME)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task.task_ptr)
    WorkflowPage.objects.update_or_create(page=Page.get_first_root_node(), defaults={"workflow": workflow})
    for model in reviewed_snippets():
        WorkflowContentType.objects.update_or_create(
            content_type=ContentType.objects.get_for_model(model), defaults={"workflow": workflow}
        )
    # Wagtail's migrations bring a workflow of their own, in which people approve their own work.
    Workflow.objects.exclude(pk=workflow.pk).delete()
