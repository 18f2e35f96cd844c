"""Sending one plain sentence to several people, to each alone, with patience where the mail is down."""

import logging
from datetime import timedelta
from smtplib import SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils import translation

logger = logging.getLogger(__name__)
REFUSED_FOR_GOOD = 500  # and above, in the answers of a mail server; below, it may be tried again
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=5), timedelta(minutes=10)


class Mailing:
    """A sentence, and what one process remembers of sending it while the mail is down.

    `told` are the pairs of an address and a reason that have gone out, so that those who were reached before
    the mail broke off are not told twice.
    """

    def __init__(self, subject, sentence):
        self.subject, self.sentence = subject, sentence
        self.start_afresh()

    def start_afresh(self):
        self.failures, self.not_before, self.told = 0, None, set()

    def may_try(self, now):
        return self.not_before is None or now >= self.not_before

    def send(self, owed, link, now):
        """Mail each address of `owed` for whom one of its reasons is new. Return whether all went out."""
        try:
            self._send_each(owed, link)
        except OSError as error:  # smtplib's own errors are OSErrors too
            self.failures += 1
            self.not_before = now + min(FIRST_WAIT * 2 ** min(self.failures, 10), LONGEST_WAIT)
            logger.warning("A notice could not be mailed and will be tried again: %s", type(error).__name__)
            return False
        self.start_afresh()
        return True

    def _send_each(self, owed, link):
        if not owed:
            return
        with get_connection() as connection:
            for address, reasons in owed.items():
                pairs = {(address, reason) for reason in reasons}
                if not pairs <= self.told:
                    self._send_one(address, link, connection)
                    self.told |= pairs

    def _send_one(self, address, link, connection):
        with translation.override(settings.LANGUAGE_CODE):
            subject, body = str(self.subject), f"{self.sentence}\n\n{link}\n"
        headers = {"Auto-Submitted": "auto-generated"}
        try:
            EmailMessage(subject, body, to=[address], connection=connection, headers=headers).send()
        except SMTPRecipientsRefused as error:
            if any(code < REFUSED_FOR_GOOD for code, _text in error.recipients.values()):
                raise
            logger.warning("The mail server refuses the address of a member of staff for good")
