"""Rows of sample content by the ten thousand, so that what grows with the site can be seen and timed."""
