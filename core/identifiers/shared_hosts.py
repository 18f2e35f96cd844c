"""Domains under which strangers put their own things: who owns one address answers for no other.

The Public Suffix List knows those where each has a name of their own (x.blogspot.com); here are those where
the path or the query tells one from another.
"""

SHARED = frozenset(
    """
    facebook.com fb.com fb.me fb.watch m.me messenger.com instagram.com threads.net x.com twitter.com t.co
    zalo.me zaloapp.com t.me telegram.me telegram.dog telegram.org tiktok.com youtube.com youtu.be
    whatsapp.com wa.me viber.com line.me discord.com discord.gg linkedin.com lnkd.in pinterest.com reddit.com
    google.com goo.gl g.co forms.gle gmail.com yahoo.com outlook.com hotmail.com live.com icloud.com apple.com
    microsoft.com office.com sharepoint.com 1drv.ms dropbox.com mediafire.com mega.nz wetransfer.com
    github.com gitlab.com notion.so notion.site medium.com wordpress.com pastebin.com telegra.ph
    bit.ly tinyurl.com cutt.ly is.gd v.gd t.ly ow.ly rebrand.ly s.id shorturl.at shorturl.asia short.gy
    rb.gy tiny.cc linktr.ee beacons.ai
    shopee.vn shope.ee lazada.vn tiki.vn chotot.com sendo.vn
    """.split()
)
TRACKING = ("utm_", "fbclid", "gclid", "igsh", "mibextid", "usp", "si", "hl", "gl", "ref", "_rdr", "_r", "_t")
