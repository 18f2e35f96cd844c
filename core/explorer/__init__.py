"""Wagtail's lists of pages in the back office, made to cost the same however many pages there are."""
