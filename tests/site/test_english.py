"""What the walk through the back office takes for English."""

import pytest

from tests.site.english import english_in


@pytest.mark.parametrize(
    "text",
    [
        *("Images", "Search all pages", "52 Pages", "There are 168 matches", "(New)", "6 items"),
        *("Your pages and snippets in a workflow", "Pages using: cảnh báo", "Site history - Wagtail"),
        *("Bạn cần to update this page", "We're saving your work", "Người dịch, ngày 25 November 2026"),
    ],
)
def test_english_is_found(text):
    assert english_in([text]) == [text]


@pytest.mark.parametrize(
    "text",
    [
        *("Trang", "52 trang", "in ra", "an ninh do ta", "Tìm trong 168 trang", "Website", "1.000"),
        *("Google Play và App Store", "Wagtail", "Ctrl + x", "SOS An ninh, trật tự", "tin-bao", ""),
        *("Đưa cho công an xem", "Chi tiết trong bài", "Cho hiện", "Video", "Email", "Zalo", "Anh chia tay"),
    ],
)
def test_vietnamese_and_names_are_not(text):
    assert english_in([text]) == []


def test_what_may_be_said_in_english_is_left_out():
    texts = [
        "  About this\n site ",
        "Guides",
        "Thao tác khác với “About this site”",
        "Edit “About this site”",
    ]
    assert english_in(texts, allowed={"About this site", "Guides"}) == ["Edit “About this site”"]
