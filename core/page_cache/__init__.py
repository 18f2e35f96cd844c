"""Pages that were made once are answered from memory, until the content or the hour makes others of them.

Nothing is kept unless what made it says so (`marks.py`), and nothing that belongs to one reader.
"""
