"""The generation of the content: a word that is another one after every change that readers may see.

It stands outside the processes, in a file under VAR_DIR or in Redis, so that each of them may keep what it
has made for as long as the word stays the same. A word never comes back, not even after Redis was emptied.
"""

from core.generation.memo import Memory, remembered
from core.generation.word import bump, current, holding

__all__ = ["Memory", "bump", "current", "holding", "remembered"]
