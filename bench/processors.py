"""How long the processors have worked for a server: it tells of a busy machine what a watch does not."""

import os
from pathlib import Path

from tests.stack.processes import descendants

USER, SYSTEM, OF_ENDED = 13, 14, (15, 16)  # fields of /proc/<pid>/stat, counted from 0
TICKS = os.sysconf("SC_CLK_TCK")


def spent(pid):
    """Return the seconds of processor time of a process and all below it, those that have ended included."""
    return sum(_ticks(each) for each in [pid, *descendants(pid)]) / TICKS


def _ticks(pid):
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return 0  # it has just ended; its parent has its time
    fields = [None, None, *stat.rpartition(")")[2].split()]
    return sum(int(fields[number]) for number in (USER, SYSTEM, *OF_ENDED))
