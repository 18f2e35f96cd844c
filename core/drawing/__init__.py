"""Pictures and leaflets drawn from the texts of a page, by typst. It knows nothing of any kind of page."""
