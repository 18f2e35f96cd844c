"""What packages say in English where no catalogue can reach it.

Upstream gaps: words written into templates of Wagtail 7.4 (`templates`), the name of a model and the dates of
wagtail-localize 1.14 (`names`), and two texts in the script of its editor (translation-editor.js among our
static files). tests/core/test_untranslated.py fails for each that closes.
"""
