"""Who says what in Vietnamese: we, the packages we use, and what is still said in English.

`source` finds messages in code, `installed` what the installed packages say and what they say in
Vietnamese themselves, `ours` what stands in outreach/locale, `coverage` holds one against the other.
"""
