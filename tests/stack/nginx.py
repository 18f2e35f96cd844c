"""An nginx of one's own with deploy/nginx.conf, in a temporary folder, for as long as a block runs."""

import os
import pwd
import shutil
import tempfile
from pathlib import Path

import pytest

from tests.stack.processes import ROOT, Running, clean_environment, free_port

BROTLI_MODULE = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
BROTLI = "        brotli_static on;\n"
MAIN = """
{modules}
daemon off;
worker_processes 1;
pid {folder}/pid;
error_log stderr;
events {{ worker_connections 4096; }}
http {{
    include /etc/nginx/mime.types;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    # A test says here whom nginx takes it for.
    real_ip_header X-Seen-As;
    set_real_ip_from 127.0.0.1;
    include {folder}/site.conf;
}}
"""
CERTIFICATE = """    ssl_certificate     /etc/letsencrypt/live/example.gov.vn/fullchain.pem;
    ssl_certificate_key /etc/letsencrypt/live/example.gov.vn/privkey.pem;
"""


def find_nginx():
    """Return the path of nginx, or None. Debian puts it where only root looks."""
    return shutil.which("nginx", path=os.pathsep.join([*os.get_exec_path(), "/usr/sbin"]))


def need_nginx():
    """Skip the test where there is none; CI has one."""
    if not find_nginx():
        _missing("nginx-light")


def need_brotli():
    if not BROTLI_MODULE.exists():
        _missing("libnginx-mod-http-brotli-static")


def _missing(package):
    missing = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
    missing(f"needs nginx: apt install {package}")


class Nginx:
    """`with Nginx(port, to=8000, uploads=folder) as running:` before a site on one port or several.

    It never runs as root. `folder` holds all that it writes; beside `uploads` lies what else VAR_DIR has.
    """

    def __init__(self, port, *, to, uploads):
        # Another user has to get there: not TMPDIR.
        self.folder = Path(tempfile.mkdtemp(prefix="outreach-nginx-", dir="/tmp"))
        (self.folder / "nginx.conf").write_text(MAIN.format(folder=self.folder, modules=_modules()))
        (self.folder / "site.conf").write_text(_filled_in(port, to, uploads, self.folder))
        command = [find_nginx(), "-e", "stderr", "-p", self.folder, "-c", self.folder / "nginx.conf"]
        self.running = Running(command, clean_environment(), self.folder / "log", user=self._other_user())

    def _other_user(self):
        if os.geteuid():
            return None
        shutil.chown(self.folder, user="nobody")
        return pwd.getpwnam("nobody")

    def __enter__(self):
        self.running.__enter__()
        return self

    def __exit__(self, *exception):
        self.running.__exit__(*exception)
        shutil.rmtree(self.folder)


def _modules():
    return f"load_module {BROTLI_MODULE};" if BROTLI_MODULE.exists() else ""


def _filled_in(port, to, uploads, folder):
    """Return deploy/nginx.conf with the ports, folders and modules of here, and without TLS."""
    hosts = [to] if isinstance(to, int) else to
    upstream = " ".join(f"server 127.0.0.1:{host} max_fails=0;" for host in hosts)
    text = (ROOT / "deploy/nginx.conf").read_text()
    places = {
        "listen 443 ssl http2;": f"listen 127.0.0.1:{port};",
        "listen 80;": f"listen 127.0.0.1:{free_port()};",
        "server 127.0.0.1:8000 max_fails=0;": upstream,
        "client_body_temp_path /run/outreach-bodies;": f"client_body_temp_path {folder}/body;",
        "proxy_cache_path /run/outreach-pages ": f"proxy_cache_path {folder}/pages ",
        "/srv/outreach/var/": f"{Path(uploads).parent}/",
        CERTIFICATE: "",
        BROTLI: BROTLI if BROTLI_MODULE.exists() else "",
    }
    for written, meant in places.items():
        assert written in text, f"deploy/nginx.conf no longer says {written}"
        text = text.replace(written, meant)
    return text
