from wagtail.rich_text import RichText, expand_db_html


class _Rich(RichText):
    def __html__(self):
        return expand_db_html(self.source)


def rich(text):
    """Return rich text, as a field or a block has it, as readers see it.

    As Wagtail's own `richtext`, which draws a template of its own that shows the one text.
    """
    return _Rich(getattr(text, "source", text))
