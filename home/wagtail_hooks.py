from home import (
    my_wards,  # noqa: F401 (its hooks register themselves)
    ward_report,  # noqa: F401 (its hooks)
)
