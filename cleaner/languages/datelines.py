"""Datelines: "WASHINGTON, May 29 (Reuters) -", "BERLIN (dpa) –", "Madrid, 3 jun (EFE).-"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cleaner.languages.agencies import Agencies
from cleaner.languages.language import Language
from cleaner.models import Span

_WINDOW = 160
_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽА-ЯЁІЇЄҐ"
# WASHINGTON; NEW YORK; HONG KONG/BEIJING; ST. LOUIS; D.C.; SÃO PAULO
_CAPITALS = rf"[{_UPPER}][{_UPPER}.'’-]+(?:[ /–-]{{1,3}}[{_UPPER}][{_UPPER}.'’-]*){{0,4}}"
_PLACE = (
    rf"[{_UPPER}][\w.'’-]+"
    rf"(?:[ /–-]{{1,3}}(?:(?:de|del|la|do|da|of|am|im|an der|upon|den|sur|el|las|los) )?[{_UPPER}][\w.'’-]*){{0,4}}"
)
# ", D.C.", ", Texas", " (Texas)", ", Ukraine"
_REGION = rf"(?:, ?[{_UPPER}][\w.'’]*(?: [{_UPPER}][\w.'’]*){{0,2}})?"
_DASH = r"(?:\s?\.)?\s?(?:[–—―]|-{1,2})(?=\s|[^\W\d_]|[\"“«„]|$)"


class Dateline(NamedTuple):
    """Where, when and through whom a report came, and where it says so."""

    place: str | None
    date: str | None
    """As printed."""
    agency: str | None
    """The agency's name, not its tag."""
    span: Span


class Datelines:
    """Finds datelines with the month names and agencies of some languages. Built once, never changed."""

    __slots__ = ("_agencies", "_patterns")

    def __init__(self, languages: Sequence[Language], agencies: Agencies) -> None:
        self._agencies = agencies
        months = _alternatives(name for language in languages for names in language.months for name in names)
        days = _alternatives(name for language in languages for name in language.weekdays if len(name) > 3)
        year = r"(?:,? (?:(?i:de|del) )?(?:19|20)\d\d)?"
        day = r"(?:(?i:le|el|den|am|il|dnia) )?"
        date = (
            rf"(?P<date>(?:(?i:{days}),? )?{day}"
            rf"(?:(?i:{months})\.? \d{{1,2}}(?!\d)|\d{{1,2}}(?:er|º|\.)?(?: (?i:de))? (?i:{months})\.?){year})"
        )
        tag = rf"(?P<agency>{agencies.pattern})"
        credit = rf"[(\[/]\s?{tag}(?:\s?[/,;&+-]\s?[\w -]{{2,24}}){{0,3}}\s?[)\]/]"
        gap = "[ 　・=＝]"
        ends = rf"(?:[ :.]{{0,2}}[–—-]{{1,2}}|[.:]|(?= [{_UPPER}\"“«„]))"
        begins = rf"(?= [{_UPPER}\"“«„])"
        self._patterns = tuple(
            re.compile(pattern)
            for pattern in (
                # Place in capitals or not, date, agency; the dash may be missing (PTI, Lusa).
                rf"(?P<place>{_PLACE}){_REGION}(?:[,.]|\s?/)? ?{date}\s?[.,]?\s?[/|]?\s?{credit}{ends}",
                # Place and agency.
                rf"(?P<place>{_PLACE}){_REGION}[.,:]? ?{credit}(?:{_DASH}|\s?[.:]\s?[–—-]?|{begins})",
                # Agency first: "(Reuters) -", "(ANSA) - ROMA, 29 MAG -".
                rf"{credit}{_DASH}(?:\s?(?P<place>{_CAPITALS}),? ?(?i:{date})?\s?{_DASH})?",
                # ТАСС, РИА: "МОСКВА, 29 мая — РИА Новости.", "МОСКВА, 29 мая. /ТАСС/."
                rf"(?P<place>{_CAPITALS}){_REGION}[,.]? ?{date}\s?[–—-]\s?{tag}\.",
                # Place and date.
                rf"(?P<place>{_PLACE}){_REGION}[,.]? ?{date}\s?[.,]?\s?{_DASH}",
                # Place in capitals and a dash: "WASHINGTON -", "ST. LOUIS —".
                rf"(?=[^ ]{{4}}|[^ ]{{2,3}}[. ][^–—-])(?P<place>{_CAPITALS}){_REGION}\s{_DASH}",
                # "[ワシントン 29日 ロイター] -", "【北京共同】"
                rf"[【\[［](?P<place>[^\W\d_]{{1,12}}?)(?:{gap}?(?P<date>\d{{1,2}}日))?{gap}{{0,2}}{tag}(?:{gap}[^\]】］]{{0,12}})?[】\]］]\s?[–—-]?",
                # "新华社北京5月29日电", "中新社北京5月29日电"
                rf"(?:【)?{tag}(?P<place>[\u4e00-\u9fff]{{2,8}}?)(?P<date>\d{{1,2}}月\d{{1,2}}日)电(?:】)?",
            )
        )

    def __call__(self, text: str) -> Dateline | None:
        """The dateline at the start of a block, or None."""
        window = text[:_WINDOW]
        start = len(window) - len(window.lstrip())
        for pattern in self._patterns:
            found = pattern.match(window, start)
            if found is None:
                continue
            groups = found.groupdict()
            tag = groups.get("agency")
            end = found.end()
            while end < len(window) and window[end] in " \u00a0–—-":
                end += 1
            agency = self._agencies.name(tag) if tag else None
            return Dateline(groups.get("place"), groups.get("date"), agency, Span(start, end))
        return None


def _alternatives(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(set(names), key=lambda name: (-len(name), name)))
