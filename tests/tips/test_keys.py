import io
import stat

import pytest
from django.core.management import CommandError, call_command

from tests.factories import make_tip
from tips import keys, paper
from tips.models import PartRole, WrappedKey
from tips.parts import open_words, read


@pytest.fixture
def folder(settings, tmp_path):
    settings.TIPS_KEYS_DIR = tmp_path / "keys"
    return settings.TIPS_KEYS_DIR


@pytest.fixture
def recovery(folder):
    """A site with its first keys; what stands on the paper."""
    return tips_keys("init").splitlines()[-1]


def tips_keys(*words):
    out = io.StringIO()
    call_command("tips_keys", *words, stdout=out)
    return out.getvalue()


def text_of(tip):
    [(_part, words)] = read(tip, PartRole.STORY)
    return words and words["text"]


def test_the_first_keys_are_readable_by_the_account_of_the_site_alone(folder, recovery):
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    files = sorted(folder.iterdir())
    assert [file.name.split("-")[0] for file in files] == ["inbox", "inbox", "receipt.secret", "recovery"]
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


def test_the_private_half_of_the_recovery_key_is_on_paper_only(folder, recovery):
    private = bytes(paper.from_paper(recovery)).hex()
    assert not any(private in file.read_text() for file in folder.iterdir())


def test_init_changes_nothing_that_is_there(folder, recovery):
    before = {file.name: file.read_text() for file in folder.iterdir()}
    assert tips_keys("init") == ""
    assert {file.name: file.read_text() for file in folder.iterdir()} == before


def test_every_part_is_sealed_to_the_inbox_and_the_recovery_key(db, recovery):
    tip = make_tip(contact="cô Ba")
    wanted = {*keys.ids(keys.INBOX), *keys.ids(keys.RECOVERY)}
    for part in tip.parts.all():
        assert set(part.keys.values_list("key_id", flat=True)) == wanted


def test_identity_and_story_have_keys_of_their_own(db, recovery):
    tip = make_tip(contact="cô Ba")
    assert set(tip.parts.values_list("role", flat=True)) == {PartRole.STORY, PartRole.IDENTITY}


def test_the_recovery_key_alone_opens_everything(db, folder, recovery):
    tip = make_tip("Chỉ tờ giấy mở được.")
    key = paper.from_paper(recovery)
    assert open_words(tip.parts.get(), {keys.id_of(key.public_key): key})["text"] == "Chỉ tờ giấy mở được."


def test_after_the_inbox_key_is_lost_one_command_makes_a_new_one_that_opens_everything(
    db, folder, recovery, monkeypatch
):
    tip = make_tip("Không mất.")
    for file in folder.glob("inbox-*.key"):
        file.unlink()
    assert text_of(tip) is None
    monkeypatch.setattr("sys.stdin", io.StringIO(recovery.lower() + "\n"))
    tips_keys("recover")
    assert text_of(tip) == "Không mất."


def test_a_slip_of_the_pen_is_noticed(folder, recovery, monkeypatch):
    wrong = recovery.replace(recovery[0], "A" if recovery[0] != "A" else "B")
    monkeypatch.setattr("sys.stdin", io.StringIO(wrong))
    with pytest.raises(CommandError, match="letter by letter"):
        tips_keys("recover")


def test_rotating_wraps_everything_to_the_new_key_and_the_old_one_opens_nothing(db, recovery):
    tips = [make_tip(f"Tin số {number} đã gửi.") for number in range(3)]
    [old_id], old = keys.ids(keys.INBOX), keys.private_keys()
    tips_keys("rotate")
    [new_id] = keys.ids(keys.INBOX)
    assert new_id != old_id
    for number, tip in enumerate([*tips, make_tip("Tin số 3 đã gửi.")]):
        assert text_of(tip) == f"Tin số {number} đã gửi."
        assert open_words(tip.parts.get(), old) is None
    tips_keys("remove", old_id)
    assert old_id not in keys.private_keys()


def test_a_tip_sealed_to_the_old_key_during_a_rotation_is_not_lost(db, recovery):
    [old_id] = keys.ids(keys.INBOX)
    tip = make_tip("Đến đúng lúc đổi khóa.")
    late = WrappedKey.objects.get(part__tip=tip, key_id=old_id)
    tips_keys("rotate")
    WrappedKey.objects.filter(part__tip=tip, key_id__in=keys.ids(keys.INBOX)).delete()
    late.save(force_insert=True)
    tips_keys("remove", old_id)
    assert text_of(tip) == "Đến đúng lúc đổi khóa."


def test_an_added_inbox_key_opens_what_was_there_before(db, recovery):
    tip = make_tip("Có trước khi thêm khóa.")
    before = keys.private_keys()
    tips_keys("add")
    [added] = set(keys.private_keys()) - set(before)
    assert (
        open_words(tip.parts.get(), {added: keys.private_keys()[added]})["text"] == "Có trước khi thêm khóa."
    )


def test_a_second_recovery_key_opens_what_was_there_before(db, recovery):
    tip = make_tip("Có trước khi thêm giấy.")
    key = paper.from_paper(tips_keys("recovery").splitlines()[-1])
    assert open_words(tip.parts.get(), {keys.id_of(key.public_key): key})["text"] == "Có trước khi thêm giấy."


@pytest.mark.parametrize("kind", [keys.INBOX, keys.RECOVERY])
def test_the_last_key_of_a_kind_cannot_be_removed(db, recovery, kind):
    [key_id] = keys.ids(kind)
    with pytest.raises(CommandError, match="add another one first"):
        tips_keys("remove", key_id)
    assert keys.ids(kind) == [key_id]


def test_the_list_tells_the_ids_and_no_key(db, folder, recovery):
    shown = tips_keys("list")
    assert keys.ids(keys.INBOX)[0] in shown
    assert not any(file.read_text() in shown for file in folder.iterdir())


def test_the_public_role_loads_no_private_key(settings, recovery):
    assert keys.private_keys()
    settings.SITE_ROLE = "public"
    assert keys.private_keys() == {}


@pytest.mark.parametrize("pattern", ["inbox-*.pub", "recovery-*.pub", "receipt.secret"])
@pytest.mark.parametrize("broken", [True, False], ids=["broken", "missing"])
def test_without_a_key_the_form_is_closed_with_the_hotlines_and_the_text_is_kept(
    db, client, folder, recovery, pattern, broken
):
    from tests.tips.test_sending import TEXT, URL, tip

    for file in folder.glob(pattern):
        file.write_text("hỏng") if broken else file.unlink()
    page = client.post(URL, tip())
    assert page.status_code == 503
    assert TEXT in page.content.decode()
    assert "tel:113" in page.content.decode()
    assert not WrappedKey.objects.exists()


def test_a_key_that_a_forgotten_server_still_seals_to_is_named(db, recovery):
    make_tip()
    [old_id] = keys.ids(keys.INBOX)
    tips_keys("rotate")
    tips_keys("remove", old_id)
    assert "no key of this folder" not in tips_keys("list")
    WrappedKey.objects.filter(key_id__in=keys.ids(keys.INBOX)).update(key_id=old_id)
    assert f"{old_id} opens 1 parts, and is no key of this folder" in tips_keys("list")


def test_a_slip_in_the_id_removes_nothing(db, recovery):
    tips_keys("add")
    with pytest.raises(CommandError, match="no key at all"):
        tips_keys("remove", "0123456789abcdef")
