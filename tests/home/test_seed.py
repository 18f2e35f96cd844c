"""What the article of 1 October 2025 names, and the address where the sample content says it.

The table is the list: a short phrase as readers see it, letter by letter.
"""

import re
from html.parser import HTMLParser

import pytest

pytestmark = pytest.mark.any_database

CAMPAIGN = "/chien-dich/dot-cao-diem-tan-cong-tran-ap-toi-pham-giu-an-ninh-trat-tu/"
LAUNCH = "/lich/le-phat-dong-dot-cao-diem-tan-cong-tran-ap-toi-pham/"
VISIT = "/lich/chuyen-tham-gia-dinh-co-hoan-canh-kho-khan-o-phuong-ba-ria/"
NEWS = f"{CAMPAIGN}thanh-pho-mo-dot-cao-diem-tran-ap-toi-pham/"
NAMED = [
    ("body", "Ban Chỉ đạo 138/TP", CAMPAIGN),
    ("body", "phòng, chống tội phạm và xây dựng phong trào toàn dân bảo vệ an ninh Tổ quốc TP.HCM", CAMPAIGN),
    ("body", "Công an TP.HCM – cơ quan thường trực Ban Chỉ đạo 138/TP", CAMPAIGN),
    ("body", "Các phòng nghiệp vụ Công an TP.HCM", CAMPAIGN),
    ("body", "Công an xã, phường, đặc khu", CAMPAIGN),
    ("body", "Ban Chỉ đạo 138 xã, phường, đặc khu", CAMPAIGN),
    ("body", "Uỷ ban MTTQ Việt Nam TP.HCM", CAMPAIGN),
    ("body", "Tổ chức thành viên của Mặt trận ở các cấp", CAMPAIGN),
    ("body", "Quân đội", CAMPAIGN),
    ("body", "Các sở, ban, ngành TP.HCM", CAMPAIGN),
    ("body", "Các cấp, các ngành, các địa phương", CAMPAIGN),
    ("body", "ở cả 168 phường, xã, đặc khu", CAMPAIGN),
    ("office", "Người đứng đầu cấp uỷ, chính quyền xã, phường, đặc khu", CAMPAIGN),
    ("office", "Giám đốc Công an TP.HCM, Phó Trưởng Ban Thường trực Ban Chỉ đạo 138/TP", VISIT),
    ("office", "Uỷ viên Ban Thường vụ Thành uỷ", LAUNCH),
    ("office", "Ban Giám đốc Công an TP.HCM", LAUNCH),
    ("office", "các thành viên Ban Chỉ đạo", VISIT),
    ("office", "thành viên Ban Chỉ đạo; các phòng nghiệp vụ; Ban Chỉ đạo 138 và công an các xã", NEWS),
    (
        "task",
        "Mở đợt cao điểm tấn công, trấn áp tội phạm, coi đây là nhiệm vụ chính trị",
        CAMPAIGN,
    ),
    ("task", "thực hiện tốt các nhiệm vụ trọng tâm", CAMPAIGN),
    ("task", "Phát huy vai trò nòng cốt, chủ trì, phối hợp với các sở, ban, ngành, địa phương", CAMPAIGN),
    ("task", "Thực hiện tốt công tác phòng ngừa", CAMPAIGN),
    ("task", "Triển khai đồng bộ, quyết liệt hai mô hình trên toàn thành phố", CAMPAIGN),
    ("task", "bám sát, gần và lắng nghe nhân dân", CAMPAIGN),
    ("task", "Nắm vững quy trình, sử dụng thành thạo hệ thống và ứng dụng", CAMPAIGN),
    ("task", "cán bộ dân vận khéo", CAMPAIGN),
    ("task", "Chỉ đạo các tổ chức thành viên ở các cấp làm nòng cốt trong tuyên truyền", CAMPAIGN),
    ("task", "Vận động đoàn viên, hội viên và các tầng lớp nhân dân hưởng ứng đợt cao điểm", CAMPAIGN),
    ("task", "huy động các nguồn lực xã hội", CAMPAIGN),
    ("task", "nhất là hộ có hoàn cảnh khó khăn", CAMPAIGN),
    ("task", "Trực tiếp chỉ đạo và chịu trách nhiệm về kết quả", CAMPAIGN),
    ("task", "Ra quân đợt cao điểm bảo đảm an ninh, trật tự Đại hội", CAMPAIGN),
    ("task", "Thành lập Tổ công tác 3 trong 1, ban hành quy chế hoạt động rõ ràng", CAMPAIGN),
    ("task", "phân công nhiệm vụ cụ thể cho từng thành viên", CAMPAIGN),
    ("task", "Vận động người dân cài đặt và sử dụng ứng dụng “SOS An ninh, trật tự CATP.HCM”", CAMPAIGN),
    ("task", "ở trạng thái sẵn sàng cao nhất", CAMPAIGN),
    ("model", "mô hình “SOS An ninh, trật tự”", CAMPAIGN),
    ("model", "“Tổ công tác 3 trong 1: Lắng nghe – Tuyên truyền – Hỗ trợ người dân”", CAMPAIGN),
    ("aim", "Tấn công, trấn áp các loại tội phạm", CAMPAIGN),
    ("aim", "Bảo đảm tuyệt đối an ninh, an toàn Đại hội", CAMPAIGN),
    ("aim", "để bớt nguy cơ phát sinh tội phạm", CAMPAIGN),
    ("congress", "Đại hội Đại biểu Đảng bộ TP.HCM lần thứ I, nhiệm kỳ 2025–2030", CAMPAIGN),
    ("topic", "Tội phạm công nghệ cao", CAMPAIGN),
    ("topic", "Phòng, chống ma tuý", CAMPAIGN),
    ("topic", "Mâu thuẫn cần hoà giải sớm", CAMPAIGN),
    ("topic", "An ninh, trật tự khu phố", CAMPAIGN),
    ("topic", "Hỗ trợ hộ khó khăn", CAMPAIGN),
    ("reason", "bắt đầu từ mâu thuẫn trong cuộc sống", CAMPAIGN),
    ("day", "01/10/2025", CAMPAIGN),
    ("meeting", "Lễ phát động đợt cao điểm tấn công, trấn áp tội phạm", LAUNCH),
    ("meeting", "Lễ phát động đợt cao điểm tấn công, trấn áp tội phạm", CAMPAIGN),
    ("meeting", "1/10/2025", LAUNCH),
    ("hall", "hội trường Công an TP.HCM (cơ sở 2, phường Bà Rịa)", LAUNCH),
    ("hall", "các điểm cầu khác", LAUNCH),
    ("hall", "Hội trường Công an TP.HCM (cơ sở 2)", LAUNCH),
    ("hall", "Phường Bà Rịa", LAUNCH),
    ("hall", "Điểm cầu của Ban Chỉ đạo 138 và công an các xã, phường, đặc khu", LAUNCH),
    ("hall", "Các điểm cầu khác", LAUNCH),
    ("visit", "Chuyến thăm gia đình có hoàn cảnh khó khăn ở phường Bà Rịa", VISIT),
    ("visit", "thăm hỏi, tặng quà, động viên", VISIT),
    ("visit", "Phường Bà Rịa", CAMPAIGN),
    ("support", "Đã trao: Lượt thăm", CAMPAIGN),
]


class Visible(HTMLParser):
    """What stands between <main> and </main>, as one line."""

    def __init__(self, html):
        super().__init__()
        self.texts = []
        self.feed(html[html.index("<main") : html.index("</main>")])

    def handle_data(self, data):
        self.texts.append(data)

    def __str__(self):
        return re.sub(r"\s+", " ", "".join(self.texts))


@pytest.mark.parametrize("address", [CAMPAIGN, LAUNCH, VISIT, NEWS])
def test_what_the_article_names_stands_on_the_site(sample, client, address):
    seen = str(Visible(client.get(address).content.decode()))
    named = [(kind, phrase) for kind, phrase, place in NAMED if place == address]
    assert named
    assert [row for row in named if row[1] not in seen] == []


def test_an_official_is_named_by_office_and_never_by_name(sample, client):
    for address in (CAMPAIGN, LAUNCH, VISIT, NEWS):
        seen = str(Visible(client.get(address).content.decode()))
        assert not re.search(r"Mai Hoàng|[Tt]rung tướng", seen)
