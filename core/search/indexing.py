"""Keeps the index equal to what readers may see."""

import hashlib
import re
import unicodedata
from functools import partial
from itertools import islice

from django.db import transaction
from django.db.models.signals import post_delete, post_save

from core.models.search import SearchEntry, SearchMisspelling, SearchPosting, SearchWord
from core.search.sources import NO_DAY, registered
from core.search.tokens import tokens
from core.search.typos import forms_of, may_be_misspelt

AT_ONCE = 100  # documents
ROWS = 2000
LONGEST_TEXT = 20_000  # characters of one document
IN_TITLE, NEAR_TITLE, IN_TEXT = range(3)


def watch():
    """Index again what is saved or deleted from now on, once it is committed."""
    for signal in (post_save, post_delete):
        signal.connect(_changed, dispatch_uid=f"search index {id(signal)}")


def _changed(instance, raw=False, **kwargs):
    for source in registered().values():
        if not raw and isinstance(instance, source.models):
            # The site works on if the index fails: what was published is published.
            transaction.on_commit(partial(update, source, [str(instance.pk)]), robust=True)


@transaction.atomic
def update(source, keys):
    """Make the index equal to what `source` has under `keys`."""
    documents = list(source.documents(keys))
    there = {(document.key, document.language) for document in documents}
    _forget(SearchEntry.objects.filter(source=source.name, key__in=keys), there)
    write(source, documents)


def update_all():
    """Make the whole index equal to what readers may see, whatever happened to either. Safe to repeat."""
    for source in registered().values():
        there = set()
        documents = iter(source.documents())
        while some := list(islice(documents, AT_ONCE)):
            there |= {(document.key, document.language) for document in some}
            write(source, some)
        _forget(SearchEntry.objects.filter(source=source.name), there)
    SearchEntry.objects.exclude(source__in=registered()).delete()
    SearchWord.objects.filter(postings=None).delete()


def _forget(entries, there):
    rows = entries.values_list("pk", "key", "language")
    SearchEntry.objects.filter(pk__in=[pk for pk, *which in rows if tuple(which) not in there]).delete()


@transaction.atomic
def write(source, documents):
    """Index `documents`, of which those that are as they were cost one query together."""
    known = SearchEntry.objects.filter(source=source.name, key__in=[document.key for document in documents])
    same = set(known.values_list("key", "language", "digest"))
    both = ((_entry(source, document), places_of(document)) for document in documents)
    new = [(entry, places) for entry, places in both if (entry.key, entry.language, entry.digest) not in same]
    SearchEntry.objects.bulk_create(
        [entry for entry, _places in new],
        update_conflicts=True,
        unique_fields=["source", "key", "language"],
        update_fields=["kind", "title", "text", "folded", "day", "digest"],
    )
    ids = _ids_of_words({(entry.language, word) for entry, places in new for word in places})
    SearchPosting.objects.filter(entry__in=[entry.pk for entry, _places in new]).delete()
    postings = (
        SearchPosting(entry_id=entry.pk, word_id=ids[entry.language, word], place=place, day=entry.day)
        for entry, places in new
        for word, place in places.items()
    )
    # Two who publish the same page at the same moment write the same rows.
    SearchPosting.objects.bulk_create(postings, batch_size=ROWS, ignore_conflicts=True)


def _entry(source, document):
    text = plain("\n".join([*document.keywords, *document.texts]))
    entry = SearchEntry(
        source=source.name,
        key=document.key,
        language=document.language,
        kind=document.kind.code,
        title=plain(document.title)[:255],
        text=text,
        folded=f" {' '.join(tokens(document.title + ' ' + text))} ",
        day=document.day,
    )
    seen = (entry.kind, entry.title, text, entry.folded, document.day, document.wards, len(document.keywords))
    entry.digest = hashlib.sha256(repr(seen).encode()).hexdigest()
    return entry


def plain(text):
    """Return `text` in one form, with single spaces, cut where it is too long to search."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()[:LONGEST_TEXT]


def places_of(document):
    """Return the best place of each word and filter of `document`."""
    places = dict.fromkeys(tokens(plain(" ".join(document.texts))), IN_TEXT)
    places |= dict.fromkeys(tokens(" ".join(document.keywords)), NEAR_TITLE)
    places |= dict.fromkeys(tokens(document.title), IN_TITLE)
    filters = [("loai", document.kind.code), *(("phuong", code) for code in document.wards)]
    if document.day > NO_DAY:
        filters.append(("nam", document.day.year))
    return places | {filter_word(*chosen): IN_TITLE for chosen in filters}


def filter_word(name, value):
    """Return the word of the index that stands for a filter. No word that is typed has such letters."""
    return f"={name}:{value}"


def _ids_of_words(wanted):
    """Return the ids of `wanted`, pairs of language and word. Words that are new get a row."""
    ids = _known(wanted)
    new = sorted(wanted - ids.keys())
    if not new:
        return ids
    rows = [SearchWord(language=language, text=text) for language, text in new]
    SearchWord.objects.bulk_create(rows, batch_size=ROWS, ignore_conflicts=True)
    made = _known(set(new))
    misspellings = (
        SearchMisspelling(word_id=ids_of, form=form)
        for (_language, text), ids_of in made.items()
        if may_be_misspelt(text)
        for form in sorted(forms_of(text))
    )
    SearchMisspelling.objects.bulk_create(misspellings, batch_size=ROWS)
    return ids | made


def _known(wanted):
    texts = [text for _language, text in wanted]
    rows = SearchWord.objects.filter(text__in=texts).values_list("language", "text", "pk")
    return {(language, text): pk for language, text, pk in rows if (language, text) in wanted}
