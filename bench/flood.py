"""`python -m bench.flood`: how many honest tips and how many bots' posts the rules let through.

No request is made: each post is a call of `is_suspicious` by a simulated clock. The last line is JSON.
"""

import json
import os
import random
from dataclasses import dataclass

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "outreach.settings.test")

from tips.counters import DAY, HOUR, memory
from tips.suspicion import is_suspicious

SEED = 138
START = 20_000 * DAY + 1234.5  # in the middle of an hour
BOTS = 5000
WORDS = (
    "người lạ gọi điện xưng công an bảo chuyển tiền vào tài khoản nói con bị tai nạn đòi mã xác nhận gửi "
    "đường dẫn ứng dụng giả khóa sim nhận quà đầu tư lãi cao việc nhẹ lương cao hàng xóm tụ tập đánh bạc "
    "đêm khuya xe lạ"
).split()
# How many of 24 hours' tips come in each: few at night, twice the mean in the evening.
DAY_SHAPE = [1, 1, 1, 1, 1, 2, 3, 4, 5, 5, 5, 5, 4, 4, 5, 5, 5, 5, 6, 8, 8, 7, 4, 2]


@dataclass
class Post:
    at: float
    network: str
    form_age: float
    text: str
    honest: bool = False
    honeypot: str = ""


@dataclass
class Result:
    name: str
    honest: int
    delivered: int
    bots: int
    quarantined: int


class Crowd:
    """Makes posts, the same ones each time for a seed."""

    def __init__(self, seed=SEED):
        self.random = random.Random(seed)

    def honest(self, at, network):
        pastes = self.random.random() < 0.05
        age = self.random.uniform(8, 25) if pastes else max(12, self.random.lognormvariate(5, 0.8))
        return Post(at, network, age, self.text(), honest=True)

    def text(self):
        words = self.random.choices(WORDS, k=self.random.randint(8, 60))
        return f"{' '.join(words)} 09{self.random.randrange(10**8):08}"

    def within(self, seconds):
        return START + self.random.uniform(0, seconds)

    def patient(self, networks, age):
        """Bots that wait, and write another text each time."""
        return [
            Post(self.within(HOUR), f"10.{i % networks // 250}.{i % networks % 250}.0/24", age(), self.text())
            for i in range(BOTS)
        ]

    def dumb(self, networks):
        """A third each fills the hidden field, does not wait, changes only the digits of one text."""
        posts = self.patient(networks, lambda: 60)
        for i, post in enumerate(posts):
            post.honeypot = "http://spam.example" if i % 3 == 0 else ""
            post.form_age = 0.4 if i % 3 == 1 else 60
            post.text = f"Vay nhanh trong ngày, gọi ngay số {i:010}" if i % 3 == 2 else post.text
        return posts

    def neighbours(self):
        """30 honest tips in the hour of a flood, from networks without bots; six of them share one."""
        networks = [f"203.0.{i}.0/24" for i in range(24)] + ["198.51.100.0/24"] * 6
        return [self.honest(self.within(HOUR), network) for network in networks]

    def carrier_hour(self):
        return [self.honest(self.within(HOUR), "203.0.113.0/24") for _tip in range(100)]

    def evening(self):
        """Twice what comes in a mean hour of a day with 1,000 tips, from home networks."""
        return [self.honest(self.within(HOUR), f"10.1.{i}.0/24") for i in range(83)]

    def ordinary_day(self):
        """1,000 honest tips from 300 networks; a third of them from one carrier's."""
        posts = []
        for _tip in range(1000):
            hour = self.random.choices(range(24), DAY_SHAPE)[0]
            number = 0 if self.random.random() < 1 / 3 else self.random.randrange(1, 300)
            at = START + hour * HOUR + self.random.uniform(0, HOUR)
            posts.append(self.honest(at, f"10.1.{number}.0/24"))
        return posts


def wait_five(crowd):
    return lambda: crowd.random.uniform(5, 8)


def wait_minutes(crowd):
    return lambda: crowd.random.uniform(60, 600)


def scenarios():
    """Yield (name, posts)."""
    yield "100 honest tips in an hour, one carrier's /24", Crowd().carrier_hour()
    crowd = Crowd()
    yield "the same with 83 others in a busy evening", crowd.carrier_hour() + crowd.evening()
    yield "1,000 honest tips in a day, 300 networks", Crowd().ordinary_day()
    for networks in (1, 50, 2000):
        crowd = Crowd()
        where = f"{networks:,} network{'s' if networks > 1 else ''}"
        yield f"dumb bots, {where}", crowd.dumb(networks) + crowd.neighbours()
        yield f"bots that wait 5 s, {where}", crowd.patient(networks, wait_five(crowd)) + crowd.neighbours()
        slow = crowd.patient(networks, wait_minutes(crowd))
        yield f"bots that wait minutes, {where}", slow + crowd.neighbours()


def play(name, posts):
    """Send all posts in the order of their time to a process that has seen nothing yet."""
    memory.forget()
    result = Result(name, 0, 0, 0, 0)
    for post in sorted(posts, key=lambda post: post.at):
        suspicious = is_suspicious(
            network=post.network,
            form_age=post.form_age,
            honeypot=post.honeypot,
            text=post.text,
            now=post.at,
        )
        result.honest += post.honest
        result.delivered += post.honest and not suspicious
        result.bots += not post.honest
        result.quarantined += suspicious and not post.honest
    memory.forget()
    return result


def main():
    results = [play(name, posts) for name, posts in scenarios()]
    print(f"{'':<48}{'honest delivered':>18}{'bots quarantined':>22}")
    for result in results:
        bots = f"{result.quarantined:,} of {result.bots:,}" if result.bots else "-"
        print(f"{result.name:<48}{f'{result.delivered:,} of {result.honest:,}':>18}{bots:>22}")
    print(json.dumps([vars(result) for result in results]))


if __name__ == "__main__":
    main()
