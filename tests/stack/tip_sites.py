"""A site of its own for tests about tips: a database, a folder, keys, gunicorn, and a way to look inside."""

import re
import secrets
import shutil
from contextlib import contextmanager
from uuid import UUID

import psycopg
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from nacl.public import PrivateKey

from tests import prepared
from tests.stack.processes import Running, clean_environment, fetch, free_port, procfile, run
from tips.sealing import unseal
from tips.tokens import SALT, new_nonce

AS_NGINX = {"Host": "outreach.example", "X-Forwarded-Proto": "https"}
RECEIPT = re.compile(r"\b\d{4} \d{4} \d{4} \d{4}\b")
BOXES = """
    SELECT part.id, part.tip_id, part.box, wrap.wrapped
    FROM tips_sealedpart part JOIN tips_wrappedkey wrap ON wrap.part_id = part.id
    WHERE part.role IN ('story', 'addition') AND wrap.key_id = '{key_id}'
"""


class TipSite:
    """A built and released site in `folder`, with keys made: on SQLite, or on a cluster that is prepared."""

    def __init__(self, folder, cluster_url=None):
        self.folder = folder
        (folder / "tmp").mkdir(parents=True)
        shutil.copytree(prepared.built(), folder / "var")
        if cluster_url is None:
            shutil.copy(prepared.sqlite(), folder / "db.sqlite3")
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        self.environment = clean_environment(
            DATABASE_URL=prepared.released(cluster_url) if cluster_url else f"sqlite:///{folder}/db.sqlite3",
            DJANGO_SETTINGS_MODULE="outreach.settings.production",
            HOME=str(folder),
            PORT=str(port),
            SECRET_KEY=secrets.token_urlsafe(60),
            SITE_URL="https://outreach.example",
            TMPDIR=str(folder / "tmp"),
            VAR_DIR=str(folder / "var"),
            WEB_CONCURRENCY="3",
        )
        self.manage("tips_keys", "init")

    def manage(self, *command):
        result = run(["python", "manage.py", *command], self.environment)
        assert result.returncode == 0, result.stderr
        return result.stdout

    @contextmanager
    def served(self, log="web.log"):
        """Run gunicorn. A worker that is killed is back at once: it is forked from what was loaded before."""
        command = procfile()["web"]
        with Running(command, self.environment, self.folder / log) as web:
            web.wait_for(f"{self.url}/-/live", AS_NGINX)
            yield web

    def token(self):
        return signing.dumps(new_nonce(), key=self.environment["SECRET_KEY"], salt=SALT)

    def post(self, form, headers=AS_NGINX):
        """Send a tip once. Return the Answer and the receipt that it shows, None if it shows none."""
        return with_receipt(fetch(f"{self.url}/gui-tin/", headers, form))

    def post_files(self, form, files):
        """Like `post`, with photos: pairs of a name and bytes."""
        photos = [SimpleUploadedFile(name, content, "image/jpeg") for name, content in files]
        body = encode_multipart(BOUNDARY, {**form, "photos": photos})
        headers = {**AS_NGINX, "Content-Type": MULTIPART_CONTENT}
        return with_receipt(fetch(f"{self.url}/gui-tin/", headers, body))

    def send(self, form):
        """Press the button until it is acknowledged, as a stubborn person would. Return the receipt."""
        while True:
            _answer, receipt = self.post(form)
            if receipt:
                return receipt

    @contextmanager
    def database(self):
        url = self.environment["DATABASE_URL"]
        if url.startswith("sqlite"):
            import sqlite3

            connection = sqlite3.connect(url.removeprefix("sqlite:///"))
        else:
            connection = psycopg.connect(url)
        try:
            yield connection
        finally:
            connection.close()

    def stories(self):
        """Return `(id of the tip, JSON)` for all that senders wrote, opened with the inbox key."""
        [path] = (self.folder / "var" / "keys").glob("inbox-*.key")
        key = PrivateKey(bytes.fromhex(path.read_text()))
        key_id = path.stem.removeprefix("inbox-")
        with self.database() as connection:
            rows = connection.execute(BOXES.format(key_id=key_id)).fetchall()
        found = []
        for part_id, tip_id, box, wrapped in rows:
            context = _uuid(tip_id).bytes + _uuid(part_id).bytes
            found.append((_uuid(tip_id).hex, unseal(bytes(box), context, bytes(wrapped), key)))
        return found


def with_receipt(answer):
    shown = RECEIPT.search(answer.body) if answer.status == 200 else None
    return answer, shown and shown.group()


def _uuid(value):
    return value if isinstance(value, UUID) else UUID(value)
