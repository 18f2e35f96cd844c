"""manage.py tips_keys: the keys of the tips. docs/tips.md tells when to use which."""

import getpass
import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Count

from tips import keys, paper, rewrapping
from tips.models import WrappedKey

COPY_IT = "copy its .pub file to every server that takes tips, and delete the old ones there."
FIND_IT = "is its .pub file still on a server that takes tips?"
NO_PRIVATE = "No private inbox key is loaded here: run this where staff read tips."


class Command(BaseCommand):
    help = "Make, add, rotate, remove and recover the keys that tips are sealed to."

    def add_arguments(self, parser):
        deeds = parser.add_subparsers(dest="deed", required=True, metavar="WHAT")
        init = deeds.add_parser("init", help=self.init.__doc__)
        init.add_argument("--paper", help="write the recovery key into this file instead of showing it")
        for name in ("list", "add", "rotate", "recovery", "recover"):
            deeds.add_parser(name, help=getattr(self, name).__doc__)
        deeds.add_parser("remove", help=self.remove.__doc__).add_argument("key_id")

    def handle(self, *args, deed, **options):
        try:
            getattr(self, deed)(options.get("key_id") or options.get("paper"))
        except keys.KeysMissingError as error:
            raise CommandError(f"{error} Run `manage.py tips_keys init` first.") from error

    def init(self, paper_file):
        """Make what is missing: the receipts' secret, an inbox key, a recovery key printed for paper."""
        keys.make_secret_file()
        if not keys.ids(keys.INBOX):
            self.stdout.write(f"Inbox key {keys.add_inbox_key()} made.")
        if not keys.ids(keys.RECOVERY):
            self.hand_out(keys.add_recovery_key(), paper_file)

    def list(self, _key_id):
        """Say which keys there are, and whether their private half is loaded here."""
        private = keys.private_keys()
        for kind in (keys.INBOX, keys.RECOVERY):
            for key_id in keys.ids(kind):
                self.stdout.write(f"{kind} {key_id}{' (private half loaded)' if key_id in private else ''}")
        for key_id in private.keys() - set(keys.ids(keys.INBOX)):
            self.stdout.write(f"inbox {key_id} (retired: remove it when it opens nothing any more)")
        for key_id, count in self.strangers():
            self.stdout.write(f"{key_id} opens {count} parts, and is no key of this folder: {FIND_IT}")

    def add(self, _key_id):
        """Add an inbox key that opens all that is there too."""
        self.private_keys()
        key_id = keys.add_inbox_key()
        self.cover(key_id)
        self.stdout.write(f"Inbox key {key_id} made.")

    def rotate(self, _key_id):
        """Make a new inbox key, wrap everything to it, and take the old ones out of use."""
        self.private_keys()
        old = keys.ids(keys.INBOX)
        new = keys.add_inbox_key()
        for key_id in old:
            keys.stop_sealing_to(key_id)
        self.cover(new)
        for key_id in old:
            left = rewrapping.drop(key_id, [new])
            self.stdout.write(
                f"Old key {key_id} opens {left} parts. Remove it in an hour: tips_keys remove {key_id}"
            )
        self.stdout.write(f"Inbox key {new} made: {COPY_IT}")

    def recovery(self, _key_id):
        """Make one more recovery key, which opens all that is there, and print it for paper."""
        self.private_keys()
        key = keys.add_recovery_key()
        self.cover(keys.id_of(key.public_key))
        self.hand_out(key)

    def recover(self, _key_id):
        """With the recovery key typed in, make a new inbox key that opens everything."""
        key = self.typed_recovery_key()
        new = keys.add_inbox_key()
        self.cover(new, {keys.id_of(key.public_key): key, **keys.private_keys()})
        self.stdout.write(f"Inbox key {new} made: the inbox opens every tip with it.")

    def remove(self, key_id):
        """Destroy a key. What only it opens is wrapped to the others first."""
        kind = keys.RECOVERY if key_id in keys.ids(keys.RECOVERY) else keys.INBOX
        others = [other for other in keys.ids(kind) if other != key_id]
        if key_id not in {*keys.ids(kind), *keys.private_keys()} or not others:
            raise CommandError(f"{key_id} is the only {kind} key, or no key at all: add another one first.")
        keys.stop_sealing_to(key_id)
        for other in others:
            self.cover(other)
        if left := rewrapping.drop(key_id, others):
            raise CommandError(f"{left} parts are opened by {key_id} alone: it is kept.")
        keys.destroy_private(key_id)
        self.stdout.write(
            f"{kind} key {key_id} removed. Delete its .pub file on every server that takes tips."
        )

    def strangers(self):
        """Yield keys that parts are sealed to though nobody here knows them, with the number of parts."""
        known = {keys.SENDER, *keys.ids(keys.INBOX), *keys.ids(keys.RECOVERY), *keys.private_keys()}
        others = WrappedKey.objects.exclude(key_id__in=known)
        yield from others.order_by("key_id").values_list("key_id").annotate(Count("pk"))

    def private_keys(self):
        if found := keys.private_keys():
            return found
        raise CommandError(NO_PRIVATE)

    def cover(self, key_id, private=None):
        done, missed = rewrapping.cover(keys.public_keys()[key_id], private or self.private_keys())
        self.stdout.write(f"{done} parts wrapped to {key_id}; {missed} that no key here opens.")

    def typed_recovery_key(self):
        typed = getpass.getpass("Recovery key: ") if sys.stdin.isatty() else sys.stdin.readline()
        try:
            return paper.from_paper(typed)
        except paper.PaperError as error:
            raise CommandError("This is not a recovery key: please compare it letter by letter.") from error

    def hand_out(self, key, paper_file=None):
        if paper_file:
            keys.write_private(Path(paper_file), paper.to_paper(key))
            return
        self.stdout.write("Write this recovery key on paper, twice, and lock it away. It is shown only now:")
        self.stdout.write(paper.to_paper(key))
