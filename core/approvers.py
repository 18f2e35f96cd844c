"""What one approver did alone is told to all of them."""

from wagtail.admin.mail import send_mail

from users.models import User
from users.roles import Role


def tell_approvers(subject, body):
    """Mail every approver who has an address, each alone."""
    addresses = User.objects.with_role(Role.APPROVER).exclude(email="").values_list("email", flat=True)
    for address in addresses:
        send_mail(subject, body, [address])
