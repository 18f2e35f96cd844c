"""What the tests of /kiem-tra/ and of indicators have in common."""

from wagtail.models import Locale

from alerts.models import AlertIndicator
from channels.models import OfficialChannel

UNKNOWN = "Chưa có thông tin – không có nghĩa là an toàn"
OFFICIAL, WARNED = "Kênh chính thức của", "Có trong cảnh báo"
NEAR, IMITATES = "Địa chỉ khác của cùng trang web này", "chỉ giống kênh chính thức"
NOTHING, TOO_LONG, EMPTY = "Không thấy số điện thoại", "Nội dung quá dài", "Hãy dán nội dung"
USED = {
    "phone": "0901 234 567",
    "link": "hxxps://nhanqua[.]example/dang-nhap",
    "account": "0123 4567 8901 2345",
    "app": "Dịch vụ công Bộ Công an",
    "social": "https://www.facebook.com/qua.tang.2026",
}


def make_channel(kind, value, name="Công an thành phố", **fields):
    return OfficialChannel.objects.create(
        **{"kind": kind, "value": value, "name": name, "purpose": "Hỏi đáp.", "live": True},
        **{"locale": Locale.objects.get(language_code="vi"), **fields},
    )


def with_indicators(alert, pairs):
    for number, (kind, value) in enumerate(pairs):
        AlertIndicator.objects.create(
            page=alert, kind=kind, value=value, sort_order=number, locale=alert.locale
        )
    return alert
