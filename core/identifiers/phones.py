"""Phone numbers: E.164, such as +84912345678; short and service numbers stay the digits people dial."""

import re

import phonenumbers
from django.utils.translation import gettext as _
from phonenumbers import NumberParseException, PhoneNumberFormat

from core.identifiers.plain import plain

HOME = "VN"
_SCHEME = re.compile(r"(?:tel|sms|callto):(?://)?", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s.\-‐-―−()\[\]·•_/,]+")
_DIGITS = re.compile(r"\+?[0-9]{3,17}")
_SHORT = re.compile(r"[1-9][0-9]{2,5}|1[89]00[0-9]{4,6}")
LONGEST_SHORT = 6  # digits: 113, 18001
_SERVICE_FROM_ABROAD = re.compile(r"(?:00|\+)?84(?=1[89]00[0-9]{4,6}$)")
# 0912…, 912…, 84912…, 0084912…, +84 0912…: the number within Vietnam, mobile or with an area code.
_VIETNAMESE = re.compile(r"(?:(?:\+|00)?840?|0)?([35789][0-9]{8}|2[0-9]{8,9}|1[2689][0-9]{8})")
# Mobile numbers had eleven digits until 2018.
_NEW_PREFIXES = {
    **{f"16{digit}": f"3{digit}" for digit in "23456789"},
    **{"120": "70", "121": "79", "122": "77", "126": "76", "128": "78"},
    **{"123": "83", "124": "84", "125": "85", "127": "81", "129": "82"},
    **{"186": "56", "188": "58", "199": "59"},
}


def normalise_phone(value):
    digits = _BETWEEN.sub("", _SCHEME.sub("", plain(value).strip(), count=1))
    if _DIGITS.fullmatch(digits):
        digits = _SERVICE_FROM_ABROAD.sub("", digits)
        if _SHORT.fullmatch(digits):
            return digits
        if number := _international(digits):
            return number
    raise ValueError(_("This is no phone number: it has digits only, and + before the code of a country."))


def grouped(value):
    """Return a number as people read it out, 0912 345 678; what is none, and a short one, as it stands."""
    try:
        normal = normalise_phone(value)
        number = phonenumbers.parse(normal, HOME)
    except (ValueError, NumberParseException):
        return value
    if len(normal) <= LONGEST_SHORT:
        return normal
    at_home = number.country_code == phonenumbers.country_code_for_region(HOME)
    style = PhoneNumberFormat.NATIONAL if at_home else PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(number, style)


def is_assigned(normal):
    """Whether a normal form is in a range that telephones have; a forged one need not be."""
    return not normal.startswith("+") or phonenumbers.is_valid_number(phonenumbers.parse(normal))


def _international(digits):
    if within := _VIETNAMESE.fullmatch(digits):
        digits = f"+84{_NEW_PREFIXES.get(within[1][:3], within[1][:3])}{within[1][3:]}"
    elif digits.startswith("00"):
        digits = "+" + digits[2:]
    try:
        number = phonenumbers.parse(digits, HOME)
    except NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)
