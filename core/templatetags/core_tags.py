"""What stands around the content of every page, and small helps for lists and blocks."""

from functools import lru_cache

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.translation import get_language, get_language_info

from core.dates import in_numbers, recent_in_words
from core.defang import inert
from core.frame import homes_and_pages
from core.generation import remembered
from core.identifiers.phones import grouped
from core.languages import path_in
from core.readable import readable
from core.rich_text import rich
from core.versions import with_versions

register = template.Library()

TIME = '<time datetime="{}">{}</time>'


@register.simple_tag(takes_context=True)
def site_pages(context):
    """Return the front page as `home`, the live pages right below it as `all`, `menu` and `plain`.

    All are in the language of the address; `homes` has the front page of each open language by its code.
    `plain` are those that editors left out of the menu. Empty where there is no front page in this language.
    """
    by_language, pages = homes_and_pages(context["request"])
    return {
        "home": by_language.get(get_language()),
        "homes": by_language,
        "all": pages,
        "menu": [page for page in pages if page.show_in_menus],
        "plain": [page for page in pages if not page.show_in_menus],
    }


@register.simple_tag(takes_context=True)
def translated(context, page, site):
    """Return what each open language has for this address: `code`, `info`, `path`, `text` and `is_default`.

    `path` is None where a page has no live translation. A fixed view has one in every open language, or in
    those that it names in `found_in`, or that its `texts` (see `with_versions`) are in, by language; what was
    not found has none. `text` is the page, or what a fixed view is about, in that language. A
    route of a page says in `subpath` what comes behind the page's own path. This language comes first.
    """
    request = context["request"]
    texts = context.get("texts", {})
    pages = _translations(page) if page else {}
    if page:
        subpath = context.get("subpath", "")
        paths = {code: f"{each.get_url(request)}{subpath}" for code, each in pages.items()}
    else:
        found_in = context.get("found_in", texts or site["homes"])
        paths = {code: path_in(code, request.path) for code in found_in}
    rows = [
        {
            "code": code,
            "info": _info(code),
            "path": paths.get(code),
            "text": (pages or texts).get(code),
            "is_default": code == settings.LANGUAGE_CODE,
        }
        for code, _name in settings.LANGUAGES
        if code in site["homes"]
    ]
    return sorted(rows, key=lambda row: row["code"] != get_language())


@remembered
def _info(code):
    return get_language_info(code)


@register.filter
def linked(languages):
    """Return those of `translated` that lead somewhere, if that is more than the page itself."""
    leading = [row for row in languages if row["path"]]
    return leading if len(leading) > 1 else []


@register.filter
def newer_source(languages):
    """Return the Vietnamese row of `translated` where this page says what an older version of it said."""
    this = languages[0]["text"] if languages else None
    source = next((row for row in languages if row["code"] == settings.LANGUAGE_CODE), None)
    if not (this and this.words and source and source["text"] and source["text"].words):
        return None
    return source if source["text"].words != this.words else None


def _translations(page):
    """Those that readers may see, by language. What was found by its address knows them (`core.routing`)."""
    if "known_translations" in page.__dict__:
        return page.known_translations
    translations = with_versions(readable(page.get_translations(inclusive=True))).select_related("locale")
    return {each.locale.language_code: each for each in translations}


@register.filter
def front_path(site):
    """Return the path of the front page in this language, of the Vietnamese one where there is none."""
    return site["home"].url if site["home"] else "/"


@register.simple_tag
def absolute(path):
    """Return the whole address of a path of this site."""
    return f"{settings.SITE_URL}{path}"


@register.filter
def holding(pages, page):
    """Return the one of `pages` that `page` is or stands below. Asks no database."""
    return next((top for top in pages if page and page.path.startswith(top.path)), None)


@register.filter
def same(top, page):
    """Whether `top`, which `holding` found, is `page` itself."""
    return bool(top and page) and top.pk == page.pk


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
def defanged(text):
    """Return `text` with every address and number in it written so that nothing makes a link of it."""
    return inert(text)


@register.filter(expects_localtime=True)
def dated(day):
    """Draw a day, or that of an hour, as a date; nothing for None."""
    return _dated(day) if day else ""


@lru_cache
def _dated(day):
    return format_html(TIME, f"{day:%Y-%m-%d}", in_numbers(day))


register.filter("rich", rich)
register.filter("recent", recent_in_words)
register.filter("phone", grouped)


@register.filter
def choice_label(block_value, name):
    """Return what readers call the choice that the field `name` of a block holds."""
    block = block_value.block.child_blocks[name]
    if "labels" not in block.__dict__:  # Django goes through them anew each time
        block.labels = dict(block.field.choices)
    return block.labels.get(block_value[name], "")
