from django.dispatch import Signal

# Sent after commit with `sender=AlertPage` and `translation_key`, when a warning in all its languages is
# another one for readers than its pages alone say: it was ended by hand, or that was undone.
alert_changed = Signal()
