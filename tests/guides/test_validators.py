import pytest
from django.core.exceptions import ValidationError

from guides.validators import in_android_store, in_ios_store


def test_addresses_of_the_official_stores_are_let_through():
    in_android_store("https://play.google.com/store/apps/details?id=com.vnid")
    in_ios_store("https://apps.apple.com/vn/app/vneid/id1")


@pytest.mark.parametrize("check", [in_android_store, in_ios_store])
@pytest.mark.parametrize(
    "url",
    [
        "http://play.google.com/store",
        "https://play.google.com.evil.example/",
        "https://evil.example/play.google.com",
        "https://play.google.com@evil.example/",
        "https://xn--ple-google-43b.com/",
        "javascript:alert(1)",
    ],
)
def test_everything_else_is_refused(check, url):
    with pytest.raises(ValidationError):
        check(url)
