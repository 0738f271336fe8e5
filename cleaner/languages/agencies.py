"""News agencies and their credit tags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from cleaner.models import Reason
from cleaner.rules import Phrase, Rule, Scope

AGENCIES: Mapping[str, str] = {
    "Reuters": "Reuters", "REUTERS": "Reuters", "Thomson Reuters": "Reuters", "Rtrs": "Reuters",
    "AP": "AP", "Associated Press": "AP", "The Associated Press": "AP", "ASSOCIATED PRESS": "AP", "THE ASSOCIATED PRESS": "AP",
    "AFP": "AFP", "Agence France-Presse": "AFP", "Agence France Presse": "AFP", "AFP News": "AFP", "AFPTV": "AFP",
    "UPI": "UPI", "United Press International": "UPI", "Bloomberg": "Bloomberg", "BLOOMBERG": "Bloomberg", "Bloomberg News": "Bloomberg",
    "dpa": "dpa", "DPA": "dpa", "dpa-AFX": "dpa", "dpa-afx": "dpa", "Deutsche Presse-Agentur": "dpa", "epd": "epd", "KNA": "KNA", "SID": "SID", "sid": "SID", "dapd": "dapd", "ddp": "ddp",
    "APA": "APA", "sda": "Keystone-SDA", "SDA": "Keystone-SDA", "Keystone-SDA": "Keystone-SDA", "ATS": "Keystone-SDA", "ats": "Keystone-SDA",
    "EFE": "EFE", "Efe": "EFE", "Europa Press": "Europa Press", "EUROPA PRESS": "Europa Press", "Télam": "Télam", "Telam": "Télam", "Notimex": "Notimex", "NOTIMEX": "Notimex", "ANDINA": "Andina", "Prensa Latina": "Prensa Latina",
    "PAP": "PAP", "ANSA": "ANSA", "Ansa": "ANSA", "AGI": "AGI", "Adnkronos": "Adnkronos", "ADNKRONOS": "Adnkronos", "LaPresse": "LaPresse", "Askanews": "Askanews", "askanews": "Askanews",
    "Lusa": "Lusa", "LUSA": "Lusa", "Agência Brasil": "Agência Brasil", "Estadão Conteúdo": "Estadão Conteúdo", "Folhapress": "Folhapress", "FOLHAPRESS": "Folhapress",
    "ANP": "ANP", "Belga": "Belga", "BELGA": "Belga", "Novum": "ANP",
    "PTI": "PTI", "Press Trust of India": "PTI", "ANI": "ANI", "IANS": "IANS", "UNI": "UNI",
    "Xinhua": "Xinhua", "XINHUA": "Xinhua", "新华社": "Xinhua", "新華社": "Xinhua", "CNA": "CNA", "中央社": "CNA", "中新社": "CNS", "中新网": "CNS", "路透社": "Reuters", "路透": "Reuters", "法新社": "AFP", "美联社": "AP", "美聯社": "AP",
    "Kyodo": "Kyodo", "KYODO": "Kyodo", "Kyodo News": "Kyodo", "共同": "Kyodo", "共同通信": "Kyodo", "時事": "Jiji", "時事通信": "Jiji", "Jiji": "Jiji", "JIJI": "Jiji", "ロイター": "Reuters", "AFP時事": "AFP",
    "Yonhap": "Yonhap", "YONHAP": "Yonhap", "TASS": "TASS", "ТАСС": "TASS", "Interfax": "Interfax", "Интерфакс": "Interfax", "РИА Новости": "RIA Novosti", "RIA Novosti": "RIA Novosti", "Sputnik": "Sputnik", "Рейтер": "Reuters",
    "Ukrinform": "Ukrinform", "Укринформ": "Ukrinform", "Interfax-Ukraine": "Interfax-Ukraine",
    "Bernama": "Bernama", "BERNAMA": "Bernama", "Antara": "Antara", "ANTARA": "Antara", "VNA": "VNA", "PNA": "PNA", "UNB": "UNB", "BSS": "BSS", "APP": "APP", "NAN": "NAN", "GNA": "GNA", "SAnews": "SAnews",
    "Anadolu": "Anadolu", "AA": "Anadolu", "Anadolu Agency": "Anadolu", "MENA": "MENA", "WAM": "WAM", "SPA": "SPA", "PETRA": "Petra", "IRNA": "IRNA", "MTI": "MTI", "ČTK": "ČTK", "CTK": "ČTK", "TASR": "TASR", "TT": "TT", "NTB": "NTB", "Ritzau": "Ritzau", "STT": "STT",
    "رويترز": "Reuters", "أ ف ب": "AFP", "ا ف ب": "AFP", "أ.ف.ب": "AFP", "واس": "SPA", "وام": "WAM", "د ب أ": "dpa", "أ ب": "AP",
    "CP": "The Canadian Press", "The Canadian Press": "The Canadian Press", "THE CANADIAN PRESS": "The Canadian Press", "AAP": "AAP", "PA": "PA Media", "PA Media": "PA Media", "Press Association": "PA Media",
    "CNN": "CNN", "NYT": "The New York Times", "StatePoint": "StatePoint", "PRNewswire": "PR Newswire", "PR Newswire": "PR Newswire", "Business Wire": "Business Wire", "BUSINESS WIRE": "Business Wire", "GLOBE NEWSWIRE": "GlobeNewswire", "GlobeNewswire": "GlobeNewswire",
}  # fmt: skip
"""Credit tag as printed, in any language, to the agency's name."""

_WORDLIKE = frozenset(
    {
        "AA",
        "TT",
        "PA",
        "CP",
        "AP",
        "UNI",
        "APP",
        "SPA",
        "NAN",
        "MENA",
        "AGI",
        "APA",
        "SID",
        "sid",
        "sda",
        "ats",
        "ATS",
        "CNN",
        "NYT",
        "CNA",
        "VNA",
        "STT",
        "NTB",
    }
)
"""Tags that are also initials or words: they count in brackets or in a dateline, not bare at the end of a block."""


def alternatives(tags: Iterable[str]) -> str:
    """A pattern that matches any of the tags, the longest first."""
    return "|".join(re.escape(tag) for tag in sorted(tags, key=lambda tag: (-len(tag), tag)))


TAG = rf"(?-i:{alternatives(AGENCIES)})"
_BARE = rf"(?-i:{alternatives(tag for tag in AGENCIES if tag not in _WORDLIKE and ' ' not in tag)}|AP)"

# The last word of each tag, or its last character where words are not parted.
_TAG_WORDS = tuple(
    sorted(
        {
            re.findall(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+", tag.lower())[-1]
            for tag in AGENCIES
        }
    )
)

RULES: tuple[Rule, ...] = (
    Rule(
        name="agency.sign-off",
        reason=Reason.CREDIT,
        # After the last sentence's stop: "he said. REUTERS". The tag is a credit only there.
        finds=Phrase(
            rf"(?<=[.!?\"”»'’)…])\s{{1,3}}(?:[–—-]{{1,2}}\s?)?(?:{_BARE}(?:\s?[/,&+]\s?{_BARE}|\s?/\s?[a-z]{{2,4}}){{0,3}}|[(\[]\s?{TAG}(?:\s?[/,&+;-]\s?(?:{TAG}|[a-z]{{2,4}})){{0,3}}\s?[)\]])\.?(?=\s*(?:\[\[[a-z_]+:|$))",
            words=_TAG_WORDS,
        ),
        removes=("They will meet on Monday, he said. REUTERS", "She won. - AFP", "“It ended there.” (dpa)", "El juez lo negó. EFE"),
        keeps=("The story was first reported by Reuters.", "He signed with AP", "Who owns it? AP does not say."),
        scope=Scope.SPAN,
        sure=True,
    ),
    Rule(
        name="agency.sign-off-line",
        reason=Reason.CREDIT,
        finds=Phrase(
            rf"^\W{{0,4}}(?:(?:source|quelle|fuente|fonte|źródło|bron|via|with|mit|con|com|avec|z|from|par|da|de|von|text|texte|текст|источник)s?\W{{1,3}})?{TAG}(?:\s?(?:[/,&+;|·•-]|and|und|y|et|e|i)\s?(?:{TAG}|[a-z]{{2,4}}\b)){{0,4}}\W{{0,4}}$",
            words=_TAG_WORDS,
        ),
        removes=("REUTERS", "(AFP)", "dpa/AFP", "– Bernama", "Source: AP", "PAP", "Quelle: dpa", "新华社"),
        keeps=("Reuters was first to say so.", "AP photographers were there."),
        sure=True,
    ),
)  # fmt: skip


def canonical(tag: str) -> str | None:
    """The agency's name for a credit tag, or None.

    >>> canonical("REUTERS"), canonical("dpa-AFX"), canonical("The Daily")
    ('Reuters', 'dpa', None)
    """
    return AGENCIES.get(tag.strip())
