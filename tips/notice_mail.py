"""Sending one plain sentence to several people, to each alone, with patience where the mail is down."""

import logging
import time
from datetime import timedelta
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPServerDisconnected

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils import translation

logger = logging.getLogger(__name__)
REFUSED_FOR_GOOD = 500  # and above, in the answers of a mail server; below, it may be tried again
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=5), timedelta(minutes=10)
SENDING_FOR = 10  # seconds that one try may take; the clock has other work too


class Mailing:
    """A sentence, and what one process remembers of sending it while the mail is down.

    `told` are the pairs of an address and a reason that have gone out, so that those who were reached before
    the mail broke off are not told twice. `last` are the addresses that failed: nobody waits behind them.
    """

    def __init__(self, subject, sentence):
        self.subject, self.sentence = subject, sentence
        self.start_afresh()

    def start_afresh(self):
        self.failures, self.not_before, self.told, self.last = 0, None, set(), set()

    def may_try(self, now):
        return self.not_before is None or now >= self.not_before

    def put_off(self, now):
        """Wait before the next try, each time longer."""
        self.failures += 1
        self.not_before = now + min(FIRST_WAIT * 2 ** min(self.failures, 10), LONGEST_WAIT)

    def send(self, owed, link, now):
        """Mail each address of `owed` for whom one of its reasons is new. Return whether all went out.

        Where only the time was too short, the rest may be sent at once; where something failed, later.
        """
        due = [(address, self._new_pairs(address, reasons)) for address, reasons in owed.items()]
        due = sorted((item for item in due if item[1]), key=lambda item: item[0] in self.last)
        self.last = set()
        unsent = self._send_each(due, link) if due else 0
        if self.last:
            self.put_off(now)
        elif not unsent:
            self.start_afresh()
        return not self.last and not unsent

    def _new_pairs(self, address, reasons):
        return {(address, reason) for reason in reasons} - self.told

    def _send_each(self, due, link):
        """Send for a while and return how many of `due` were not come to."""
        until, done = time.monotonic() + SENDING_FOR, 0
        address = due[0][0]
        try:
            with get_connection() as connection:
                for address, pairs in due:
                    if done and time.monotonic() >= until:
                        break
                    if self._send_one(address, link, connection):
                        self.told |= pairs
                    done += 1
        except OSError as error:  # smtplib's own errors are OSErrors too
            self._failed(address, error)
        return len(due) - done

    def _failed(self, address, error):
        self.last.add(address)
        logger.warning("A notice could not be mailed and will be tried again: %s", type(error).__name__)

    def _send_one(self, address, link, connection):
        """Return whether `address` is done with. A connection that is gone is the caller's to see."""
        with translation.override(settings.LANGUAGE_CODE):
            subject, body = str(self.subject), f"{self.sentence}\n\n{link}\n"
        headers = {"Auto-Submitted": "auto-generated"}
        try:
            EmailMessage(subject, body, to=[address], connection=connection, headers=headers).send()
        except SMTPServerDisconnected:
            raise
        except (SMTPException, ValueError) as error:  # ValueError: Django cannot write such an address
            if not _is_for_good(error):
                self._failed(address, error)
                return False
            logger.warning("The address of a member of staff is refused for good")
        return True


def _is_for_good(error):
    if isinstance(error, SMTPRecipientsRefused):
        return all(code >= REFUSED_FOR_GOOD for code, _text in error.recipients.values())
    return isinstance(error, ValueError)
