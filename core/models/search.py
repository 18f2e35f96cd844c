"""The index of the site's own search, and what editors add to it. How it works: docs/search.md."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from core.models.snippets import ReviewedSnippet
from core.search.tokens import LONGEST_WORD, tokens


class SearchEntry(models.Model):
    """One thing that readers of one language can find: its words as they were published."""

    source = models.CharField(max_length=20)
    key = models.CharField(max_length=40)
    language = models.CharField(max_length=10)
    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=255)
    text = models.TextField()
    folded = models.TextField()  # the words of title and text, without marks, between spaces
    day = models.DateField()
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("thing that can be found")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["source", "key", "language"], name="one_entry_of_a_language")
        ]

    def __str__(self):
        return self.title


class SearchWord(models.Model):
    """A word of the index without marks. One that begins with “=” is no word but a filter."""

    language = models.CharField(max_length=10)
    text = models.CharField(max_length=LONGEST_WORD, db_index=True)

    class Meta:
        verbose_name = _("word of the index")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["language", "text"], name="one_word_of_a_language")]

    def __str__(self):
        return self.text


class SearchMisspelling(models.Model):
    """A longer word, and that word with any one letter left out: two words with one typo between them
    share such a form."""

    word = models.ForeignKey(SearchWord, on_delete=models.CASCADE, related_name="misspellings")
    form = models.CharField(max_length=LONGEST_WORD, db_index=True)

    class Meta:
        verbose_name = _("misspelling")
        default_permissions = ()

    def __str__(self):
        return self.form


class SearchPosting(models.Model):
    """That a word stands in an entry, at best at `place`: 0 its title, 1 its summary, 2 its text."""

    word = models.ForeignKey(SearchWord, on_delete=models.CASCADE, related_name="postings", db_index=False)
    entry = models.ForeignKey(SearchEntry, on_delete=models.CASCADE, related_name="postings", db_index=False)
    place = models.PositiveSmallIntegerField()
    day = models.DateField()

    class Meta:
        verbose_name = _("word of an entry")
        default_permissions = ()
        # Along it the best entries of a word are read, and no more of them than are asked for.
        indexes = [models.Index("word", "place", F("day").desc(), "entry", name="best_entries_of_a_word")]
        constraints = [models.UniqueConstraint(fields=["entry", "word"], name="one_posting_of_a_word")]

    def __str__(self):
        return f"{self.word_id} {self.entry_id}"


class Lines(models.TextField):
    """A text of one word or phrase a line."""

    def of(self, obj):
        """Return the words of each line of `obj`, without marks, each once."""
        lines = (tuple(tokens(line)) for line in getattr(obj, self.name).splitlines())
        return list(dict.fromkeys(filter(None, lines)))


class Synonym(models.Model):
    """Words that mean the same to whoever searches. Readers never see them, hence one person is enough."""

    words = Lines(
        _("words that mean the same"),
        unique=True,
        max_length=1000,
        help_text=_("One word or phrase a line. Whoever looks for one of them finds the others, too."),
    )

    panels = [FieldPanel("words")]

    class Meta:
        verbose_name = _("words with the same meaning")
        verbose_name_plural = _("words with the same meaning")
        ordering = ["words"]

    def __str__(self):
        return " = ".join(self.words.split("\n"))[:100]

    def clean(self):
        if not self.phrases[1:]:
            raise ValidationError({"words": _("Write at least two words or phrases, one a line.")})

    @property
    def phrases(self):
        return self._meta.get_field("words").of(self)


class PromotedResult(ReviewedSnippet):
    """A page that stands above all results of some searches."""

    words = Lines(
        _("searches"),
        max_length=1000,
        help_text=_(
            "One search a line, with or without marks. Who looks for just these words sees the page first."
        ),
    )
    page = models.ForeignKey(
        Page,
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("The page that answers them."),
    )

    panels = [FieldPanel("words"), PageChooserPanel("page")]
    override_translatable_fields = [SynchronizedField("page")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("first result")
        verbose_name_plural = _("first results")
        ordering = ["pk"]

    def __str__(self):
        return self.words.split("\n")[0][:100]

    @property
    def phrases(self):
        return self._meta.get_field("words").of(self)
