from getpass import getpass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from users.grants import grant
from users.models import User
from users.roles import Role


class Command(BaseCommand):
    help = "Make a staff account with one role. The password is asked for, never an argument."

    def add_arguments(self, parser):
        parser.add_argument("username")
        parser.add_argument("role", choices=[role.name.lower() for role in Role])
        parser.add_argument("--email", default="")

    def handle(self, username, role, email, **options):
        if User.objects.filter(username=username).exists():
            raise CommandError(f"There is already an account named {username}.")
        password = getpass("Password: ")
        try:
            validate_password(password, User(username=username, email=email))
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        user = User.objects.create_user(username, email, password)
        grant(user, Role[role.upper()])
        self.stdout.write(f"{username}: {Role[role.upper()].value}")
