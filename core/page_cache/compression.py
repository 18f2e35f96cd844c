from django.middleware import gzip


class GZipMiddleware(gzip.GZipMiddleware):
    """Django's, for all but what the page cache compresses once for everybody."""

    def process_response(self, request, response):
        if getattr(request, "page_cache", False) and hasattr(response, "kept_parameters"):
            return response
        return super().process_response(request, response)
