"""Dutch."""

from __future__ import annotations

from cleaner.languages.language import Language
from cleaner.models import Reason
from cleaner.rules import Lines, Phrase, Rule, Scope

_NAME = r"(?-i:[A-ZÀ-Þ][\w.'’-]{0,30}(?: (?:de|den|der|van|von|ten|ter|en|[A-ZÀ-Þ][\w.'’-]{0,30})){0,6})"

_RULES: tuple[Rule, ...] = (
    Rule(
        name="nl.advertisement",
        reason=Reason.ADVERTISEMENT,
        finds=Lines(
            "advertentie", "advertenties", "reclame", "de tekst gaat verder onder de advertentie",
            "tekst gaat verder onder de advertentie", "lees verder onder de advertentie",
            "lees verder na de advertentie", "artikel gaat verder na de advertentie", "gesponsord",
            "gesponsorde inhoud", "partnercontent", "partnerbijdrage", "adverteren", "betaalde inhoud",
            "ingezonden mededeling", "sluit advertentie", "branded content", "tekst loopt door onder de advertentie",
        ),
        removes=("ADVERTENTIE", "Lees verder onder de advertentie", "Gesponsord"),
        keeps=("De advertentie stond in de krant.",),
        sure=True,
    ),
    Rule(
        name="nl.also-read",
        reason=Reason.RELATED,
        finds=Phrase(
            r"^\W{0,4}(?:lees (?:ook|meer|verder|hier|eerder|hierover)|lees (?:ook )?(?:dit|deze) \w+|bekijk (?:ook"
            r"|hier|meer)|bekijk|zie ook|kijk (?:ook|hier)|luister (?:ook|hier)|ook interessant|meer (?:lezen|weten"
            r"|over|nieuws)|gerelateerd|verder lezen|lees terug|aanrader|leestip)\s{0,3}[:|►>–—»?]\s"
            r"{0,3}\S.{0,240}$|^\W{0,4}(?-i:LEES OOK|LEES MEER|ZIE OOK|BEKIJK OOK) .{5,200}$",
            starts=(
                "lees", "bekijk", "zie", "kijk", "luister", "ook", "meer", "gerelateerd", "verder", "aanrader",
                "leestip", "►", ">", "»", "-", "–", "—", "*", "•", "(",
            ),
        ),
        removes=(
            "Lees ook: Kamer stemt in met hervorming",
            "Bekijk ook – De beelden van de storm",
            "LEES OOK Vijf dingen over de begroting",
            "Zie ook: Het hele debat",
        ),
        keeps=("Lees ook tussen de regels, zei ze.", "Meer weten we niet."),
    ),
    Rule(
        name="nl.read-more",
        reason=Reason.RELATED,
        finds=Lines(
            "lees meer", "lees verder", "lees ook", "meer lezen", "lees het hele artikel",
            "lees het volledige artikel", "lees artikel", "verder lezen", "bekijk meer", "bekijk alles",
            "bekijk alle", "toon meer", "toon alles", "toon minder", "laad meer", "meer laden", "meer weergeven",
            "meer", "meer informatie", "meer info", "meer nieuws", "meer artikelen", "alle artikelen",
            "alle berichten", "al het nieuws", "klik hier", "bekijk", "bekijk ook", "zie ook", "naar het artikel",
            "meer weten", "details", "ontdek meer", "alles bekijken",
        ),
        removes=("Lees meer", "Lees verder »", "Toon meer"),
        keeps=("Meer werd niet bekend.",),
        sure=True,
    ),
    Rule(
        name="nl.related-section",
        reason=Reason.RELATED,
        finds=Lines(
            "gerelateerde artikelen", "gerelateerde berichten", "gerelateerd nieuws", "gerelateerd",
            "gerelateerde onderwerpen", "verwante artikelen", "vergelijkbare artikelen", "meer over dit onderwerp",
            "meer over", "meer uit", "meer van", "meer van deze auteur", "meer nieuws", "meer artikelen",
            "ander nieuws", "andere artikelen", "anderen lazen ook", "lees ook", "ook interessant",
            "ook interessant voor u", "dit vind je misschien ook interessant",
            "misschien vind je dit ook interessant", "misschien ook interessant", "wellicht ook interessant",
            "aanbevolen", "aanbevolen voor jou", "aanbevolen voor u", "aanbevolen artikelen", "aanraders",
            "voor jou geselecteerd", "in dit artikel", "onderwerpen", "volgende artikel", "vorige artikel",
            "volgend artikel", "vorig artikel", "bekijk ook", "zie ook", "van dezelfde auteur",
            "tips van de redactie", "leestips", "mis niet", "uitgelicht", "gerelateerde video's", "verder lezen",
        ),
        removes=("Gerelateerde artikelen", "Meer over dit onderwerp", "Ook interessant:", "Lees ook"),
        keeps=("Ander nieuws bleef uit.",),
        scope=Scope.SECTION,
        sure=True,
    ),
    Rule(
        name="nl.popular-section",
        reason=Reason.LINK_FARM,
        finds=Lines(
            "meest gelezen", "meestgelezen", "meest bekeken", "best gelezen", "best bekeken", "populair",
            "populaire artikelen", "populaire berichten", "nu populair", "trending", "laatste nieuws",
            "het laatste nieuws", "net binnen", "recente berichten", "recente artikelen", "recente reacties",
            "laatste berichten", "laatste artikelen", "nieuws", "nieuwsoverzicht", "actueel", "in het nieuws",
            "hoofdpunten", "headlines", "vandaag", "live", "video's", "foto's", "fotoseries", "dossiers",
            "uit de redactie", "keuze van de redactie", "het belangrijkste nieuws", "nieuwste", "meest recent",
            "top 5",
        ),
        removes=("Meest gelezen", "Laatste nieuws", "Net binnen"),
        keeps=("Het laatste nieuws over de boot is slecht.",),
        scope=Scope.SECTION,
    ),
    Rule(
        name="nl.newsletter",
        reason=Reason.PROMOTION,
        finds=Phrase(
            r"^\W{0,4}(?:schrijf (?:je|u) in|meld (?:je|u) aan|abonneer|ontvang|krijg|volg(?: ons)?|like ons|sluit "
            r"je aan|download|steun|doneer|blijf (?:op de hoogte|up-to-date|geïnformeerd)|mis (?:niets|geen)|wil "
            r"(?:je|u)|al (?:abonnee|een account)|dit artikel is|dit is een|om (?:verder|dit artikel|te reageren)"
            r"|word (?:lid|abonnee|donateur|vriend)|tip(?: ons| de redactie)|heb (?:je|u) een|stuur (?:ons|een)"
            r"|deel dit)\b"
            r"(?:.{0,160}\b(?:nieuwsbrief|nieuwsbrieven|e-?mail|mail|inbox|hoogte|kanaal|whatsapp|telegram|facebook"
            r"|twitter|instagram|youtube|tiktok|linkedin|google(?: nieuws| news)?|social media|app|journalistiek"
            r"|abonnees?|abonnement|artikel|tip|reageren|account|lezen|redactie|meldingen)\b.{0,200}|.{0,14})$",
            starts=(
                "schrijf", "meld", "abonneer", "ontvang", "krijg", "volg", "like", "sluit", "download", "steun",
                "doneer", "blijf", "mis", "wil", "al", "dit", "om", "word", "tip", "heb", "stuur", "deel", "►", ">",
                "-", "•",
            ),
        ),
        removes=(
            "Schrijf je in voor onze nieuwsbrief",
            "Volg ons op Facebook",
            "Blijf op de hoogte!",
            "Dit artikel is alleen voor abonnees.",
            "Tip de redactie",
        ),
        keeps=(
            "Dit is een dorp waar niemand meer wil wonen, zegt de burgemeester.",
            "Steun voor het plan daalt onder de leden van beide partijen in de Kamer.",
        ),
        sure=True,
    ),
    Rule(
        name="nl.subscribe",
        reason=Reason.PROMOTION,
        finds=Lines(
            "nieuwsbrief", "nieuwsbrieven", "aanmelden nieuwsbrief", "schrijf je in", "inschrijven", "abonneren",
            "abonneer", "abonneer nu", "abonnement", "abonnementen", "neem een abonnement", "word abonnee",
            "word lid", "doneer", "doneren", "steun ons", "alleen voor abonnees", "exclusief voor abonnees",
            "voor abonnees", "digitale krant", "e-paper", "je e-mailadres", "uw e-mailadres", "e-mailadres",
            "vul je e-mailadres in", "download de app", "download onze app", "onze apps", "probeer gratis",
            "gratis proberen", "webshop", "winkel", "meldingen", "premium", "bezorging", "klantenservice",
        ),
        removes=("Nieuwsbrief", "Word abonnee", "Alleen voor abonnees"),
        keeps=("Doneren kan tot vrijdag.",),
        sure=True,
    ),
    Rule(
        name="nl.share",
        reason=Reason.SHARE_BAR,
        finds=Lines(
            "delen", "deel", "deel dit", "deel dit artikel", "deel dit bericht", "deel deze pagina", "deel artikel",
            "artikel delen", "deel op facebook", "deel op twitter", "deel op x", "deel op linkedin",
            "deel op whatsapp", "deel via e-mail", "deel via whatsapp", "delen op facebook", "delen op twitter",
            "delen via e-mail", "delen:", "deel:", "tweet", "tweeten", "print", "printen", "afdrukken",
            "artikel printen", "mail", "mailen", "doorsturen", "stuur door", "opslaan", "bewaren", "bewaar artikel",
            "kopieer link", "link kopiëren", "link gekopieerd", "kopieer", "vind ik leuk", "luister",
            "luister naar dit artikel", "beluister artikel", "voorlezen", "volg ons", "volg ons op",
            "volg ons op facebook", "volgen", "volg", "social media", "meld een fout", "fout gezien",
            "terug naar boven", "naar boven", "favorieten", "lettergrootte", "reacties uitgeschakeld",
            "volg ons via",
        ),
        removes=("Delen", "Deel op Facebook", "Volg ons:", "Kopieer link"),
        keeps=("Delen is het nieuwe hebben.",),
        sure=True,
    ),
    Rule(
        name="nl.comments",
        reason=Reason.COMMENTS,
        finds=Lines(
            "reacties", "reactie", "reageer", "reageren", "reageer op dit artikel", "geef een reactie",
            "geef een reactie reactie annuleren", "reactie annuleren", "plaats een reactie", "plaats reactie",
            "reactie plaatsen", "laat een reactie achter", "schrijf een reactie", "jouw reactie", "uw reactie",
            "beantwoorden", "antwoord", "antwoorden", "geen reacties", "nog geen reacties",
            "er zijn nog geen reacties", "wees de eerste", "bekijk reacties", "toon reacties", "alle reacties",
            "bekijk alle reacties", "reacties gesloten", "discussie", "praat mee", "meepraten", "jouw mening",
            "reactie melden", "huisregels", "stellingen", "commentaar",
        ),
        removes=("Reacties", "Reacties (3)", "Geef een reactie", "Nog geen reacties"),
        keeps=("Reacties uit Den Haag bleven uit.",),
        scope=Scope.SECTION,
        sure=True,
    ),
    Rule(
        name="nl.comment-form",
        reason=Reason.COMMENTS,
        finds=Phrase(
            r"^(?:(?:je|het|uw) e-?mail-?adres (?:wordt|zal|word)|vereiste velden|verplichte velden|mijn naam,? "
            r"e-?mail|(?:je|u) moet (?:ingelogd|inloggen|eerst)|log in om|om te (?:reageren|kunnen reageren)|deze "
            r"site gebruikt akismet|stuur mij een e-?mail|ontdek hoe de data|houd mij op de hoogte|\d{1,5} "
            r"(?:reacties?|antwoorden|gedachten)(?: (?:op|over)\b.{0,160})?$).{0,300}$",
            starts=(
                "je", "het", "uw", "vereiste", "verplichte", "mijn", "u", "log", "om", "deze", "stuur", "ontdek",
                "houd",
            ),
            words=("reactie", "reacties", "antwoorden", "gedachten"),
        ),
        removes=(
            "Je e-mailadres wordt niet gepubliceerd.",
            "Je moet ingelogd zijn om te reageren.",
            "Vereiste velden zijn gemarkeerd met *",
            "2 reacties op “De lange winter”",
        ),
        keeps=("Je moet het zien, zei hij.", "Het e-mailadres was vals."),
    ),
    Rule(
        name="nl.notice",
        reason=Reason.NOTICE,
        finds=Phrase(
            r"^.{0,200}\b(?:(?:gebruiken|gebruikt|maakt gebruik van|plaatst) (?:\w+ )?cookies|cookies (?:om|voor|en "
            r"vergelijkbare)|(?:accepteer|weiger|alle|beheer)(?: alle)? cookies|cookie-?(?:instellingen|beleid"
            r"|voorkeuren|verklaring)|alle rechten voorbehouden|niets uit deze (?:uitgave|website)|overname "
            r".{0,40}(?:toestemming|verboden)|zonder (?:schriftelijke )?toestemming van|door (?:verder te|op "
            r"akkoord|je aan te)|privacy(?:verklaring|beleid|statement) (?:en|van)|ik ga akkoord)\b.{0,800}$",
            words=(
                "cookies", "cookie", "cookieinstellingen", "cookiebeleid", "cookievoorkeuren", "cookieverklaring",
                "voorbehouden", "uitgave", "website", "overname", "toestemming", "verder", "akkoord",
                "privacyverklaring", "privacybeleid",
            ),
        ),
        removes=(
            "Wij gebruiken cookies om uw ervaring te verbeteren.",
            "Alle rechten voorbehouden",
            "Cookie-instellingen",
            "Ik ga akkoord met de voorwaarden",
        ),
        keeps=("Door verder onderzoek kwam het uit.", "Zonder hulp redt hij het niet."),
    ),
    Rule(
        name="nl.navigation",
        reason=Reason.NAVIGATION,
        finds=Lines(
            "home", "startpagina", "voorpagina", "menu", "hoofdmenu", "zoeken", "zoek", "zoek naar", "zoekopdracht",
            "contact", "contacteer ons", "neem contact op", "over ons", "wie zijn wij", "wie we zijn", "colofon",
            "redactie", "privacy", "privacyverklaring", "privacybeleid", "privacy statement", "privacy-instellingen",
            "cookies", "cookiebeleid", "cookie-instellingen", "cookievoorkeuren", "accepteren", "akkoord",
            "alles accepteren", "weigeren", "alles weigeren", "algemene voorwaarden", "gebruiksvoorwaarden",
            "voorwaarden", "disclaimer", "sitemap", "archief", "archieven", "categorieën", "tags", "ga naar inhoud",
            "ga naar de inhoud", "naar de inhoud", "naar hoofdinhoud", "spring naar inhoud", "direct naar inhoud",
            "sluiten", "sluit", "menu openen", "menu sluiten", "navigatie", "berichtnavigatie", "bericht navigatie",
            "je bent hier", "u bent hier", "terug", "terug naar overzicht", "volgende", "vorige", "volgende pagina",
            "vorige pagina", "volgende bericht", "vorige bericht", "inloggen", "uitloggen", "log in", "registreren",
            "account aanmaken", "mijn account", "mijn profiel", "profiel", "wachtwoord", "wachtwoord vergeten",
            "naam", "voornaam", "achternaam", "bericht", "annuleren", "verzenden", "versturen", "help",
            "veelgestelde vragen", "vacatures", "werken bij", "toegankelijkheid", "nederlands", "rss",
            "inhoudsopgave", "inhoud", "adverteren bij", "rubrieken", "secties", "service",
        ),
        removes=("Startpagina", "Over ons", "Privacyverklaring", "Inloggen"),
        keeps=("Zoeken naar vermisten gaat door.",),
    ),
    Rule(
        name="nl.menu",
        reason=Reason.NAVIGATION,
        finds=Lines(
            "binnenland", "buitenland", "wereld", "politiek", "economie", "sport", "voetbal", "cultuur",
            "wetenschap", "tech", "technologie", "gezondheid", "opinie", "media", "achterklap", "entertainment",
            "show", "muziek", "film", "boeken", "tv", "koken", "recepten", "reizen", "mode", "lifestyle", "leven",
            "wonen", "auto", "geld", "financieel", "beurs", "ondernemen", "werk", "onderwijs", "milieu", "klimaat",
            "natuur", "dieren", "religie", "geschiedenis", "regio", "regionaal", "stad", "amsterdam", "rotterdam",
            "den haag", "utrecht", "vlaanderen", "brussel", "antwerpen", "gent", "nederland", "belgië", "europa",
            "misdaad", "112", "weer", "verkeer", "puzzels", "horoscoop", "columns", "columnisten", "interview",
            "interviews", "podcasts", "podcast", "video", "fotografie", "agenda", "wielrennen", "tennis",
            "schaatsen", "formule 1", "magazine", "familieberichten", "evenementen", "vrouw", "gezin", "energie",
            "vacatures", "producten", "diensten", "nieuws", "blog",
        ),
        removes=("Binnenland", "Economie", "Voetbal"),
        keeps=("Economie en werk groeien.",),
    ),
    Rule(
        name="nl.caption",
        reason=Reason.CAPTION,
        finds=Phrase(
            r"^\W{0,3}(?:foto|foto's|beeld|afbeelding|bron|illustratie|video|fotografie|credit|credits|archieffoto"
            r"|archiefbeeld|infographic|copyright)\s?(?::|©|/|\||–|-|\(|door\b|van\b)\s?\S.{0,140}$|^(?:vergroot"
            r"|bekijk foto|\(?(?:archieffoto|archiefbeeld|foto ter illustratie)\)?).{0,60}$|^.{0,500}(?:[(|/–—©-]"
            r"|\. )\s?(?:foto:? ?|beeld:? ?|©\s?)?(?:(?-i:ANP|AFP|AP|EPA|REUTERS|Reuters|Belga|BELGA|HH)\b|getty "
            r"images|shutterstock|archieffoto|foto:|beeld:)[\w .,/'’:&-]{0,60}\)?\.?$",
            words=(
                "foto", "beeld", "afbeelding", "bron", "illustratie", "video", "fotografie", "credit", "credits",
                "archieffoto", "archiefbeeld", "infographic", "copyright", "vergroot", "bekijk", "anp", "afp", "ap",
                "epa", "reuters", "belga", "hh", "getty", "shutterstock",
            ),
        ),
        removes=("Foto: ANP", "Beeld: Jan Jansen", "De premier in Den Haag. (foto ANP)", "Archieffoto", "© Belga"),
        keeps=("Op de foto staat een man.", "Hij werkte bij persbureau ANP."),
    ),
    Rule(
        name="nl.byline",
        reason=Reason.BYLINE,
        finds=Phrase(
            rf"^\W{{0,3}}(?:door|auteur|auteurs|tekst|geschreven door|gepubliceerd door|van onze (?:verslaggever"
            rf"|correspondent|redactie)|redacteur|redactie|geplaatst door|interview|bron)\b\s?[:|]?\s?{_NAME}(?:\s?(?"
            rf":,|en |&|\||•|·|/|–|-|op |in )\s?[^.!?]{{1,80}})?$|^(?:door )?(?:onze|van onze) (?:verslaggever"
            rf"|redactie|correspondent)\w*.{{0,30}}$",
            starts=(
                "door", "auteur", "auteurs", "tekst", "geschreven", "gepubliceerd", "van", "onze", "redacteur",
                "redactie", "geplaatst", "interview", "|", "-", "–", "•",
            ),
        ),
        removes=("Door Jan Jansen", "Auteur: Anna de Vries", "Tekst: Jan Jansen", "Van onze verslaggever"),
        keeps=("Door Rusland lopende leidingen lekken.", "Auteur Jan Jansen is dood."),
    ),
    Rule(
        name="nl.read-time",
        reason=Reason.DATE,
        finds=Phrase(
            r"^\W{0,3}(?:leestijd\b.{0,24}|\d{1,3} ?min(?:uten|uut)?\.?(?: (?:leestijd|lezen))?)$",
            words=("min", "minuten", "minuut", "leestijd"),
            starts=("leestijd", "(", "•", "|"),
        ),
        removes=("Leestijd: 4 minuten", "5 min leestijd", "3 minuten lezen"),
        keeps=("5 minuten later brandde alles.",),
        sure=True,
    ),
    Rule(
        name="nl.tags",
        reason=Reason.NAVIGATION,
        finds=Phrase(
            r"^\W{0,3}(?:tags?|onderwerpen?|thema['’]?s?|categorieën|categorie|trefwoorden|geplaatst in"
            r"|gepubliceerd in|rubriek|meer over|in dit artikel|labels)\s?(?::|\b(?<=geplaatst in)\b"
            r"|\b(?<=gepubliceerd in)\b)\s?\S[^.!?]{0,300}$",
            starts=(
                "tag", "tags", "onderwerp", "onderwerpen", "thema", "categorie", "categorieën", "trefwoorden",
                "geplaatst", "gepubliceerd", "rubriek", "meer", "in", "labels",
            ),
        ),
        removes=("Tags: politiek, Den Haag", "Geplaatst in Nieuws", "Categorieën: sport"),
        keeps=("Onderwerp van gesprek is de dijk.",),
    ),
)  # fmt: skip

DUTCH = Language(
    code="nl",
    name="Dutch",
    rules=_RULES,
    stop_words=frozenset((
        "aan", "al", "alleen", "als", "bij", "dan", "dat", "de", "deze", "die", "dit", "door", "een", "en", "er",
        "geen", "haar", "had", "hebben", "heeft", "hem", "het", "hij", "hun", "ik", "in", "is", "jaar", "je", "kan",
        "kunnen", "maar", "meer", "men", "met", "mijn", "moet", "na", "naar", "niet", "nog", "nu", "of", "om", "omdat",
        "onder", "onze", "ook", "op", "over", "te", "tegen", "tijdens", "toen", "tot", "tussen", "u", "uit", "van",
        "veel", "volgens", "voor", "waar", "waren", "was", "wat", "we", "wel", "werd", "wie", "worden", "wordt", "zal",
        "ze", "zegt", "zich", "zij", "zijn", "zo", "zou",
    )),
    months=(
        ("januari", "jan"), ("februari", "feb"), ("maart", "mrt"), ("april", "apr"), ("mei",), ("juni", "jun"),
        ("juli", "jul"), ("augustus", "aug"), ("september", "sep", "sept"), ("oktober", "okt"), ("november", "nov"),
        ("december", "dec"),
    ),
    weekdays=(
        "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "ma", "di", "wo", "do", "vr",
        "za", "zo",
    ),
    date_words=("om", "uur", "u", "op"),
    date_labels=(
        "gepubliceerd", "gepubliceerd op", "geplaatst op", "geplaatst", "bijgewerkt", "bijgewerkt op",
        "laatst bijgewerkt", "laatste update", "update", "aangepast", "gewijzigd", "datum", "op", "laatst gewijzigd",
        "verschenen op",
    ),
    relative_times=(
        r"(?:\d{1,3}|een) (?:sec(?:onden)?|min(?:uten|uut)?|uur|dag(?:en)?|we(?:ek|ken)|maand(?:en)?|jaar) geleden",
        r"gisteren",
        r"vandaag",
        r"zojuist",
    ),
    byline_labels=("door", "auteur", "auteurs", "tekst", "geschreven door"),
    agencies={
        "ANP": "ANP",
        "Belga": "Belga | BELGA",
    },
)  # fmt: skip
