"""A hundred tips with a mark in every part: no mark is in any file, whatever goes wrong meanwhile."""

import base64
import io
import json
import re
import secrets
from contextlib import contextmanager

import pytest
from PIL import Image

from tests.stack.processes import fetch, run
from tests.stack.tip_sites import AS_NGINX, TipSite

TIPS = 100
MARK = f"Dấu{secrets.token_hex(6)}".replace("ấ", "a")
DIGITS = f"09{secrets.randbelow(10**6):06d}"  # the start of a number that nobody has


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def swept(request, tmp_path_factory):
    """The site after the hundred tips, and every folder that anything of it could be in."""
    folder = tmp_path_factory.mktemp("canary")
    if request.param == "sqlite":
        site = TipSite(folder)
        send_everything(site)
        yield site, [folder]
    else:
        cluster = request.getfixturevalue("new_cluster")()
        with cluster as url:
            site = TipSite(folder, url)
            send_everything(site)
            with site.database() as connection:
                connection.autocommit = True
                connection.execute("CHECKPOINT")
            yield site, [folder, cluster.folder]


def send_everything(site):
    with site.served():
        for number in range(TIPS):
            form = tip(site, number)
            receipt = site.post_files(form, [photo(number)])[1]
            assert receipt
            if number % 10 == 0:
                assert site.post_files(form, [photo(number)])[1]  # the same again
                assert site.post_files({**form, "text": form["text"] + " Thêm."}, [])[1]
                follow_up(site, receipt)
                look_up(site, number)
        go_wrong(site)
    result = run(["python", "-m", "tests.stack.staff_work", MARK], site.environment)
    assert result.returncode == 0, result.stderr


def follow_up(site, receipt):
    form = {"code": receipt, "action": "add", "text": f"Nhớ thêm {MARK}.", "token": site.token()}
    answers = [fetch(f"{site.url}/tra-cuu/", AS_NGINX, fields) for fields in ({"code": receipt}, form)]
    assert [answer.status for answer in answers] == [200, 200]


def look_up(site, number):
    """Ask about what would be in a tip: the answer shows it, and nothing else may."""
    text = f"{MARK} {DIGITS}{number:02d} http://{MARK}.example/{MARK} @{MARK}"
    answer = fetch(f"{site.url}/kiem-tra/", AS_NGINX, {"text": text})
    assert answer.status == 200
    assert MARK in answer.body


def go_wrong(site):
    statuses = [
        fetch(f"{site.url}/kiem-tra/", AS_NGINX, {"text": MARK * 10_000}).status,
        site.post_files(tip(site, 900, kind=""), [photo(900)])[0].status,
        site.post_files(tip(site, 901, text=f"{MARK}\x00" * 3), [(f"{MARK}.jpg", MARK.encode())])[0].status,
        site.post(tip(site, 902), {**AS_NGINX, "Sec-Fetch-Site": "cross-site", "User-Agent": MARK})[0].status,
        fetch(f"{site.url}/gui-tin/?phuong={MARK}", {**AS_NGINX, "User-Agent": MARK}).status,
    ]
    assert statuses == [422, 422, 422, 403, 200]
    with renamed(site, "tips_tip"):
        assert site.post_files(tip(site, 903), [photo(903)])[0].status == 503
    with renamed(site, "wards_ward"):
        assert site.post_files(tip(site, 904), [photo(904)])[0].status == 500
    (site.folder / "var" / "keys").rename(site.folder / "keys-away")
    assert site.post_files(tip(site, 905), [photo(905)])[0].status == 503
    (site.folder / "keys-away").rename(site.folder / "var" / "keys")


@contextmanager
def renamed(site, table):
    """The database is broken: a table is not where it should be."""
    for old, new in ((table, "gone"), ("gone", table)):
        with site.database() as connection:
            connection.execute(f"ALTER TABLE {old} RENAME TO {new}")
            connection.commit()
        if new == "gone":
            yield


def tip(site, number, **fields):
    return {
        "kind": "other",
        "text": f"Chuyện có dấu {MARK}{number} trong lời kể.",
        "happened": f"{MARK} hôm qua",
        "scammer": f"{MARK}.example, {DIGITS}{number:02d}",
        "contact": f"{MARK}{number}, {DIGITS}{number:02d}",
        "ward": "26560",
        "keep_originals": "on" if number % 2 else "",
        "token": site.token(),
        **fields,
    }


def photo(number):
    """A JPEG with the mark in its name, its EXIF, its comment and behind its end."""
    image, exif, content = Image.new("RGB", (64, 48), (number % 256, 90, 30)), Image.Exif(), io.BytesIO()
    exif[0x010E] = exif[0x013B] = f"{MARK}{number}"
    image.save(content, "JPEG", exif=exif, comment=f"{MARK}{number}".encode())
    return f"{MARK}{number}.jpg", content.getvalue() + f"{MARK}{number}".encode()


def spellings(mark):
    """The bytes that a mark could stand as: plain, in UTF-16, as hex digits, in base64 at any offset."""
    raw = mark.encode()
    yield from (raw, mark.encode("utf-16-le"), raw.hex().encode(), raw.hex().upper().encode())
    for offset in range(3):
        yield base64.b64encode(b"x" * offset + raw)[4:-4]


def files_with(marks, folders):
    pattern = re.compile(b"|".join(re.escape(found) for mark in marks for found in spellings(mark)))
    paths = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    assert len(paths) > 10
    return [path.name for path in paths if pattern.search(content_of(path)) or MARK in path.name]


def content_of(path):
    """A server that runs takes away a file of its own now and then: such a one holds nothing any more."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def test_every_tip_is_there_and_opens(swept):
    site, _folders = swept
    texts = [json.loads(story)["text"] for _tip, story in site.stories()]
    assert len(texts) == TIPS + 2 * TIPS // 10
    assert all(MARK in text for text in texts)


def test_no_mark_is_in_any_file(swept):
    _site, folders = swept
    assert files_with([MARK, DIGITS], folders) == []


@pytest.mark.parametrize("spelling", [*spellings(MARK)], ids=["plain", "UTF-16", "hex", "HEX", *"012"])
def test_the_search_finds_what_is_there(tmp_path, spelling):
    for number in range(11):
        (tmp_path / f"file {number}").write_bytes(b"\x00 before " + spelling * (number == 7) + b" after \xff")
    assert files_with([MARK], [tmp_path]) == ["file 7"]
