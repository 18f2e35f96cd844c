import io
from functools import lru_cache

import segno

QUIET_ZONE = 4  # modules, as the standard asks


@lru_cache(maxsize=64)
def qr_svg(address):
    """Return a QR code of `address` as SVG, with its quiet zone, readable with 15 % of it lost."""
    svg = io.BytesIO()
    code = segno.make_qr(address, error="m")
    code.save(svg, kind="svg", border=QUIET_ZONE, dark="#000", light="#fff", omitsize=True, xmldecl=False)
    return svg.getvalue().decode()
