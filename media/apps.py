import mimetypes

import pillow_heif
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    name = "media"
    verbose_name = _("Pictures")

    def ready(self):
        from media.permissions import install_policies

        install_policies()
        # Python knows these names only from /etc/mime.types, which a small server may lack.
        mimetypes.add_type("image/avif", ".avif")
        mimetypes.add_type("image/webp", ".webp")
        # The picture alone: what phones put beside it would be decoded for nothing.
        pillow_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)
