"""English. Its rules fill three files."""

from __future__ import annotations

from cleaner.languages import en_calls, en_credits, en_page
from cleaner.languages.language import Language

ENGLISH = Language(
    code="en",
    name="English",
    rules=(*en_calls.RULES, *en_credits.RULES, *en_page.RULES),
    stop_words=frozenset((
        "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "back", "be", "because", "been",
        "before", "but", "by", "can", "could", "day", "did", "do", "down", "each", "even", "first", "for", "from",
        "get", "good", "had", "has", "have", "he", "her", "here", "him", "how", "i", "if", "in", "into", "is", "it",
        "its", "just", "like", "little", "long", "make", "many", "may", "me", "men", "more", "most", "much", "must",
        "my", "no", "not", "now", "of", "off", "on", "one", "only", "or", "other", "our", "out", "over", "own",
        "people", "said", "see", "she", "should", "so", "some", "state", "still", "such", "than", "that", "the",
        "their", "them", "then", "there", "these", "they", "this", "those", "through", "time", "to", "too", "two",
        "up", "very", "was", "way", "we", "well", "were", "what", "when", "where", "which", "who", "will", "with",
        "work", "world", "would", "years", "you", "your",
    )),
    months=(
        ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",), ("june", "jun"),
        ("july", "jul"), ("august", "aug"), ("september", "sept", "sep"), ("october", "oct"), ("november", "nov"),
        ("december", "dec"),
    ),
    weekdays=(
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed",
        "thu", "thur", "thurs", "fri", "sat", "sun",
    ),
    date_words=(
        "at", "on", "of", "the", "am", "pm", "a.m", "p.m", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt",
        "et", "ct", "pt", "gmt", "utc", "bst", "ist", "sgt", "hrs", "hours", "st", "nd", "rd", "th",
    ),
    date_labels=(
        "published", "published on", "published at", "first published", "originally published", "updated",
        "updated on", "last updated", "last updated on", "last modified", "modified", "posted", "posted on",
        "posted at", "date", "created", "issued", "released", "reviewed on", "last reviewed", "on", "as of",
        "publish date", "date published", "uploaded", "added",
    ),
    relative_times=(
        (
            r"(?:\d{1,3}|an?|one|two|three) ?(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|wks?"
            r"|weeks?|mos?|months?|y|yrs?|years?)\.? ago"
        ),
        r"just now",
        r"moments ago",
        r"yesterday",
        r"today",
        r"last (?:week|month|year)",
    ),
    byline_labels=(
        "by", "written by", "words by", "story by", "posted by", "published by", "author", "authors", "reporter",
        "text by", "article by", "reviewed by", "edited by",
    ),
    agencies={
        "Reuters": "Reuters | REUTERS | Thomson Reuters | Rtrs",
        "AP": "AP | Associated Press | The Associated Press | ASSOCIATED PRESS | THE ASSOCIATED PRESS",
        "UPI": "UPI | United Press International",
        "Bloomberg": "Bloomberg | BLOOMBERG | Bloomberg News",
        "PTI": "PTI | Press Trust of India",
        "ANI": "ANI",
        "IANS": "IANS",
        "UNI": "UNI",
        "Yonhap": "Yonhap | YONHAP",
        "Sputnik": "Sputnik",
        "Bernama": "Bernama | BERNAMA",
        "Antara": "Antara | ANTARA",
        "VNA": "VNA",
        "PNA": "PNA",
        "UNB": "UNB",
        "BSS": "BSS",
        "APP": "APP",
        "NAN": "NAN",
        "GNA": "GNA",
        "SAnews": "SAnews",
        "Anadolu": "Anadolu | AA | Anadolu Agency",
        "IRNA": "IRNA",
        "MTI": "MTI",
        "ČTK": "ČTK | CTK",
        "TASR": "TASR",
        "TT": "TT",
        "NTB": "NTB",
        "Ritzau": "Ritzau",
        "STT": "STT",
        "The Canadian Press": "CP | The Canadian Press | THE CANADIAN PRESS",
        "AAP": "AAP",
        "PA Media": "PA | PA Media | Press Association",
        "The New York Times": "NYT",
        "StatePoint": "StatePoint",
        "PR Newswire": "PRNewswire | PR Newswire",
        "Business Wire": "Business Wire | BUSINESS WIRE",
        "GlobeNewswire": "GLOBE NEWSWIRE | GlobeNewswire",
    },
)  # fmt: skip
