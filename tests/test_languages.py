"""What the languages know of a line: when, who, where, through whom."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.languages import (
    LANGUAGES,
    agency,
    byline_name,
    dateline,
    guess_language,
    is_byline,
    is_date_line,
    rulebook,
)
from cleaner.models import Reason
from cleaner.rules import Scope

BOOK = rulebook()


@pytest.mark.parametrize(
    ("text", "place", "date", "name"),
    [
        ("WASHINGTON, May 29 (Reuters) - The president spoke.", "WASHINGTON", "May 29", "Reuters"),
        ("WASHINGTON - The Trump administration is removing two officials.", "WASHINGTON", None, None),
        ("NEW YORK (AP) — The market fell.", "NEW YORK", None, "AP"),
        ("SEOUL, South Korea (AP) — Voters went to the polls.", "SEOUL", None, "AP"),
        ("GAZA/CAIRO, June 3 (Reuters) - Talks resumed.", "GAZA/CAIRO", "June 3", "Reuters"),
        ("New Delhi, May 29 (PTI) Prime Minister Narendra Modi spoke.", "New Delhi", "May 29", "PTI"),
        ("BEIJING, May 29 (Xinhua) -- China said.", "BEIJING", "May 29", "Xinhua"),
        ("(Reuters) - Apple said on Monday.", None, None, "Reuters"),
        ("Berlin (dpa) – Die Kanzlerin sprach.", "Berlin", None, "dpa"),
        ("Berlin (dpa/bb) - Die Polizei sucht Zeugen.", "Berlin", None, "dpa"),
        ("PARIS, 3 juin (AFP) - Le président a parlé.", "PARIS", "3 juin", "AFP"),
        ("Madrid, 3 jun (EFE).- El presidente habló.", "Madrid", "3 jun", "EFE"),
        ("Lisboa, 29 mai 2025 (Lusa) - O presidente falou.", "Lisboa", "29 mai 2025", "Lusa"),
        ("WARSZAWA (PAP) - Premier powiedział.", "WARSZAWA", None, "PAP"),
        ("(ANSA) - ROMA, 29 MAG - Il presidente ha parlato.", "ROMA", "29 MAG", "ANSA"),
        ("AMSTERDAM (ANP) - De premier sprak.", "AMSTERDAM", None, "ANP"),
        ("МОСКВА, 29 мая — РИА Новости. Глава региона сказал.", "МОСКВА", "29 мая", "RIA Novosti"),
        ("[ワシントン 29日 ロイター] - トランプ大統領は述べた。", "ワシントン", "29日", "Reuters"),
        ("新华社北京5月29日电（记者李明）会议闭幕。", "北京", "5月29日", "Xinhua"),
    ],
)
def test_a_dateline_gives_place_date_and_agency(
    text: str, place: str | None, date: str | None, name: str | None
) -> None:
    found = dateline(text)
    assert found is not None
    assert (found.place, found.date, found.agency) == (place, date, name)
    assert found.span.start == 0


@pytest.mark.parametrize(
    "text",
    [
        "The Trump administration is removing two officials.",
        "He said - and nobody laughed - that it was over.",
        "Q - what did you see?",
        "In May 2025 she left the firm.",
        "Reuters first reported the deal.",
    ],
)
def test_a_sentence_is_no_dateline(text: str) -> None:
    assert dateline(text) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The talks resume on Monday, he said. REUTERS", "Reuters"),
        ("It ended there.” – AFP", "AFP"),
        ("Der Prozess wird fortgesetzt. (dpa)", "dpa"),
        ("It was over. REUTERS [[nid:718652]]", "Reuters"),
        ("Source: AP", "AP"),
        ("(AFP)", "AFP"),
        ("NBC News and Reuters first reported it.", None),
        ("He works for AP.", None),
        ("She left Bernama last year.", None),
    ],
)
def test_an_agency_is_credited_by_its_tag_and_never_by_a_mention(text: str, name: str | None) -> None:
    assert agency(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "May 29, 2025", "Published: May 29, 2025 at 3:15 pm", "12 minutes ago", "12 minutes ago - AsiaOne",
        "30. Mai 2025, 14:05 Uhr", "Stand: 30.05.2025", "Publié le 3 juin 2025 à 14h05", "hace 3 horas",
        "vor 5 Minuten",
        "3 de junio de 2025", "29 maja 2025", "3 giugno 2025", "há 2 horas", "3 juni 2025", "2025-05-30 14:05",
    ],
)  # fmt: skip
def test_a_line_that_only_says_when(text: str) -> None:
    assert is_date_line(text)


@pytest.mark.parametrize(
    "text", ["In May 2025 he left.", "May I come in?", "$10.00 | $1.00 | $2.00", "Two years ago she left.", "2025"]
)
def test_a_line_that_says_more_than_when(text: str) -> None:
    assert not is_date_line(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("BY TED HESSON AND KRISTINA COOKE", "TED HESSON AND KRISTINA COOKE"),
        ("By Jane Doe, Senior Reporter", "Jane Doe"),
        ("Von Anna Beispiel und Max Müller", "Anna Beispiel und Max Müller"),
        ("Par Jean Dupont", "Jean Dupont"),
        ("Por María López", "María López"),
        ("Autor: Jan Kowalski", "Jan Kowalski"),
        ("di Mario Rossi", "Mario Rossi"),
        ("Door Jan de Vries", "Jan de Vries"),
    ],
)
def test_a_byline_gives_its_name(text: str, name: str) -> None:
    assert is_byline(text)
    assert byline_name(text) == name


@pytest.mark.parametrize(
    "text", ["By Friday the fire was out.", "Von Montag an gilt das Gesetz.", "Text messaging", "By the way"]
)
def test_a_sentence_is_no_byline(text: str) -> None:
    assert not is_byline(text)


SENTENCES = {
    "en": "The council said on Monday that it would close the bridge for more than two months.",
    "de": "Der Rat hat am Montag beschlossen, dass die Brücke für mehr als zwei Monate gesperrt wird.",
    "fr": "Le conseil a décidé lundi que le pont serait fermé pour plus de deux mois.",
    "es": "El consejo decidió el lunes que el puente se cierra por más de dos meses.",
    "pl": "Rada zdecydowała w poniedziałek, że most będzie zamknięty na ponad dwa miesiące, ale nie od jutra.",
    "pt": "O conselho decidiu na segunda-feira que a ponte será fechada por mais de dois meses.",
    "it": "Il consiglio ha deciso lunedì che il ponte sarà chiuso per più di due mesi.",
    "nl": "De raad heeft maandag besloten dat de brug voor meer dan twee maanden wordt gesloten.",
    "zh": "市议会周一决定关闭这座桥梁两个多月。",
    "ja": "市議会は月曜日、この橋を二か月以上閉鎖することを決めた。",
    "ar": "قرر المجلس يوم الاثنين إغلاق الجسر لأكثر من شهرين.",
    "ru": "Совет в понедельник решил, что мост будет закрыт более чем на два месяца, и это не всё.",
}


@pytest.mark.parametrize(("code", "text"), SENTENCES.items())
def test_a_language_is_guessed_from_one_sentence(code: str, text: str) -> None:
    assert guess_language(text) == code


@pytest.mark.parametrize(("code", "text"), SENTENCES.items())
def test_no_cue_fires_on_a_plain_sentence(code: str, text: str) -> None:
    assert BOOK.cue(text) is None, code
    assert BOOK.spans(text) == ()


def test_names_alone_are_of_no_language() -> None:
    assert guess_language("Müller Schmidt Kowalski Dupont Rossi García") is None
    assert guess_language("") is None


CUES = [
    ("ADVERTISEMENTs", Reason.ADVERTISEMENT),
    ("Also Read: Trump administration sues four New Jersey cities", Reason.RELATED),
    ("Comments", Reason.COMMENTS),
    ("Leave a Reply", Reason.COMMENTS),
    ("Related", Reason.RELATED),
    ("Join ST's Telegram channel and get the latest breaking news delivered to you.", Reason.PROMOTION),
    ("FILE PHOTO: The president in Ohio. REUTERS/Jane Doe/File photo", Reason.CAPTION),
    ("Our Standards: The Thomson Reuters Trust Principles.", Reason.NOTICE),
    ("Anzeige", Reason.ADVERTISEMENT),
    ("Das könnte Sie auch interessieren", Reason.RELATED),
    ("Foto: dpa", Reason.CAPTION),
    ("Schreibe einen Kommentar", Reason.COMMENTS),
    ("Lesen Sie auch: So teuer wird der Winter", Reason.RELATED),
    ("À lire aussi : Le Sénat vote", Reason.RELATED),
    ("Publicité", Reason.ADVERTISEMENT),
    ("Laisser un commentaire", Reason.COMMENTS),
    ("Te puede interesar", Reason.RELATED),
    ("Publicidad", Reason.ADVERTISEMENT),
    ("Foto: EFE", Reason.CAPTION),
    ("Czytaj też: Sejm przyjął ustawę", Reason.RELATED),
    ("Reklama", Reason.ADVERTISEMENT),
    ("Dodaj komentarz", Reason.COMMENTS),
    ("Leia também: Câmara aprova reforma", Reason.RELATED),
    ("Deixe um comentário", Reason.COMMENTS),
    ("Leggi anche: Il Senato approva", Reason.RELATED),
    ("Pubblicità", Reason.ADVERTISEMENT),
    ("Lees ook: Kamer stemt in", Reason.RELATED),
    ("Advertentie", Reason.ADVERTISEMENT),
    ("相关阅读", Reason.RELATED),
    ("責任編輯：王明", Reason.CREDIT),
    ("関連記事", Reason.RELATED),
    ("اقرأ أيضا", Reason.RELATED),
    ("Читайте также", Reason.RELATED),
    ("Фото: ТАСС", Reason.RELATED),
]  # fmt: skip


@pytest.mark.parametrize(("text", "reason"), CUES)
def test_a_cue_and_its_reason(text: str, reason: Reason) -> None:
    cue = BOOK.cue(text)
    assert cue is not None
    assert cue.rule.reason is reason


def test_headings_of_other_sections_open_a_section() -> None:
    for text in ("Comments", "Related Articles", "You may also like:", "Meistgelesen", "Articles similaires"):
        cue = BOOK.cue(text)
        assert cue is not None
        assert cue.rule.scope is Scope.SECTION


def test_an_agencys_tag_goes_and_its_sentence_stays() -> None:
    text = "They will meet on Monday, he said. REUTERS"
    (cue,) = BOOK.spans(text)
    assert text[: cue.span.start] == "They will meet on Monday, he said."
    assert cue.rule.reason is Reason.CREDIT


def test_every_language_has_its_own_file_of_rules_and_words() -> None:
    for language in LANGUAGES:
        assert language.rules
        assert language.stop_words or language.script
        assert all(rule.name.startswith(f"{language.code}.") for rule in language.rules)


@given(st.text(max_size=200))
def test_questions_about_a_line_are_answered_for_any_text(text: str) -> None:
    is_date_line(text)
    is_byline(text)
    agency(text)
    guess_language(text)
    found = dateline(text)
    assert found is None or 0 <= found.span.start <= found.span.end <= len(text)
