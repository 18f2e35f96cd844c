"""What stands around the content of every page, and small helps for lists and blocks."""

from django import template
from wagtail.models import Site

register = template.Library()


@register.simple_tag(takes_context=True)
def site_pages(context):
    """Return the front page as `home`, the live pages right below it as `all`, `menu` and `plain`.

    `plain` are those that editors left out of the menu. Empty where the site has no front page yet.
    """
    site = Site.find_for_request(context["request"])
    if site is None:
        return {"home": None, "all": [], "menu": [], "plain": []}
    pages = list(site.root_page.get_children().live().public())
    return {
        "home": site.root_page,
        "all": pages,
        "menu": [page for page in pages if page.show_in_menus],
        "plain": [page for page in pages if not page.show_in_menus],
    }


@register.filter
def holding(pages, page):
    """Return the one of `pages` that `page` is or stands below. Asks no database."""
    return next((top for top in pages if page and page.path.startswith(top.path)), None)


@register.simple_tag
def breadcrumbs(page, site):
    """Return the live pages above `page`, from the front page of `site` (see `site_pages`) down.

    A fixed view, which is no page, stands right below it. Asks the database only for a page further
    down than the lists.
    """
    home = site["home"]
    if not page:
        return [home] if home else []
    if not page.depth or not home:
        return []
    if page.depth > home.depth + 2:
        return page.get_ancestors().live().filter(path__startswith=home.path)
    above = (home, holding(site["all"], page))
    return [top for top in above if top and top.depth < page.depth]


@register.filter
def with_slug(pages, slug):
    return next((page for page in pages if page.slug == slug), None)


@register.filter
def choice_label(block_value, name):
    """Return what readers call the choice that the field `name` of a block holds."""
    choices = dict(block_value.block.child_blocks[name].field.choices)
    return choices.get(block_value[name], "")
