"""What a template puts in once stays that of the language, and of the settings, under which it is shown."""

from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, Template
from django.template.base import TextNode
from django.template.loader import get_template
from django.test import RequestFactory
from django.utils.translation import override

OURS = [*Path(settings.BASE_DIR, "templates").rglob("*.html")]


@pytest.fixture
def in_file(tmp_path, settings):
    """Return a function that gives a template as one of ours."""
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]

    def template(text, name="one.html"):
        (tmp_path / name).write_text(text)
        return get_template(name)

    return template


def test_each_language_has_its_own_words(in_file):
    in_file("""<p>{% translate "Send a tip" %}</p><a href="{% url 'search' %}">""")
    found = {}
    for language in ("vi", "en", "vi"):
        with override(language):
            found[language] = get_template("one.html").render()
    assert found == {
        "vi": '<p>Gửi tin báo</p><a href="/tim-kiem/">',
        "en": '<p>Send a tip</p><a href="/en/tim-kiem/">',
    }


@pytest.mark.parametrize(
    "tag",
    [
        '{% translate "Send a tip" %}',
        "{% static 'outreach/css/site.css' %}",
        "{% url 'search' %}",
    ],
)
def test_what_is_constant_is_text_once_it_is_read(in_file, tag):
    [node] = in_file(tag).template.nodelist
    assert isinstance(node, TextNode)


@pytest.mark.parametrize(
    ("tag", "shown"),
    [
        ("{% translate words %}", "Gửi tin báo"),
        ('{% translate "Send a tip" as tip %}{{ tip|upper }}', "GỬI TIN BÁO"),
        ('{% translate "Send a tip" noop %}', "Send a tip"),
        ('{% translate "Send a tip"|upper %}', "GỬI TIN BÁO"),
        ("{% url view %}", "/tim-kiem/"),
        ("{% url 'scam_type' code %}", "/thu-doan/otp/"),
        ("{% url 'search' as found %}{{ found }}", "/tim-kiem/"),
        ("{% url 'nowhere' as found %}{{ found }}", ""),
        ("{% if False %}{% url 'nowhere' %}{% endif %}", ""),
        ("{% static file as found %}{{ found|slice:':8' }}", "/static/"),
    ],
)
def test_what_varies_is_drawn_each_time(in_file, tag, shown):
    values = {"words": "Send a tip", "view": "search", "code": "otp", "file": "outreach/css/site.css"}
    assert in_file(tag).render(values) == shown


def test_a_template_that_is_no_file_can_be_drawn_in_any_language():
    template = Template('{% translate "Send a tip" %}')
    with override("en"):
        assert template.render(Context()) == "Send a tip"
    assert template.render(Context()) == "Gửi tin báo"


def test_a_template_is_read_again_when_its_settings_change(in_file, settings):
    tag = "{% static 'outreach/css/site.css' %}"
    assert in_file(tag).render().startswith("/static/")
    settings.STATIC_URL = "/tinh/"
    assert get_template("one.html").render().startswith("/tinh/")


def test_no_template_changes_the_language_within_itself():
    assert len(OURS) > 200
    assert [file.name for file in OURS if "{% language" in file.read_text(encoding="utf-8")] == []


def test_a_named_template_is_found_where_it_is_put_in(in_file):
    row = "{{ word }}{% for each in rest %}{% include 'row.html' with word=each rest='' only %}{% endfor %}"
    in_file(row, "row.html")
    in_file("{{ word|upper }}", "upper.html")
    page = in_file("{% include './row.html' %}{% include name %}")
    assert page.render({"word": "a", "rest": "bc", "name": "upper.html"}) == "abcA"


def test_a_block_is_that_of_the_page_that_is_drawn(in_file):
    in_file("{% block a %}base{% endblock %}", "base.html")
    in_file("{% extends 'base.html' %}{% block a %}<{{ block.super }}>{% endblock %}", "middle.html")
    page = "{% extends 'middle.html' %}{% block a %}WORD {{ block.super }}{% endblock %}"
    pages = [in_file(page.replace("WORD", word), f"{word}.html") for word in ("one", "two")]
    assert [page.render() for page in (*pages, *pages)] == ["one <base>", "two <base>"] * 2


def test_a_part_drawn_alone_sees_only_what_it_is_given(in_file):
    in_file("{{ a }}{{ b }}{{ request.path }}{% with b=1 %}{{ b }}{% endwith %}", "part.html")
    whole = in_file('{% include "part.html" with a=b only %}|{{ a }}{{ b }}')
    request = RequestFactory().get("/x/")
    assert whole.render({"a": "A", "b": "B"}, request) == "B1|AB"


def test_a_part_that_fails_leaves_the_values_around_it(in_file):
    in_file("{{ a.fail }}", "part.html")
    context = Context({"a": Failing(), "b": "B"})
    with (
        pytest.raises(ZeroDivisionError),
        context.bind_template(in_file('{% include "part.html" with a=a only %}').template),
    ):
        context.template.nodelist.render(context)
    assert context["b"] == "B"


class Failing:
    def fail(self):
        return 1 / 0
