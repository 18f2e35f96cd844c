from django.utils.formats import number_format


def grouped(number):
    """As the active language writes it: 1.234 or 1,234."""
    return number_format(number, force_grouping=True)
