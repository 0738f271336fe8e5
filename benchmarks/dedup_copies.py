#!/usr/bin/env python3
"""Rework stories as newspapers do, harder than `wire-copies-dev`.

dedup_copies.py --data DIR [--seed 1] > copies.jsonl

The stories are bodies of `articles-dev` that `wire-copies-dev` does not use. Rows are {"id", "cluster", "kind", "text"},
as `score_clusters.py` reads them. The edits are other ones than those of `wire-copies-dev`: words paraphrased at up to 15 %,
paragraphs reordered, merged and wrapped at 72 columns, dates, units, spelling and numbers localised, ledes written anew,
updates put on top, teasers, boilerplate that belongs to a site and stands in the same order on all its pages, and
look-alikes: templates, digests, live blogs, shared quotes and backgrounds, later parts of one long article.
"""

# ruff: noqa: E501, SIM905 - the texts of the pages stand here as they are
from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import string
import sys
import textwrap
from pathlib import Path

SYNONYMS = dict(
    pair.strip().split(":")
    for pair in """said:told reporters|says:notes|also:in addition|many:a lot of|people:residents|about:around|because:since
    use:utilise|help:assist|show:demonstrate|big:large|important:significant|make:create|get:obtain|need:require|start:begin|however:but
    while:whereas|often:frequently|such:comparable|more:additional|most:the majority of|new:recent|good:solid|best:leading|first:initial
    should:ought to|can:may|will:is going to|very:highly|just:only|find:discover|provide:offer|different:various|work:function
    according:as stated|including:among them|which:that|after:following|before:prior to|during:in the course of|company:firm|year:twelve months
    government:administration|percent:per cent|information:details|great:excellent|want:wish|try:attempt|keep:retain|think:believe
    know:understand|look:appear|between:among|every:each|through:via|without:lacking|money:cash|home:house|children:kids""".replace(
        "\n", "|"
    ).split("|")
    if ":" in pair
)
SPELLING = [
    (r"or\b(?=\w*)", "our"),
    (r"iz(e|ed|es|ing|ation)\b", r"is\1"),
    (r"\bcenter", "centre"),
    (r"\bprogram\b", "programme"),
    (r"yz(e|ed|ing)\b", r"ys\1"),
    (r"\btraveling", "travelling"),
    (r"\bdefense", "defence"),
    (r"\bpercent\b", "per cent"),
    (r"\bdollars\b", "US dollars"),
]
OUR_WORDS = re.compile(r"\b(col|fav|hon|lab|neighb|behavi|harb|hum|rum)or(\w*)", re.IGNORECASE)
MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
PLACES = "LEEDS DUBLIN PERTH TORONTO MUMBAI LAGOS DALLAS BOSTON OSLO MANILA CAPE-TOWN AUCKLAND KARACHI".split()
DESKS = ["Staff Reporter", "Web Desk", "News Service", "Our Correspondent", "Agencies", "Newsroom", "Digital Team"]
NAMES = (
    "Orwick Tallis Brandt Okoye Sundaram Liang Petrova Haddad Moreno Whitlock Anand Keane Farrow Ibarra Noon".split()
)
LINES = """Sign in to keep reading|Listen to this article|4 min read|Published|Print this page|Gift this article|Report a typo
Most read|Trending now|Editors' picks|Skip to main content|Text size|Follow the topics in this article|Tap to unmute
Get our app|Choose your edition|Story continues below|Show more|Newsletter sign-up|Support local news|Back to top
Copyright reserved|Terms of use|Image: supplied|Watch: today's headlines in ninety seconds|Join the conversation""".replace(
    "\n", "|"
).split("|")
NOTICES = [
    "{s} is supported by its readers. When you buy through links on our pages we may earn a commission at no extra cost to you, which helps to fund our newsroom.",
    "The {s} newsroom follows a code of conduct. Complaints about this article can be sent to the readers' editor within thirty days of publication and will be answered.",
    "By signing up you agree that {s} may send you messages about its products and those of its partners. You may withdraw your consent whenever you wish at the foot of each message.",
    "{s} and its partners store and read information on your device, such as identifiers in cookies, to show personalised content and to measure its use. Manage your choices or accept all.",
    "Comments on {s} are open for three days and are moderated before they appear. Keep to the subject, be civil, and do not post the names of persons who are not mentioned in the article.",
]
HEADS = [
    "Recommended for you",
    "Up next",
    "Other stories of the day",
    "Also in the news",
    "From our partners",
    "Don't miss",
]


def paragraphs(text: str) -> list[str]:
    """Non-empty lines."""
    return [line.strip() for line in text.split("\n") if line.strip()]


def words_in(items: list[str]) -> int:
    """Words of several paragraphs."""
    return sum(len(p.split()) for p in items)


class Editor:
    """Edits that draw from one generator of random numbers."""

    def __init__(self, seed: int, strangers: list[list[str]]) -> None:
        self.random = random.Random(seed)
        self.strangers = strangers
        vocabulary = [w for story in strangers for p in story for w in p.split() if w.isalpha()]
        self.vocabulary = vocabulary
        self.sites = [self.site(i) for i in range(40)]

    def chance(self, p: float) -> bool:
        """True with probability `p`."""
        return self.random.random() < p

    def site(self, number: int) -> dict[str, list[str]]:
        """The boilerplate of one site, the same on all its pages."""
        name = f"The {self.random.choice(NAMES)} {self.random.choice(['Post', 'Herald', 'Star', 'Echo'])} {number}"
        lines, notices = list(LINES), [n.format(s=name) for n in NOTICES]
        self.random.shuffle(lines)
        self.random.shuffle(notices)
        k = self.random.randint(0, 5)
        return {
            "top": lines[:k],
            "end": [*lines[k : k + self.random.randint(0, 8)], *notices[: self.random.randint(0, 4)]],
        }

    def paraphrase(self, text: str, rate: float) -> str:
        """Words replaced by synonyms (all that are known, with five times the rate), left out, put in."""
        out = []
        for word in text.split():
            bare = word.lower().strip(string.punctuation)
            if bare in SYNONYMS and self.chance(min(1, rate * 5)):
                out.append(word.lower().replace(bare, SYNONYMS[bare]))
            elif self.chance(rate / 3):
                continue
            elif self.chance(rate / 3):
                out.append(self.random.choice(self.vocabulary))
            else:
                out.append(word)
                if self.chance(rate / 4):
                    out.append(self.random.choice(self.vocabulary))
        return " ".join(out)

    def noise(self, text: str, rate: float) -> str:
        """Misread characters, lost spaces and hyphens, as scanning leaves them."""
        swaps = {"l": "1", "o": "0", "e": "c", "n": "u", "h": "b", "i": "l", "m": "rn", "S": "5", "t": "f", "a": "o"}
        out = []
        for character in text:
            if self.chance(rate):
                kind = self.random.random()
                out.append(swaps.get(character, "") if kind < 0.7 else "" if kind < 0.9 else character + "- ")
            else:
                out.append(character)
        return "".join(out)

    def localise(self, text: str) -> str:
        """British spelling, other dates, units and numbers."""
        text = OUR_WORDS.sub(r"\1our\2", text)
        for pattern, to in SPELLING[1:]:
            text = re.sub(pattern, to, text)
        text = re.sub(r"(\d+) miles", lambda m: f"{int(m[1]) * 1.6:.0f} km", text)
        text = re.sub(rf"({'|'.join(MONTHS)}) (\d{{1,2}})\b", r"\2 \1", text)
        text = re.sub(
            rf"\bon ({'|'.join(DAYS)})\b",
            lambda _: f"on {self.random.choice(MONTHS)} {self.random.randint(1, 28)}",
            text,
        )
        text = re.sub(r"(\d),(\d{3})", r"\1\2" if self.chance(0.5) else r"\1.\2", text)
        return text.replace("%", " percent") if self.chance(0.5) else text

    def typeset(self, items: list[str]) -> list[str]:
        """The same words, other lines, quotes and case."""
        if self.chance(0.15):
            items = ["\n".join(textwrap.wrap(p, 72)) for p in items]
        elif self.chance(0.15):
            items = [" ".join(items)]
        elif self.chance(0.3):
            items = [s for p in items for s in re.split(r"(?<=[.!?]) (?=[A-Z])", p)]
        elif self.chance(0.3):
            merged, i = [], 0
            while i < len(items):
                step = self.random.randint(1, 3)
                merged.append(" ".join(items[i : i + step]))
                i += step
            items = merged
        if self.chance(0.2):
            items = [p.translate(str.maketrans("“”‘’–", "\"\"''-")) for p in items]
        if self.chance(0.06):
            items = [p.upper() for p in items]
        return items

    def headline(self, items: list[str]) -> str:
        """A headline made from the lede, often in other words."""
        picked = items[0].split()[: self.random.randint(5, 12)]
        if self.chance(0.5):
            self.random.shuffle(picked)
        return self.paraphrase(" ".join(picked), 0.2).strip(",.").capitalize()

    def new_lede(self, lede: str) -> str:
        """The lede in other words and another order."""
        parts = [p for p in re.split(r"(?<=[,;.]) ", lede) if p]
        self.random.shuffle(parts)
        return self.paraphrase(" ".join(parts), 0.25)

    def copy(self, story: list[str]) -> list[str]:
        """The story as one newspaper ran it, without the page around it."""
        items = list(story)
        if self.chance(0.55):
            keep = max(1, round(len(items) * self.random.choice([0.2, 0.3, 0.4, 0.5, 0.6, 0.8])))
            while words_in(items[:keep]) < 45 and keep < len(items):
                keep += 1
            items = items[:keep]
        if self.chance(0.4) and len(items) > 3:
            rate = self.random.choice([0.1, 0.2, 0.35, 0.5])
            items = [p for i, p in enumerate(items) if not self.chance(rate if i else 0.3)] or items[:2]
        if self.chance(0.25) and len(items) > 3:
            for _ in range(self.random.randint(1, max(1, len(items) // 3))):
                moved = items.pop(self.random.randrange(1, len(items)))
                items.insert(self.random.randrange(1, len(items) + 1), moved)
        if self.chance(0.3):
            items[0] = self.new_lede(items[0])
        if self.chance(0.5):
            rate = self.random.choice([0.02, 0.05, 0.1, 0.15])
            items = [self.paraphrase(p, rate) for p in items]
        if self.chance(0.5):
            items = [self.localise(p) for p in items]
        if self.chance(0.25):
            rate = self.random.choice([0.003, 0.01, 0.02, 0.03])
            items = [self.noise(p, rate) for p in items]
        if self.chance(0.3):
            for _ in range(self.random.randint(1, 3)):
                local = self.random.choice(self.random.choice(self.strangers))
                items.insert(
                    self.random.randint(0 if self.chance(0.2) else 1, len(items)), " ".join(local.split()[:70])
                )
        if self.chance(0.1):
            words = " ".join(items).split()
            items = [" ".join(words[: self.random.randint(45, 90)]) + " ..."]
        if self.chance(0.6):
            items[0] = (
                f"{self.random.choice(PLACES)}{self.random.choice([' - ', ': ', ' (Agencies) -- ', ', Nov 3 — '])}{items[0]}"
            )
        return self.typeset(items)

    def dressed(self, body: list[str], first: str) -> str:
        """A page of a site around a body: headline, byline, the site's boilerplate, other stories."""
        site = self.random.choice(self.sites)
        out = list(site["top"]) if self.chance(0.6) else []
        if self.chance(0.1):
            out += self.sidebar(1)
        if self.chance(0.85):
            out.append(first)
        if self.chance(0.5):
            out.append(f"{self.random.choice(['By ', '', 'From our '])}{self.random.choice(DESKS + NAMES)}")
        if self.chance(0.3):
            out.append(
                f"{self.random.choice(MONTHS)} {self.random.randint(1, 28)}, 2024 {self.random.randint(1, 12)}:{self.random.randint(10, 59)}"
            )
        out += body
        if self.chance(0.6):
            out += site["end"]
        if self.chance(0.3):
            out += self.sidebar(self.random.randint(1, 4))
        if self.chance(0.3):
            out += [self.headline(self.random.choice(self.strangers)) for _ in range(self.random.randint(4, 15))]
        return "\n".join(out)

    def sidebar(self, count: int) -> list[str]:
        """Foreign stories as a related block gives them."""
        out = [self.random.choice(HEADS)]
        for _ in range(count):
            other = self.random.choice(self.strangers)
            if self.chance(0.6):
                out.append(f"{self.random.randint(2, 50)} minutes ago")
            out.append(self.headline(other))
            out.append(" ".join(" ".join(other).split()[: self.random.randint(30, 300)]))
        return out

    def template(self, kind: int) -> str:
        """A report that differs from its siblings in names and numbers."""
        n = lambda: f"{self.random.randint(2, 9999):,}"  # noqa: E731
        name, other = self.random.sample(NAMES, 2)
        place, day, month = self.random.choice(PLACES).title(), self.random.choice(DAYS), self.random.choice(MONTHS)
        forms = [
            [
                f"{name} {other} Corp on {day} reported earnings of ${n()} million in its {self.random.choice(['first', 'second', 'third'])} quarter.",
                f"The {place}-based company said it had profit of {n()} cents per share.",
                f"Earnings, adjusted for one-time gains and costs, came to {n()} cents per share.",
                f"The results topped Wall Street expectations. The average estimate of {n()} analysts surveyed was for earnings of {n()} cents per share.",
                f"The company posted revenue of ${n()} million in the period, surpassing Street forecasts.",
                f"{name} {other} shares have risen {n()} percent since the beginning of the year. In the final minutes of trading, shares hit ${n()}, a rise of {n()} percent in the last 12 months.",
            ],
            [
                f"{place} weather: {self.random.choice(['sunny', 'wet', 'windy', 'cloudy'])} spells with highs of {n()} on {day}.",
                f"The forecast for {place} on {day} is for highs of {n()} degrees and lows of {n()} degrees, with a {n()} percent chance of rain.",
                f"Winds will come from the {self.random.choice(['north', 'south', 'west'])} at {n()} miles per hour, with gusts of up to {n()} miles per hour on higher ground and along the coast.",
                f"The sun rises at {n()} and sets at {n()}. The outlook for the rest of the week is for more of the same, with a change expected towards {month}.",
            ],
            [
                f"Police in {place} are appealing for witnesses after a collision on {day} that left a {n()}-year-old man in hospital.",
                f"The crash, involving a {name} lorry and a car, happened at about {n()} on the A{n()} near {other} Road.",
                f"Emergency services attended and the road was closed for {n()} hours while investigators worked at the scene.",
                f"Anyone with information or dashcam footage is asked to call 101 quoting incident {n()} of {month} {self.random.randint(1, 28)}. Information can also be given anonymously to the independent charity.",
            ],
            [
                f"{name} beat {other} {self.random.randint(0, 6)}-{self.random.randint(0, 6)} at {place} on {day} in front of a crowd of {n()}.",
                f"{name} took the lead after {n()} minutes and never looked back, with the second coming shortly after the interval.",
                f"The result leaves {name} in {n()}th place with {n()} points from {n()} games, while {other} drop to {n()}th.",
                f"{name} travel to {self.random.choice(PLACES).title()} next {self.random.choice(DAYS)}, and {other} host {self.random.choice(NAMES)}. Kick-off is at {n()}.",
            ],
        ]
        items = forms[kind % len(forms)]
        return self.dressed(items, items[0]) if self.chance(0.5) else "\n".join(items)

    def digest(self) -> str:
        """The starts of several stories on one page."""
        out = (
            [
                self.random.choice(
                    ["Five things to know today", "The day in brief", "Evening round-up", "What we are reading"]
                )
            ]
            if self.chance(0.7)
            else []
        )
        for other in self.random.sample(self.strangers, self.random.randint(4, 9)):
            if self.chance(0.6):
                out.append(self.headline(other))
            text = " ".join(" ".join(other).split()[: self.random.randint(35, 130)])
            out.append(self.paraphrase(text, 0.04) if self.chance(0.4) else text)
        return "\n".join(out)

    def live_blog(self) -> str:
        """Entries with times, some of them taken from the middle or the start of stories."""
        out = ["Live: latest updates"]
        for _ in range(self.random.randint(6, 12)):
            other = self.random.choice(self.strangers)
            start = self.random.randrange(len(other))
            out += [
                f"{self.random.randint(8, 22)}:{self.random.randint(10, 59)}",
                " ".join(" ".join(other[start : start + 2]).split()[:110]),
            ]
        return "\n".join(out)


def stories(folder: Path) -> list[list[str]]:
    """Stories of news length from bodies that `wire-copies-dev` does not use; a long body gives a second story."""

    def shingled(text: str) -> set[tuple[str, ...]]:
        found = re.findall(r"\w+", text.lower())
        return set(zip(found, found[1:], found[2:], strict=False))

    used: set[tuple[str, ...]] = set()
    with gzip.open(folder / "wire-copies-dev.jsonl.gz", "rt", encoding="utf-8") as rows:
        for row in rows:
            used |= shingled(json.loads(row)["text"])
    out = []
    for row in (folder / "articles-dev" / "truth.jsonl").read_text(encoding="utf-8").strip().split("\n"):
        text = json.loads(row)["text"]
        found = shingled(text)
        if len(found) < 150 or len(found & used) > 0.15 * len(found):
            continue
        items = [p for p in paragraphs(text) if len(p.split()) >= 4]
        size = random.Random(len(text)).choice([150, 250, 350, 450, 600, 900])
        while items and words_in(items) > 120:
            story: list[str] = []
            while items and (words_in(story) < size or not story):
                story.append(items.pop(0))
            if words_in(story) > 100:
                out.append(story)
            items = items[len(items) // 3 :]
            if len(story) > 40 or len(out) % 3:
                break
    return out


def main() -> None:
    """Write the rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    found = stories(options.data)
    shuffler = random.Random(options.seed)
    shuffler.shuffle(found)
    copied, rest = found[: int(len(found) * 0.6)], found[int(len(found) * 0.6) :]
    editor = Editor(options.seed, found)
    rows: list[tuple[str, str, str]] = []
    for i, story in enumerate(copied):
        count = min(30, 2 + int(shuffler.expovariate(0.4)))
        for _ in range(count):
            body = editor.copy(story)
            rows.append((f"s{i:04}", "copy", editor.dressed(body, editor.headline(story))))
    for i, story in enumerate(rest):
        kind, body = "single", list(story)
        turn = i % 5
        if turn == 1:
            kind = "shares-quote"
            body.insert(len(body) // 2 + 1, shuffler.choice(shuffler.choice(copied)[1:] or copied[0][:1]))
        elif turn == 2:
            kind = "shares-background"
            other = shuffler.choice(copied)
            body += other[len(other) // 2 :][: shuffler.randint(1, 3)]
        rows.append((f"u{i:04}", kind, editor.dressed(editor.typeset(body), editor.headline(story))))
    rows += [(f"t{i:04}", "template", editor.template(i)) for i in range(120)]
    rows += [(f"r{i:04}", "roundup", editor.digest()) for i in range(40)]
    rows += [(f"l{i:04}", "live-blog", editor.live_blog()) for i in range(20)]
    shuffler.shuffle(rows)
    for i, (cluster, kind, text) in enumerate(rows):
        sys.stdout.write(
            json.dumps({"id": f"h{i:05}", "cluster": cluster, "kind": kind, "text": text}, ensure_ascii=False) + "\n"
        )


if __name__ == "__main__":
    main()
