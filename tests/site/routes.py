"""Every address of the site and who it is for. A new address must be given a line here."""

import re
from typing import NamedTuple

from django.contrib.admindocs.views import simplify_regex
from django.urls import URLPattern, get_resolver

from users.signin import urls as sign_in

PUBLIC, STAFF, TIPS = "public", "staff", "tips"

OURS = {
    "live": PUBLIC,
    "robots": PUBLIC,
    "security": PUBLIC,
    "sitemap": PUBLIC,
    "sitemap_part": PUBLIC,
    "opensearch": PUBLIC,
    "send_tip": PUBLIC,
    "follow_up": PUBLIC,
    "what_we_did": PUBLIC,
    "serve_rendition": PUBLIC,
    "search": PUBLIC,
    "suggestions": PUBLIC,
    "page_file": PUBLIC,
    "check": PUBLIC,
    "wards": PUBLIC,
    "ward": PUBLIC,
    "ward_calendar": PUBLIC,
    "ward_sheet": PUBLIC,
    "loudspeaker": PUBLIC,
    "scam_types": PUBLIC,
    "scam_type": PUBLIC,
    "target_groups": PUBLIC,
    "target_group": PUBLIC,
    "channels": PUBLIC,
    "review": STAFF,
    "hide": STAFF,
    "show_again": STAFF,
    "submit_translation": STAFF,
    "submit_translation_of": STAFF,
    "translations": STAFF,
    "translate": STAFF,
    "begin_translation": STAFF,
    "refuse_stop": STAFF,
    "upload_po_file": STAFF,
    "no_report": STAFF,
    "no_report_results": STAFF,
    "snippets_for_translators": STAFF,
    "snippet_for_translators": STAFF,
    "bundles": STAFF,
    "bundle_add": STAFF,
    "bundle": STAFF,
    "bundle_fill": STAFF,
    "refuse_alias": STAFF,
    "delete_page": STAFF,
    "end_alert": STAFF,
    "reopen_alert": STAFF,
    "update_alert": STAFF,
    "alerts_to_review": STAFF,
    "alerts_to_review_results": STAFF,
    "guides_unchecked": STAFF,
    "guides_unchecked_results": STAFF,
    "officer_guides": STAFF,
    "officer_guide": STAFF,
    "officer_guide_readers": STAFF,
    "channels_unchecked": STAFF,
    "channels_unchecked_results": STAFF,
    "ward_gaps": STAFF,
    "ward_gaps_results": STAFF,
    "urgent_warning": STAFF,
    "my_wards": STAFF,
    "wards_of_officer": STAFF,
    "ward_report": STAFF,
    "ward_report_results": STAFF,
    "tips_inbox": TIPS,
    "tips_inbox_results": TIPS,
    "tips_tip": TIPS,
    "tips_photo": TIPS,
    "tips_bulk": TIPS,
    "tips_templates": TIPS,
    "tips_template_add": TIPS,
    "tips_template": TIPS,
    "tips_template_delete": TIPS,
    "tips_units": TIPS,
    "tips_unit_add": TIPS,
    "tips_unit": TIPS,
    "tips_sentences": TIPS,
    "tips_sentence": TIPS,
    "tips_audit": TIPS,
    "tips_audit_results": TIPS,
    "tips_export": TIPS,
    "tips_doorstep": TIPS,
    "tips_figures": TIPS,
    "tip_roles": TIPS,
    "tip_role": TIPS,
    "reset_factor": STAFF,
}
OURS |= {pattern.name: STAFF for pattern in sign_in.urlpatterns}
WAGTAILS_OWN = {
    "wagtail_serve": PUBLIC,
    "wagtaildocs_serve": PUBLIC,
    "wagtailcore_authenticate_with_password": PUBLIC,
    "wagtailcore_login": PUBLIC,
}
UNNAMED = {"quan-tri/test404/": STAFF, "quan-tri/^.*/$": STAFF}
STAFF_PREFIX = re.compile(r"wagtail|treebeard")


class Route(NamedTuple):
    name: str
    pattern: str
    role: str | None


def every_route():
    """Yield a Route for each address in the resolver; its role is None where nobody declared one."""
    yield from _walk(get_resolver().url_patterns, "", "")


def _walk(patterns, prefix, namespace):
    for entry in patterns:
        path = prefix + str(entry.pattern)
        if isinstance(entry, URLPattern):
            name = ":".join(filter(None, [namespace, entry.name]))
            yield Route(name, path, _role(name or path))
        else:
            inner = ":".join(filter(None, [namespace, entry.namespace]))
            yield from _walk(entry.url_patterns, path, inner)


def _role(name):
    declared = OURS | WAGTAILS_OWN | UNNAMED
    return declared.get(name) or (STAFF if STAFF_PREFIX.match(name) else None)


def address(route, values):
    """Return a path for `route`, its parts filled from `values` by name, then by converter."""

    def fill(match):
        converter, name = match.groups()
        return str(values.get(name, values.get(converter or "str", "1")))

    return re.sub(r"<(?:(\w+):)?(\w+)>", fill, simplify_regex(route.pattern))
