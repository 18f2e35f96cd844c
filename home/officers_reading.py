"""Which officers have read the guides that are for them."""


def read_by_ward():
    """Return {code of a ward: (officers who have read every guide, officers)}; there are no such guides."""
    return {}
