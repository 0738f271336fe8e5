"""Polish."""

from __future__ import annotations

from cleaner.languages.language import Language
from cleaner.models import Reason
from cleaner.rules import Lines, Phrase, Rule, Scope

_NAME = r"(?-i:[A-ZÀ-ÞĄĆĘŁŃÓŚŹŻ][\w.'’-]{0,30}(?: (?:i|[A-ZÀ-ÞĄĆĘŁŃÓŚŹŻ][\w.'’-]{0,30})){0,5})"

_RULES: tuple[Rule, ...] = (
    Rule(
        name="pl.advertisement",
        reason=Reason.ADVERTISEMENT,
        finds=Lines(
            "reklama", "reklamy", "dalsza część artykułu pod reklamą", "dalszy ciąg materiału pod wideo",
            "ciąg dalszy pod reklamą", "dalsza część tekstu pod reklamą", "artykuł sponsorowany",
            "materiał sponsorowany", "materiał partnera", "materiał promocyjny", "tekst sponsorowany",
            "sponsorowane", "artykuł partnerski", "treść sponsorowana", "ogłoszenie", "ogłoszenia", "koniec reklamy",
            "reklama - kontynuuj czytanie", "promocja", "autopromocja", "dalsza część materiału pod wideo",
            "polecamy - reklama",
        ),
        removes=("REKLAMA", "Materiał sponsorowany", "Dalsza część artykułu pod reklamą"),
        keeps=("Reklama alkoholu jest zakazana.",),
        sure=True,
    ),
    Rule(
        name="pl.also-read",
        reason=Reason.RELATED,
        finds=Phrase(
            r"^\W{0,4}(?:czytaj (?:też|także|również|więcej|dalej|teraz)|przeczytaj (?:też|także|również|więcej)?"
            r"|zobacz (?:też|także|również|więcej|koniecznie)|zobacz|sprawdź (?:też|także|również)?|więcej(?: (?:na "
            r"ten temat|informacji|o))?|polecamy|warto przeczytać|posłuchaj|obejrzyj(?: też)?|oglądaj|wideo"
            r"|przeczytaj|dowiedz się więcej|tu przeczytasz)\s{0,3}[:|►>–—»]\s{0,3}\S.{0,240}$|^\W{0,4}(?-i:CZYTAJ "
            r"(?:TEŻ|TAKŻE|RÓWNIEŻ|WIĘCEJ)|ZOBACZ (?:TEŻ|TAKŻE)|PRZECZYTAJ) .{5,200}$",
            starts=(
                "czytaj", "przeczytaj", "zobacz", "sprawdź", "więcej", "polecamy", "warto", "posłuchaj", "obejrzyj",
                "oglądaj", "wideo", "dowiedz", "tu", "►", ">", "»", "-", "–", "—", "*", "•", "(",
            ),
        ),
        removes=(
            "Czytaj też: Sejm przyjął ustawę",
            "Zobacz także: Zdjęcia z Warszawy",
            "Przeczytaj również – Tak głosowali posłowie",
            "CZYTAJ WIĘCEJ Nowe stawki podatku",
        ),
        keeps=("Czytaj też między wierszami, radził.", "Więcej informacji policja nie podaje."),
        sure=True,
    ),
    Rule(
        name="pl.read-more",
        reason=Reason.RELATED,
        finds=Lines(
            "czytaj więcej", "czytaj dalej", "czytaj całość", "czytaj", "czytaj też", "czytaj także",
            "zobacz więcej", "zobacz też", "zobacz także", "zobacz wszystkie", "zobacz wszystko", "zobacz", "więcej",
            "więcej informacji", "więcej artykułów", "więcej wiadomości", "pokaż więcej", "pokaż wszystkie",
            "pokaż mniej", "wczytaj więcej", "załaduj więcej", "dowiedz się więcej", "przeczytaj całość",
            "przeczytaj cały artykuł", "przejdź do artykułu", "rozwiń", "zwiń", "wszystkie artykuły",
            "wszystkie wiadomości", "kliknij tutaj", "szczegóły", "przeczytaj także", "sprawdź", "polecamy także",
        ),
        removes=("Czytaj więcej", "Pokaż więcej »", "Zobacz też"),
        keeps=("Zobacz, co się stało, mówi.",),
        sure=True,
    ),
    Rule(
        name="pl.related-section",
        reason=Reason.RELATED,
        finds=Lines(
            "powiązane artykuły", "powiązane", "powiązane tematy", "powiązane wpisy", "podobne artykuły",
            "podobne wpisy", "podobne tematy", "podobne", "zobacz również", "przeczytaj również", "czytaj również",
            "może cię zainteresować", "to może cię zainteresować", "może zainteresować cię także",
            "mogą cię zainteresować", "polecane", "polecane artykuły", "polecane dla ciebie", "polecamy",
            "polecamy również", "rekomendowane", "rekomendowane dla ciebie", "więcej na ten temat",
            "więcej na temat", "w tym temacie", "inne artykuły", "inne wiadomości", "pozostałe artykuły",
            "pozostałe wiadomości", "tego autora", "więcej od tego autora", "więcej z kategorii", "następny artykuł",
            "poprzedni artykuł", "warto przeczytać", "tematy", "artykuły powiązane", "zobacz także inne",
            "wybrane dla ciebie", "z tej samej kategorii", "nie przegap", "przeczytaj też", "dziś polecamy",
            "powiązane materiały",
        ),
        removes=("Powiązane artykuły", "Podobne artykuły:", "Może Cię zainteresować", "Zobacz również"),
        keeps=("Podobne artykuły pisał w więzieniu.",),
        scope=Scope.SECTION,
        sure=True,
    ),
    Rule(
        name="pl.popular-section",
        reason=Reason.LINK_FARM,
        finds=Lines(
            "najczęściej czytane", "najpopularniejsze", "popularne", "najnowsze", "najnowsze artykuły",
            "najnowsze wiadomości", "najnowsze wpisy", "najnowsze komentarze", "ostatnie wpisy", "ostatnie artykuły",
            "ostatnio dodane", "ostatnie komentarze", "aktualności", "na czasie", "gorące tematy", "hity dnia",
            "najważniejsze", "wiadomości", "wiadomości dnia", "na żywo", "z ostatniej chwili", "pilne", "trendy",
            "temat dnia", "tematy dnia", "najczęściej komentowane", "najchętniej czytane", "najlepsze", "wideo",
            "galerie", "galeria", "news", "newsy", "top", "wybór redakcji", "redakcja poleca", "ranking", "rankingi",
        ),
        removes=("Najczęściej czytane", "Najnowsze", "Aktualności"),
        keeps=("Najnowsze dane pokazują spadek.",),
        scope=Scope.SECTION,
    ),
    Rule(
        name="pl.newsletter",
        reason=Reason.PROMOTION,
        finds=Phrase(
            r"^\W{0,4}(?:zapisz się|zapisz mnie|zasubskrybuj|subskrybuj|zaprenumeruj|prenumeruj|dołącz|otrzymuj"
            r"|obserwuj(?: nas)?|śledź(?: nas)?|polub(?: nas)?|znajdź nas|bądź na bieżąco|pobierz|wesprzyj|wspieraj"
            r"|przekaż|chcesz|jesteś już|masz już|zostań|wyrażam zgodę|dodaj nas|podoba ci się|kup)\b"
            r"(?:.{0,160}\b(?:newslettera?|newsletterem|e-?mail|mail|skrzynk\w|bieżąco|facebooku?|twitterze"
            r"|instagramie|youtube|google(?: news)?|kanał\w{0,4}|whatsapp\w{0,3}|telegram\w{0,3}|aplikacj\w"
            r"|powiadomienia|dziennikarstwo|dostęp|subskrypcj\w|prenumerat\w|patronite|darowizn\w|artykuł\w?"
            r"|patronem|marketing\w*)\b.{0,240}|.{0,14})$",
            starts=(
                "zapisz", "zasubskrybuj", "subskrybuj", "zaprenumeruj", "prenumeruj", "dołącz", "otrzymuj",
                "obserwuj", "śledź", "polub", "znajdź", "bądź", "pobierz", "wesprzyj", "wspieraj", "przekaż",
                "chcesz", "jesteś", "masz", "zostań", "wyrażam", "dodaj", "podoba", "kup", "►", ">", "-", "•",
            ),
        ),
        removes=(
            "Zapisz się na newsletter",
            "Obserwuj nas na Facebooku",
            "Bądź na bieżąco!",
            "Wesprzyj nasze dziennikarstwo",
            "Chcesz być na bieżąco? Śledź nas w Google News",
        ),
        keeps=(
            "Masz prawo milczeć, usłyszał od policjanta w dniu zatrzymania.",
            "Zostań w domu, apeluje do mieszkańców prezydent miasta i lekarze.",
        ),
        sure=True,
    ),
    Rule(
        name="pl.subscribe",
        reason=Reason.PROMOTION,
        finds=Lines(
            "newsletter", "zapisz się", "zapisz się na newsletter", "subskrybuj", "subskrypcja", "prenumerata",
            "prenumerata cyfrowa", "e-wydanie", "e-prenumerata", "twój e-mail", "twój adres e-mail", "adres e-mail",
            "adres email", "podaj e-mail", "kup dostęp", "kup teraz", "kup prenumeratę", "dla subskrybentów",
            "tylko dla subskrybentów", "tylko dla prenumeratorów", "wesprzyj nas", "wspieraj nas",
            "aplikacja mobilna", "aplikacje mobilne", "pobierz aplikację", "sklep", "reklama w serwisie",
            "reklamuj się u nas", "zareklamuj się", "powiadomienia", "premium",
        ),
        removes=("Newsletter", "Zapisz się", "Tylko dla subskrybentów"),
        keeps=("Prenumerata zdrożała o 5 zł.",),
        sure=True,
    ),
    Rule(
        name="pl.share",
        reason=Reason.SHARE_BAR,
        finds=Lines(
            "udostępnij", "udostępnij na facebooku", "udostępnij na twitterze", "udostępnij na x",
            "udostępnij artykuł", "udostępnij:", "udostępnij ten artykuł", "podziel się", "podziel się artykułem",
            "podziel się na facebooku", "poleć znajomemu", "poleć", "tweetnij", "tweet", "drukuj", "drukuj artykuł",
            "wydrukuj", "wyślij", "wyślij e-mailem", "wyślij znajomemu", "zapisz", "zapisz na później",
            "skopiuj link", "kopiuj link", "skopiowano", "link skopiowany", "lubię to", "lubię to!", "posłuchaj",
            "posłuchaj artykułu", "słuchaj", "odsłuchaj", "obserwuj", "obserwuj nas", "śledź nas", "znajdź nas",
            "znajdź nas na", "dołącz do nas", "zgłoś błąd", "zgłoś błąd w tekście", "do góry", "na górę",
            "powrót na górę", "oceń artykuł", "oceń", "twoja ocena", "rozmiar tekstu", "pdf", "dodaj do ulubionych",
            "obserwuj nas na facebooku", "social media",
        ),
        removes=("Udostępnij", "Drukuj", "Podziel się:", "Skopiuj link"),
        keeps=("Zapisz to, powiedziała.",),
        sure=True,
    ),
    Rule(
        name="pl.comments",
        reason=Reason.COMMENTS,
        finds=Lines(
            "komentarze", "komentarz", "dodaj komentarz", "napisz komentarz", "skomentuj", "skomentuj artykuł",
            "zostaw komentarz", "dodaj komentarz anuluj odpowiedź", "anuluj odpowiedź", "odpowiedz",
            "brak komentarzy", "bądź pierwszy", "pokaż komentarze", "zobacz komentarze", "wszystkie komentarze",
            "wyświetl komentarze", "opinie", "twoja opinia", "dodaj opinię", "dyskusja", "dołącz do dyskusji",
            "zgłoś nadużycie", "zgłoś komentarz", "komentowanie wyłączone",
            "możliwość komentowania została wyłączona", "wyślij komentarz", "treść komentarza", "forum",
            "co o tym sądzisz", "podpis", "zgłoś do moderacji", "sortuj",
        ),
        removes=("Komentarze", "Komentarze (12)", "Dodaj komentarz", "Brak komentarzy"),
        keeps=("Komentarze ministra wywołały burzę.",),
        scope=Scope.SECTION,
        sure=True,
    ),
    Rule(
        name="pl.comment-form",
        reason=Reason.COMMENTS,
        finds=Phrase(
            r"^(?:twój adres e-?mail nie|wymagane pola|pola wymagane|zapamiętaj moje dane|powiadom mnie|musisz "
            r"(?:się zalogować|być zalogowan)|zaloguj się,? aby|aby (?:dodać|komentować|zamieścić)|ta strona używa "
            r"akismet|redakcja (?:nie ponosi|zastrzega)|publikowane komentarze|\d{1,5} (?:komentarz\w*|odpowiedzi"
            r"|opinii|opinie)\b(?: (?:do|na|o)\b.{0,160})?$).{0,300}$",
            starts=(
                "twój", "wymagane", "pola", "zapamiętaj", "powiadom", "musisz", "zaloguj", "aby", "ta", "redakcja",
                "publikowane",
            ),
            words=("komentarz", "komentarze", "komentarzy", "odpowiedzi", "opinii", "opinie"),
        ),
        removes=(
            "Twój adres e-mail nie zostanie opublikowany.",
            "Musisz się zalogować, aby dodać komentarz.",
            "3 komentarze do “Długa zima”",
        ),
        keeps=("Musisz to przeczytać, mówił.", "Aby przeżyć, jedli śnieg."),
    ),
    Rule(
        name="pl.notice",
        reason=Reason.NOTICE,
        finds=Phrase(
            r"^.{0,200}\b(?:(?:używamy|korzysta z|wykorzystuje|stosuje(?:my)?|pliki|plików|polityka) (?:plików "
            r")?cookies?|cookies w celu|wszelkie prawa zastrzeżone|wszystkie prawa zastrzeżone|prawa zastrzeżone"
            r"|kopiowanie .{0,40}(?:zabronione|zgody)|bez (?:pisemnej )?zgody (?:wydawcy|redakcji)|administratorem "
            r"(?:twoich|danych|pani)|ochrona danych osobowych|przetwarzanie (?:moich )?danych|regulamin(?:ie|u)? "
            r"serwisu|akceptuję (?:regulamin|politykę))\b.{0,800}$",
            words=(
                "cookies", "cookie", "zastrzeżone", "kopiowanie", "zgody", "administratorem", "danych", "regulamin",
                "regulaminie", "regulaminu", "akceptuję",
            ),
        ),
        removes=("Serwis wykorzystuje pliki cookies.", "Wszelkie prawa zastrzeżone.", "Akceptuję regulamin"),
        keeps=("Wyciek danych trwał rok.", "Bez zgody sądu wyjechał."),
    ),
    Rule(
        name="pl.navigation",
        reason=Reason.NAVIGATION,
        finds=Lines(
            "strona główna", "menu", "szukaj", "wyszukaj", "wyszukiwarka", "kontakt", "o nas", "redakcja",
            "polityka prywatności", "prywatność", "regulamin", "regulaminy", "cookies", "polityka cookies",
            "ustawienia prywatności", "ustawienia cookies", "akceptuję", "akceptuj", "akceptuj wszystkie", "odrzuć",
            "zamknij", "przejdź do treści", "przejdź do głównej treści", "przejdź do menu", "skocz do treści",
            "nawigacja", "nawigacja wpisu", "jesteś tutaj", "wróć", "powrót", "wstecz", "następny", "poprzedni",
            "następna", "poprzednia", "dalej", "następny wpis", "poprzedni wpis", "starsze wpisy", "nowsze wpisy",
            "zaloguj", "zaloguj się", "logowanie", "wyloguj", "rejestracja", "zarejestruj się", "moje konto",
            "konto", "załóż konto", "hasło", "zapomniałem hasła", "nie pamiętasz hasła", "imię", "imię i nazwisko",
            "nazwisko", "wiadomość", "anuluj", "wyślij wiadomość", "pomoc", "faq", "mapa strony", "mapa serwisu",
            "archiwum", "kategorie", "tagi", "spis treści", "praca", "kariera", "napisz do nas",
            "skontaktuj się z nami", "patronat", "partnerzy", "rss", "polski", "deklaracja dostępności",
            "dostępność", "rodo", "serwisy", "nasze serwisy",
        ),
        removes=("Strona główna", "Polityka prywatności", "Zaloguj się", "Szukaj"),
        keeps=("Praca zdalna zostaje.",),
    ),
    Rule(
        name="pl.menu",
        reason=Reason.NAVIGATION,
        finds=Lines(
            "polska", "świat", "kraj", "polityka", "gospodarka", "biznes", "finanse", "sport", "kultura", "zdrowie",
            "nauka", "technologie", "technologia", "edukacja", "prawo", "podatki", "nieruchomości", "motoryzacja",
            "moto", "turystyka", "podróże", "rozrywka", "muzyka", "film", "książki", "teatr", "telewizja", "media",
            "internet", "opinie", "publicystyka", "wywiady", "felietony", "historia", "religia", "kościół",
            "rolnictwo", "energetyka", "ekologia", "transport", "handel", "inwestycje", "giełda", "waluty",
            "pieniądze", "firma", "unia europejska", "europa", "usa", "ukraina", "rosja", "warszawa", "kraków",
            "wrocław", "poznań", "gdańsk", "łódź", "regiony", "wiadomości lokalne", "kronika", "pogoda", "horoskop",
            "gry", "quizy", "przepisy", "kuchnia", "moda", "uroda", "styl życia", "lifestyle", "kobieta", "dziecko",
            "rodzina", "dom", "wnętrza", "piłka nożna", "siatkówka", "tenis", "żużel", "skoki narciarskie",
            "program tv", "podcast", "podcasty", "zdjęcia", "telekomunikacja", "wynagrodzenia", "samorząd",
            "magazyn", "blogi", "komercyjne",
        ),
        removes=("Polska", "Świat", "Gospodarka"),
        keeps=("Polska i Czechy podpisały umowę.",),
    ),
    Rule(
        name="pl.caption",
        reason=Reason.CAPTION,
        finds=Phrase(
            r"^\W{0,3}(?:fot\.?|foto|zdjęcie|zdjęcia|źródło(?: zdjęcia)?|autor zdjęcia|grafika|ilustracja|zdjęcie "
            r"ilustracyjne|rys\.?|wideo|źródło wideo|copyright)\s?(?::|©|/|\||–|-|\(|\.)\s?\S.{0,140}$"
            r"|^\(?(?:zdjęcie (?:ilustracyjne|poglądowe)|powiększ zdjęcie|zobacz galerię).{0,60}$"
            r"|^.{0,500}(?:[(|/–—©]|\. |\s)(?:fot\.|foto:|zdjęcie:|źródło:)\s?[\w .,/'’:&-]{2,80}\)?\.?$"
            r"|^.{0,500}[(|/–—©]\s?(?:(?-i:PAP|AFP|Reuters|East News|EPA|Agencja Gazeta)\b|shutterstock|getty "
            r"images|materiały prasowe)[\w .,/:&-]{0,60}\)?\.?$",
            words=(
                "fot", "foto", "zdjęcie", "zdjęcia", "źródło", "autor", "grafika", "ilustracja", "rys", "wideo",
                "powiększ", "zobacz", "pap", "afp", "reuters", "news", "epa", "shutterstock", "getty", "prasowe",
                "copyright", "gazeta",
            ),
        ),
        removes=(
            "Fot. PAP/Jan Kowalski",
            "Zdjęcie ilustracyjne",
            "Premier w Sejmie. (fot. Jan Kowalski)",
            "Źródło: PAP",
            "Foto: materiały prasowe",
        ),
        keeps=("Zdjęcie zrobił jego brat.", "O sprawie pierwsza napisała PAP."),
    ),
    Rule(
        name="pl.byline",
        reason=Reason.BYLINE,
        finds=Phrase(
            rf"^\W{{0,3}}(?:autor(?:ka|zy)?|tekst|opracowanie|oprac\.?|rozmawiał[a]?|napisał[a]?|opublikował[a]?"
            rf"|dodał[a]?|redakcja|redaktor|przygotował[a]?|wysłuchał[a]?)\b\s?[:|.]?\s?{_NAME}(?:\s?(?:,|i |&|\||•"
            rf"|·|/|–|-)\s?[^.!?]{{1,80}})?$|^\([a-z]{{2,4}}(?:/ ?[a-z]{{2,4}})?\)$",
            starts=(
                "autor", "autorka", "autorzy", "tekst", "opracowanie", "oprac", "rozmawiał", "rozmawiała", "napisał",
                "napisała", "opublikował", "dodał", "dodała", "redakcja", "redaktor", "przygotował", "przygotowała",
                "(", "|", "-", "•",
            ),
        ),
        removes=("Autor: Jan Kowalski", "Oprac. Anna Nowak", "Rozmawiała: Anna Nowak", "Tekst: Jan Kowalski"),
        keeps=("Autor Jan Kowalski nie żyje.", "Redakcja mieści się w Łodzi."),
    ),
    Rule(
        name="pl.read-time",
        reason=Reason.DATE,
        finds=Phrase(
            r"^\W{0,3}(?:czas czytania\b.{0,24}|\d{1,3} ?min(?:ut\w?)?\.?(?: czytania)?)$",
            words=("min", "minut", "minuty"),
            starts=("czas", "(", "•", "|"),
        ),
        removes=("Czas czytania: 4 min", "5 minut czytania", "3 min czytania"),
        keeps=("5 minut później wybuchł pożar.",),
        sure=True,
    ),
    Rule(
        name="pl.tags",
        reason=Reason.NAVIGATION,
        finds=Phrase(
            r"^\W{0,3}(?:tagi?|tematy|temat|kategori[ae]|słowa kluczowe|otagowano|opublikowano w|dział|więcej o"
            r"|więcej na temat|etykiety|zaszufladkowano do kategorii)\s?(?::|\b(?<=opublikowano w)\b"
            r"|\b(?<=otagowano)\b)\s?\S[^.!?]{0,300}$",
            starts=(
                "tag", "tagi", "tematy", "temat", "kategoria", "kategorie", "słowa", "otagowano", "opublikowano",
                "dział", "więcej", "etykiety", "zaszufladkowano",
            ),
        ),
        removes=("Tagi: polityka, Warszawa", "Kategorie: Sport", "Słowa kluczowe: klimat, energia"),
        keeps=("Temat wróci w maju.",),
    ),
)  # fmt: skip

POLISH = Language(
    code="pl",
    name="Polish",
    rules=_RULES,
    stop_words=frozenset((
        "a", "aby", "ale", "bardzo", "bez", "bo", "byli", "być", "był", "była", "było", "będzie", "co", "czy", "dla",
        "do", "gdy", "i", "ich", "jak", "jako", "jednak", "jego", "jej", "jest", "już", "kiedy", "która", "które",
        "który", "lat", "lub", "ma", "między", "mnie", "może", "można", "mu", "na", "nad", "nawet", "nie", "o", "od",
        "oraz", "po", "pod", "podczas", "przecież", "przed", "przez", "przy", "roku", "się", "są", "tak", "także",
        "tego", "tej", "ten", "też", "to", "tych", "tylko", "tym", "w", "więc", "wszystko", "z", "za", "ze", "został",
        "została", "że",
    )),
    months=(
        ("stycznia", "styczeń", "sty"), ("lutego", "luty", "lut"), ("marca", "marzec", "mar"),
        ("kwietnia", "kwiecień", "kwi"), ("maja", "maj"), ("czerwca", "czerwiec", "cze"), ("lipca", "lipiec", "lip"),
        ("sierpnia", "sierpień", "sie"), ("września", "wrzesień", "wrz"), ("października", "październik", "paź"),
        ("listopada", "listopad", "lis"), ("grudnia", "grudzień", "gru"),
    ),
    weekdays=(
        "poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela", "pon", "wt", "śr", "czw",
        "pt", "sob", "niedz",
    ),
    date_words=("o", "godz", "godzina", "r", "roku", "g"),
    date_labels=(
        "opublikowano", "data publikacji", "publikacja", "aktualizacja", "zaktualizowano", "ostatnia aktualizacja",
        "dodano", "data", "data dodania", "utworzono", "dodane", "z dnia", "dnia", "data utworzenia",
    ),
    relative_times=(
        r"(?:\d{1,3} )?(?:sek\w*|min\w*|godz\w*|dzień|dni|tydzień|tygodni\w*|miesiąc\w*|miesięcy|rok|lat\w*)\.? temu",
        r"wczoraj",
        r"dzisiaj",
        r"dziś",
        r"przed chwilą",
    ),
    byline_labels=(
        "autor", "autorka", "autorzy", "oprac", "oprac.", "tekst", "rozmawiała", "rozmawiał", "opracowanie",
    ),
    agencies={
        "PAP": "PAP",
    },
)  # fmt: skip
