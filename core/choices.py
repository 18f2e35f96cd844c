def label_of(choices, value):
    """Return what readers call `value`; itself if it is none of `choices`.

    For a model's own `get_…_display`: Django's translates the labels of all choices to find one.
    """
    try:
        return str(choices(value).label)
    except ValueError:
        return value
