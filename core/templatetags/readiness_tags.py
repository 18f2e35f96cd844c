from django import template

from core.panels import anchors
from core.readiness import findings

register = template.Library()


@register.inclusion_tag("core/admin/findings.html")
def findings_of(page, linked=False):
    """What is wrong with `page`; `linked` on the editor's screen, where each place can be jumped to."""
    if page.pk is None:
        return {"unsaved": True}
    places = anchors(page) if linked else {}
    found = [{"text": finding.text, "anchor": places.get(finding.field)} for finding in findings(page)]
    return {"findings": found, "linked": linked}
