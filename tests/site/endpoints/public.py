"""What readers and senders meet."""

from tests.site.endpoints.endpoint import Endpoint

TIP = {
    "kind": "scam",
    "text": "Có người tự xưng công an gọi điện, bảo chuyển tiền.",
    "scam_type": "qr-code",
    "ward": "26560",
    "keep_from_ward": "on",
    "happened": "sáng nay",
    "scammer": "0900 xxx xxx",
    "contact": "cô Ba",
    "keep_originals": "on",
    "photos": "",
    "token": "{token}",
}
ADDITION = {"code": "{receipt}", "action": "", "text": "Hôm nay họ gọi lại.", "token": "{token}"}
PUBLIC = [
    Endpoint(
        "send a tip",
        ("send_tip",),
        "/gui-tin/",
        form=TIP,
        kept=("text", "happened", "scammer", "contact"),
    ),
    Endpoint("look up a tip", ("follow_up",), "/tra-cuu/", form={"code": "{receipt}"}),
    # Nothing is in `kept`: what was taken is followed by an empty form for more.
    Endpoint("add to a tip", ("follow_up",), "/tra-cuu/", form=ADDITION),
    Endpoint("form for a tip", ("send_tip",), "/gui-tin/", {"phuong": "26560"}),
    Endpoint("what we did with tips", ("what_we_did",), "/tin-bao-da-lam-gi/", {"x": "1"}),
    Endpoint("wards", ("wards",), "/phuong-xa/", {"q": "Bà Rịa"}),
    Endpoint("ward", ("ward",), "/phuong-xa/{part}/", part="phuong-ba-ria"),
    Endpoint("sheet of a ward", ("ward_sheet",), "/phuong-xa/{part}/to-thong-bao.pdf", part="phuong-ba-ria"),
    Endpoint("kinds of scam", ("scam_types",), "/thu-doan/", {"x": "1"}),
    Endpoint("kind of scam", ("scam_type",), "/thu-doan/{part}/", {"trang": "1"}, part="fake-official"),
    Endpoint("target groups", ("target_groups",), "/doi-tuong/", {"x": "1"}),
    Endpoint("target group", ("target_group",), "/doi-tuong/{part}/", {"trang": "1"}, part="elderly"),
    Endpoint("official channels", ("channels",), "/kenh-chinh-thuc/", {"x": "1"}),
    Endpoint("search", ("search",), "/tim-kiem/", {"q": "lừa đảo", "trang": "1"}),
    Endpoint(
        "check",
        ("check",),
        "/kiem-tra/",
        form={"text": "Gọi 0900 000 000, vào hxxps://bank[.]example/a, STK VQRQ00012345"},
        kept=("text",),
    ),
    Endpoint(
        "warnings",
        ("wagtail_serve",),
        "/canh-bao/",
        {"loai": "qr-code", "kenh": "call", "muc": "urgent", "xem": "da-ket-thuc", "trang": "1"},
    ),
    Endpoint("feeds", ("wagtail_serve",), "/canh-bao/{part}", {"x": "1"}, part="atom.xml", is_page=False),
    Endpoint("data of warnings", ("wagtail_serve",), "/canh-bao/v1/{part}", part="canh-bao.json"),
    Endpoint("loudspeaker", ("loudspeaker",), "/loa/", {"phuong": "phuong-ba-ria"}),
    Endpoint("campaigns", ("wagtail_serve",), "/chien-dich/", {"trang": "1"}),
    Endpoint("guides", ("wagtail_serve",), "/huong-dan/", {"trang": "1"}),
    Endpoint("any page", ("wagtail_serve",), "/{part}/", part="chien-dich"),
    Endpoint("leaflet", ("page_file",), "/canh-bao/{slug}/to-roi.pdf", {"phuong": "phuong-ba-ria"}),
    Endpoint("file of a page", ("page_file",), "/canh-bao/{slug}/{part}", {"v": "1"}, part="the-chia-se.png"),
    Endpoint("picture", ("serve_rendition",), "/media/{part}", part="images/hinh.width-40.png"),
    Endpoint("document", ("wagtaildocs_serve",), "/media/tai-lieu/1/{part}", part="huong-dan.pdf"),
    Endpoint("number of a document", ("wagtaildocs_serve",), "/media/tai-lieu/{part}/a.pdf", part="1"),
    Endpoint("live", ("live",), "/-/live", {"x": "1"}),
    Endpoint("sitemap", ("sitemap",), "/sitemap.xml", {"p": "1", "section": "pages"}),
    Endpoint(
        "page with a password",
        ("wagtailcore_authenticate_with_password",),
        "/_util/authenticate_with_password/{restriction}/{part}/",
        form={"password": "x", "return_url": "/"},
        part="1",
    ),
]
