"""German."""

from __future__ import annotations

from cleaner.languages.language import Language
from cleaner.models import Reason
from cleaner.rules import Lines, Phrase, Rule, Scope

_NAME = r"(?-i:[A-ZÀ-Þ][\w.'’-]{0,30}(?: (?:de|van|von|der|und|zu|[A-ZÀ-Þ][\w.'’-]{0,30})){0,6})"

_RULES: tuple[Rule, ...] = (
    Rule(
        name="de.advertisement",
        reason=Reason.ADVERTISEMENT,
        finds=Lines(
            "anzeige", "anzeigen", "werbung", "anzeige:", "- anzeige -", "weiter nach der anzeige",
            "nach der anzeige geht es weiter", "artikel geht nach der anzeige weiter",
            "hier weiterlesen nach der werbung", "gesponsert", "sponsored", "werbung ausblenden",
            "werbung schließen", "anzeige schließen", "bezahlter inhalt", "gesponserter inhalt", "unsere partner",
            "partnerangebote", "partnerangebot", "anzeige - hier geht's weiter", "werbeanzeige", "bezahlte anzeige",
            "ende der anzeige",
        ),
        removes=("ANZEIGE", "Werbung", "– Anzeige –", "Weiter nach der Anzeige"),
        keeps=("Die Anzeige ging bei der Polizei ein.", "Werbung für Tabak ist verboten."),
        sure=True,
    ),
    Rule(
        name="de.also-read",
        reason=Reason.RELATED,
        finds=Phrase(
            r"^\W{0,4}(?:lesen sie (?:auch|hier|dazu|mehr|dazu auch|weiter)|lies auch|lest auch|auch lesen|mehr "
            r"dazu|mehr zum thema|siehe auch|auch interessant|passend dazu|weiterlesen|mehr (?:hier|lesen)"
            r"|lesetipps?|zum thema|das könnte sie auch interessieren|auch spannend|hintergrund|mehr aus|kommentar "
            r"zum thema|interview zum thema)"
            r"\s{0,3}[:|►>–—»]\s{0,3}\S.{0,240}$|^\W{0,3}(?:lesen sie (?:auch|hier|dazu|mehr)|lies auch|lest "
            r"auch)[ ,].{2,160}[^.]$",
            starts=(
                "lesen", "lies", "lest", "auch", "mehr", "siehe", "passend", "weiterlesen", "lesetipp", "lesetipps",
                "zum", "das", "hintergrund", "kommentar", "interview", "►", ">", "»", "-", "–", "*", "•", "+",
            ),
        ),
        removes=(
            "Lesen Sie auch: So teuer wird der Winter",
            "Mehr zum Thema: Streit um die Grundsteuer",
            "Lesen Sie hier, was der Minister plant",
            "Siehe auch: Chronik der Ereignisse",
        ),
        keeps=("Lesen Sie auch zwischen den Zeilen, riet er.", "Mehr dazu wollte die Ministerin nicht sagen."),
    ),
    Rule(
        name="de.read-more",
        reason=Reason.RELATED,
        finds=Lines(
            "weiterlesen", "mehr lesen", "mehr erfahren", "mehr", "mehr anzeigen", "mehr laden", "alle anzeigen",
            "alle artikel", "alle beiträge", "alle news", "alle nachrichten", "weitere laden", "weitere anzeigen",
            "weniger anzeigen", "lesen sie mehr", "jetzt lesen", "zum artikel", "zum beitrag",
            "ganzen artikel lesen", "artikel lesen", "vollständigen artikel lesen", "hier weiterlesen",
            "weiter lesen", "zur übersicht", "zurück zur übersicht", "alle themen", "alle ressorts",
            "mehr informationen", "weitere informationen", "weiterführende links", "mehr dazu", "lesen sie auch",
            "auch lesen", "details", "details anzeigen", "aufklappen", "ausklappen", "einklappen", "alle videos",
            "mehr news", "mehr nachrichten", "mehr artikel", "alle termine", "alles anzeigen", "mehr anzeigen",
            "weitere artikel anzeigen", "alle ansehen",
        ),
        removes=("Weiterlesen", "Mehr erfahren", "» mehr …", "Zum Artikel"),
        keeps=("Weiterlesen wollte sie nicht.", "Mehr war nicht zu erfahren."),
        sure=True,
    ),
    Rule(
        name="de.related-section",
        reason=Reason.RELATED,
        finds=Lines(
            "ähnliche artikel", "ähnliche beiträge", "ähnliche themen", "ähnliche nachrichten", "ähnliche meldungen",
            "verwandte artikel", "verwandte beiträge", "verwandte themen", "mehr zum thema", "zum thema",
            "das könnte sie auch interessieren", "das könnte dich auch interessieren",
            "das könnte ihnen auch gefallen", "das könnte dir auch gefallen", "das könnte sie interessieren",
            "auch interessant", "auch spannend", "mehr von", "weitere artikel", "weitere beiträge", "weitere themen",
            "weitere meldungen", "weitere nachrichten", "weitere news", "mehr aus dem ressort",
            "mehr aus diesem ressort", "mehr aus der rubrik", "lesen sie auch", "empfohlene artikel", "empfehlungen",
            "empfehlungen der redaktion", "unsere empfehlungen", "für sie empfohlen", "empfehlung der redaktion",
            "passend zum thema", "passende artikel", "mehr artikel", "mehr beiträge", "mehr von diesem autor",
            "weitere artikel zum thema", "themen in diesem artikel", "auch auf", "aus dem netz", "lesetipps",
            "lesetipp", "lesen sie mehr zum thema", "links zum thema", "artikel zum thema", "videos zum thema",
            "bilder zum thema", "mehr videos", "mehr bilder", "nächster artikel", "vorheriger artikel",
            "interessante artikel", "weitere interessante artikel", "andere leser interessierte auch",
            "leser interessierten sich auch für", "das interessiert andere leser", "zum weiterlesen", "dazu passend",
            "weitere angebote", "mehr aus", "weiterführende artikel", "weitere pressemitteilungen",
            "weitere meldungen aus dem ressort",
        ),
        removes=("Ähnliche Artikel", "Mehr zum Thema", "Das könnte Sie auch interessieren:", "Weitere Meldungen"),
        keeps=("Weitere Meldungen über Verletzte gab es nicht.", "Ähnliche Themen beschäftigen den Landtag."),
        scope=Scope.SECTION,
        sure=True,
    ),
    Rule(
        name="de.popular-section",
        reason=Reason.LINK_FARM,
        finds=Lines(
            "meistgelesen", "meist gelesen", "meistgelesene artikel", "am meisten gelesen", "meistkommentiert",
            "meist kommentiert", "meistgeklickt", "beliebt", "beliebte artikel", "beliebte beiträge",
            "beliebteste artikel", "top-themen", "topthemen", "top themen", "top-news", "top news", "top-artikel",
            "top-meldungen", "aktuelle meldungen", "aktuelle nachrichten", "aktuelle news", "aktuelle artikel",
            "aktuelle beiträge", "aktuelle themen", "neueste artikel", "neueste beiträge", "neueste nachrichten",
            "neueste meldungen", "neueste kommentare", "letzte beiträge", "letzte artikel", "letzte kommentare",
            "letzte meldungen", "schlagzeilen", "eilmeldungen", "news-ticker", "newsticker", "ticker", "liveticker",
            "im fokus", "im trend", "trending", "trends", "aktuell", "aktuelles", "das wichtigste",
            "das wichtigste des tages", "nachrichten des tages", "tagesthemen", "die neuesten", "neu im blog",
            "neuste artikel", "neuste beiträge", "jetzt gerade", "gerade angesagt", "redaktionstipp",
            "redaktionstipps", "bildergalerien", "fotostrecken", "bilderstrecken", "videos", "specials", "dossiers",
            "gewinnspiele", "top 10", "aus der redaktion", "heute wichtig",
        ),
        removes=("Meistgelesen", "Aktuelle Meldungen", "Neueste Beiträge", "Top-Themen"),
        keeps=("Meistgelesen wird dort die Lokalseite.", "Aktuelle Nachrichten erreichten das Dorf spät."),
        scope=Scope.SECTION,
    ),
    Rule(
        name="de.newsletter",
        reason=Reason.PROMOTION,
        finds=Phrase(
            r"^\W{0,4}(?:jetzt |hier |bitte )?(?:abonnieren|melden sie sich|melde dich|newsletter|bestellen sie"
            r"|erhalten sie|erhalte|bekommen sie|holen sie sich|hol dir|registrieren|keine (?:news|nachricht"
            r"|meldung|geschichte)|verpassen sie|verpasse|immer (?:informiert|aktuell|auf dem)|bleiben sie|bleib"
            r"|mit unserem|unser|der|wollen sie|möchten sie|tragen sie|trage|abonniere|anmelden|sie möchten|gefällt "
            r"ihnen|täglich|die wichtigsten)\b"
            r".{0,140}(?:newsletters?|postfach|e-?mail-adresse|per e-?mail|auf dem laufenden|push-(?:nachrichten"
            r"|service|mitteilungen)|whatsapp-(?:kanal|channel)|eilmeldungen|telegram)\b.{0,240}$|^(?:jetzt |hier "
            r"|zum |unseren? |den |kostenlosen? )*newsletter .{0,40}(?:abonnieren|bestellen|anmelden"
            r"|anmeldung)\b.{0,60}$",
            words=(
                "newsletter", "newsletters", "postfach", "mail", "laufenden", "push", "whatsapp", "eilmeldungen",
                "telegram",
            ),
        ),
        removes=(
            "Jetzt Newsletter abonnieren",
            "Melden Sie sich für unseren Newsletter an.",
            "Bleiben Sie auf dem Laufenden!",
            "Die wichtigsten Nachrichten des Tages per E-Mail",
        ),
        keeps=("Der Minister schrieb keine E-Mail.", "Newsletter der Partei zitierten ihn falsch."),
        sure=True,
    ),
    Rule(
        name="de.subscribe",
        reason=Reason.PROMOTION,
        finds=Lines(
            "newsletter", "newsletter abonnieren", "newsletter bestellen", "zum newsletter", "newsletter anmelden",
            "newsletter-anmeldung", "newsletteranmeldung", "newsletter anmeldung", "zur newsletter-anmeldung",
            "jetzt anmelden", "jetzt abonnieren", "abonnieren", "abo", "abonnement", "abonnements", "abo bestellen",
            "abo-shop", "aboshop", "abo-service", "aboservice", "zum abo", "jetzt abo sichern", "digital-abo",
            "digitalabo", "probeabo", "probe-abo", "probeabo bestellen", "e-paper", "epaper", "zum e-paper",
            "jetzt testen", "jetzt kostenlos testen", "kostenlos testen", "jetzt bestellen", "jetzt kaufen",
            "hier bestellen", "jetzt spenden", "spenden", "spende", "mitglied werden", "jetzt mitglied werden",
            "förderer werden", "unterstützen sie uns", "unterstütze uns", "push-nachrichten", "leserreisen",
            "gutscheine", "deine e-mail-adresse", "ihre e-mail-adresse", "ihre e-mail", "e-mail-adresse eingeben",
            "e-mail", "e-mail-adresse", "email-adresse", "plus", "nur für abonnenten", "exklusiv für abonnenten",
            "weiterlesen mit", "sie haben bereits ein abo", "bereits abonnent", "bereits registriert",
            "jetzt registrieren", "app herunterladen", "unsere app", "unsere apps", "apps", "zur app",
            "abonnieren sie unseren newsletter", "abonniere unseren newsletter", "unser newsletter",
            "feed abonnieren", "rss-feed abonnieren", "inserieren", "anzeige aufgeben", "anzeige schalten",
            "mediadaten", "kiosk",
        ),
        removes=("Newsletter", "Jetzt abonnieren!", "E-Paper", "Mitglied werden"),
        keeps=("Spenden kamen aus dem ganzen Land.", "Abonnenten kündigten in Scharen."),
        sure=True,
    ),
    Rule(
        name="de.paywall",
        reason=Reason.PROMOTION,
        finds=Phrase(
            r"^(?:(?:sie )?(?:haben sie|sind sie|du bist|sie sind|sie haben) (?:bereits|schon|noch) .{0,40}(?:abo"
            r"|abonnent|registriert|konto|account|angemeldet|kunde|passwort)|dieser (?:artikel|inhalt|text|beitrag) "
            r"ist (?:nur|exklusiv|für|kostenpflichtig|teil)|um (?:weiterzulesen|diesen artikel|den artikel"
            r"|kommentieren|einen kommentar)|weiterlesen mit|lesen sie (?:weiter|jetzt|alle)|jetzt (?:weiterlesen"
            r"|freischalten|testen|registrieren|abonnieren|lesen|sichern|anmelden|downloaden)|unterstützen sie"
            r"|unterstütze|ihre spende|wenn ihnen|wenn dir|wenn sie (?:uns|unsere|diese)|hat ihnen (?:der|dieser)"
            r"|folgen sie|folge uns|folgt uns|werden sie|teilen sie|diskutieren sie)\b.{0,240}$",
            starts=(
                "sie", "haben", "sind", "du", "dieser", "um", "weiterlesen", "lesen", "jetzt", "unterstützen",
                "unterstütze", "ihre", "wenn", "hat", "folgen", "folge", "folgt", "werden", "teilen", "diskutieren",
            ),
        ),
        removes=(
            "Sie haben bereits ein Abo? Dann melden Sie sich an.",
            "Dieser Artikel ist nur für Abonnenten.",
            "Folgen Sie uns auf Facebook",
            "Unterstützen Sie unabhängigen Journalismus",
        ),
        keeps=("Wenn das Eis bricht, kommt die Feuerwehr.", "Werden die Preise steigen?"),
    ),
    Rule(
        name="de.share",
        reason=Reason.SHARE_BAR,
        finds=Lines(
            "teilen", "artikel teilen", "beitrag teilen", "diesen artikel teilen", "diesen beitrag teilen",
            "seite teilen", "auf facebook teilen", "auf twitter teilen", "auf x teilen", "auf linkedin teilen",
            "auf whatsapp teilen", "auf xing teilen", "auf pinterest teilen", "bei facebook teilen",
            "bei twitter teilen", "per e-mail teilen", "per mail teilen", "per whatsapp teilen", "teilen mit",
            "teilen sie dies mit", "teilen sie diesen artikel", "teile dies mit", "twittern", "tweet", "drucken",
            "artikel drucken", "seite drucken", "diese seite drucken", "druckversion", "druckansicht", "merken",
            "merkzettel", "artikel merken", "gemerkt", "speichern", "link kopieren", "link kopiert", "kopieren",
            "versenden", "weiterempfehlen", "empfehlen", "artikel empfehlen", "artikel versenden", "seite empfehlen",
            "weiterleiten", "per e-mail versenden", "mailen", "e-mail senden", "als pdf", "vorlesen",
            "artikel anhören", "anhören", "artikel vorlesen", "hören", "schriftgröße", "feedback", "feedback geben",
            "feedback an die redaktion", "leserbrief schreiben", "gefällt mir", "gefällt mir:",
            "gefällt mir wird geladen", "liken lade", "lade", "wird geladen", "folgen", "folgen sie uns",
            "folge uns", "folgen sie uns auf", "folgen sie uns auf facebook", "folge uns auf", "folgt uns",
            "social media", "soziale netzwerke", "soziale medien", "fehler melden", "fehler gefunden",
            "artikel bewerten", "bewerten", "bewertung", "zitieren", "korrektur", "nach oben", "zum seitenanfang",
            "seitenanfang", "zurück nach oben", "an e-mail-adresse senden", "mitmachen", "whatsapp-kanal",
            "als favorit speichern", "lesezeichen", "zur merkliste", "merkliste", "abspielen",
            "mehr sharing optionen",
        ),
        removes=("Teilen", "Artikel drucken", "Folgen Sie uns:", "Link kopieren", "Gefällt mir:"),
        keeps=("Teilen will gelernt sein.", "Hören wollte das keiner."),
        sure=True,
    ),
    Rule(
        name="de.comments",
        reason=Reason.COMMENTS,
        finds=Lines(
            "kommentare", "kommentar", "kommentare zum artikel", "kommentar schreiben", "kommentar verfassen",
            "kommentieren", "artikel kommentieren", "kommentar hinzufügen", "kommentar abgeben",
            "kommentar abschicken", "kommentar senden", "kommentar hinterlassen", "einen kommentar schreiben",
            "schreibe einen kommentar", "schreibe einen kommentar antworten abbrechen",
            "schreiben sie einen kommentar", "schreib einen kommentar", "hinterlasse einen kommentar",
            "hinterlassen sie einen kommentar", "hinterlasse eine antwort", "kommentar verfassen antwort abbrechen",
            "antworten abbrechen", "antwort abbrechen", "antworten", "antwort", "noch keine kommentare",
            "keine kommentare", "keine kommentare vorhanden", "kommentare anzeigen", "kommentare ansehen",
            "kommentare lesen", "alle kommentare", "alle kommentare anzeigen", "alle kommentare lesen",
            "weitere kommentare", "kommentare schließen", "kommentare geschlossen", "kommentare deaktiviert",
            "diskutieren", "diskussion", "jetzt diskutieren", "mitdiskutieren", "diskutieren sie mit",
            "ihre meinung", "ihr kommentar", "dein kommentar", "leserkommentare", "leserbriefe", "leserbrief",
            "netiquette", "kommentarregeln", "leider sind keine kommentare möglich",
            "die kommentarfunktion ist geschlossen", "kommentar melden", "neueste zuerst", "älteste zuerst",
            "leser-kommentare", "kommentarfunktion", "trackback", "trackbacks", "verbinde mit",
            "gib hier deinen kommentar ein", "kommentare als rss", "kommentare-feed", "meinungen",
            "kommentar veröffentlichen", "abschicken",
        ),
        removes=(
            "Kommentare",
            "3 Kommentare",
            "Schreibe einen Kommentar",
            "Noch keine Kommentare",
            "Kommentare (0)",
        ),
        keeps=("Kommentare der Opposition blieben aus.", "Keine Kommentare, sagte der Sprecher."),
        scope=Scope.SECTION,
        sure=True,
    ),
    Rule(
        name="de.comment-form",
        reason=Reason.COMMENTS,
        finds=Phrase(
            r"^(?:(?:deine|ihre) e-?mail-?adresse wird nicht|(?:meinen )?name(?:n)?, (?:meine )?e-?mail"
            r"|erforderliche felder|benachrichtig(?:e|t|ung) (?:mich|bei|über)|du (?:musst|kommentierst)|sie müssen"
            r"|um zu kommentieren|informiere mich|trage deine daten|die kommentarfunktion|(?:für )?(?:die "
            r")?kommentare (?:sind|werden|können|zu diesem)|diese website verwendet akismet|erfahre, wie deine"
            r"|bitte beachten sie .{0,40}(?:netiquette|regeln)|beitrag nicht abgeschickt|e-?mail-überprüfung|ihr "
            r"blog kann|bitte (?:logge|loggen|melde|melden) )\b.{0,400}$|^\d{1,5} (?:kommentare?|antworten?"
            r"|gedanken?)\b(?: (?:zu|auf|über|an) ?.{0,160})?$",
            starts=(
                "deine", "ihre", "meinen", "name", "namen", "erforderliche", "benachrichtige", "benachrichtigt",
                "benachrichtigung", "du", "sie", "um", "informiere", "trage", "die", "für", "kommentare", "diese",
                "erfahre", "bitte", "beitrag", "e", "ihr",
            ),
            words=("kommentar", "kommentare", "antwort", "antworten", "gedanke", "gedanken"),
        ),
        removes=(
            "Deine E-Mail-Adresse wird nicht veröffentlicht. Erforderliche Felder sind mit * markiert",
            "Benachrichtige mich über neue Beiträge via E-Mail.",
            "2 Kommentare zu „Der lange Winter“",
            "Du musst angemeldet sein, um einen Kommentar abzugeben.",
        ),
        keeps=("Ihre Adresse wird geprüft.", "2 Kommentare trafen ihn hart."),
    ),
    Rule(
        name="de.notice",
        reason=Reason.NOTICE,
        finds=Phrase(
            r"^.{0,160}(?:wir verwenden cookies|(?:diese|unsere) (?:web)?(?:site|seite) (?:verwendet|nutzt|benutzt"
            r"|setzt) cookies|cookie-?(?:einstellungen|richtlinie|hinweis)|cookies (?:akzeptieren|ablehnen|zulassen"
            r"|zustimmen|helfen|erleichtern|ermöglichen)|alle rechte vorbehalten|nachdruck .{0,60}(?:genehmigung"
            r"|verboten|untersagt|gestattet)|bitte aktivieren sie javascript|an dieser stelle (?:finden sie"
            r"|befindet sich)|(?:externe[rn]?|redaktionell empfohlene[rn]?) inhalt|empfohlener redaktioneller "
            r"inhalt|personenbezogene daten .{0,40}drittplattformen|für die inhalte externer|affiliate-?links?|mit "
            r"(?:stern|\*|einem \*) (?:markierte|gekennzeichnete)|erhalten wir eine (?:kleine )?(?:provision"
            r"|kommission)|weitere informationen .{0,60}datenschutz|datenschutz(?:erklärung|bestimmungen"
            r"|hinweise)\b.{0,60}$|ich bin damit einverstanden|ihr(?:en)? browser)\b.{0,800}$",
            words=(
                "cookies", "cookie", "vorbehalten", "nachdruck", "javascript", "stelle", "inhalt", "inhalte",
                "daten", "affiliate", "provision", "datenschutzerklärung", "datenschutzbestimmungen",
                "datenschutzhinweise", "datenschutz", "einverstanden", "browser", "drittplattformen", "stern",
            ),
        ),
        removes=(
            "Wir verwenden Cookies, um Ihnen ein besseres Erlebnis zu bieten.",
            "Alle Rechte vorbehalten.",
            "An dieser Stelle finden Sie Inhalte aus Facebook.",
            "Diese Website verwendet Cookies.",
        ),
        keeps=("Der Datenschutz verbietet das.", "Der Browser war veraltet."),
    ),
    Rule(
        name="de.legal",
        reason=Reason.NAVIGATION,
        finds=Lines(
            "impressum", "datenschutz", "datenschutzerklärung", "datenschutzhinweis", "datenschutzhinweise",
            "datenschutzeinstellungen", "datenschutz-einstellungen", "datenschutzbestimmungen", "agb", "agbs",
            "agb und widerruf", "nutzungsbedingungen", "nutzungsbasierte onlinewerbung", "kontakt",
            "kontaktformular", "kontakt und impressum", "kontakt & impressum", "impressum & datenschutz",
            "impressum und datenschutz", "cookie-einstellungen", "cookies", "cookie-richtlinie", "cookies verwalten",
            "alle akzeptieren", "akzeptieren", "ablehnen", "alle ablehnen", "einstellungen", "zustimmen",
            "ich stimme zu", "privatsphäre", "widerruf", "widerruf tracking", "utiq verwalten", "haftungsausschluss",
            "disclaimer", "rechtliches", "rechtliche hinweise", "jugendschutz", "barrierefreiheit",
            "erklärung zur barrierefreiheit", "verträge hier kündigen", "verträge kündigen", "abo kündigen",
            "vertrag kündigen", "copyright", "urheberrecht", "bildnachweis", "hinweisgebersystem", "compliance",
            "offenlegung", "redaktionsstatut", "transparenz", "allgemeine geschäftsbedingungen",
            "teilnahmebedingungen", "versandkosten", "zahlungsarten",
        ),
        removes=("Impressum", "Datenschutzerklärung", "AGB", "Cookie-Einstellungen"),
        keeps=("Das Impressum fehlte.", "Kontakt zur Familie gab es nicht."),
        sure=True,
    ),
    Rule(
        name="de.skip",
        reason=Reason.NAVIGATION,
        finds=Lines(
            "zum inhalt springen", "zum inhalt", "zum hauptinhalt", "zum hauptinhalt springen", "direkt zum inhalt",
            "springe zum inhalt", "springe direkt zu", "zur navigation", "zur suche", "zur startseite",
            "zur hauptnavigation", "zum menü", "zum footer", "zurück zur startseite", "menü", "menü öffnen",
            "menü schließen", "hauptmenü", "hauptnavigation", "navigation", "navigation überspringen",
            "navigation öffnen", "navigation ein-/ausblenden", "servicemenü", "servicenavigation", "metanavigation",
            "suche", "suche nach", "suchen", "suche öffnen", "suchbegriff", "suchbegriff eingeben", "volltextsuche",
            "erweiterte suche", "sie sind hier", "sie befinden sich hier", "startseite", "home",
            "beitrags-navigation", "beitragsnavigation", "beitrag navigation", "inhaltsverzeichnis", "übersicht",
            "sitemap", "seitenübersicht", "anmelden", "anmeldung", "login", "einloggen", "ausloggen", "abmelden",
            "registrieren", "registrierung", "mein konto", "mein profil", "konto", "benutzerkonto", "passwort",
            "passwort vergessen", "benutzername", "benutzername oder e-mail", "angemeldet bleiben", "ihr passwort",
            "ihr benutzername", "passwort zurücksetzen", "warenkorb", "zum warenkorb", "zur kasse", "schließen",
            "schliessen", "zurück", "weiter", "abbrechen", "senden", "absenden", "bearbeiten", "vorheriger beitrag",
            "nächster beitrag", "vorheriger artikel", "nächster artikel", "ältere beiträge", "neuere beiträge",
            "nächste seite", "vorherige seite", "vorherige", "nächste", "zum archiv", "kategorie auswählen",
            "monat auswählen", "seite", "zum seitenende", "name", "vorname", "nachname", "anrede", "telefon",
            "betreff", "nachricht", "pflichtfeld", "name (erforderlich)", "e-mail (erforderlich)", "webseite",
            "dein name", "ihr name", "leichte sprache", "gebärdensprache", "gebärdensprache", "sprache",
            "sprache auswählen", "rss-feeds", "schlagwörter", "schlagworte", "kategorien", "archiv", "archive",
            "meta", "feed der einträge", "wordpress.org", "wordpress.com", "seiten", "blogroll", "über uns",
            "wir über uns", "über mich", "wer wir sind", "stellenangebote", "karriere", "stellenmarkt",
            "ansprechpartner", "häufige fragen", "anfahrt", "öffnungszeiten", "downloads", "presse",
            "pressemitteilungen", "veranstaltungen", "termine", "publikationen", "service", "hilfe",
            "hilfe & kontakt",
        ),
        removes=("Zum Inhalt springen", "Sie sind hier:", "Suche nach:", "Über uns", "Passwort vergessen?"),
        keeps=("Suche nach Vermissten geht weiter.", "Hilfe kam zu spät."),
    ),
    Rule(
        name="de.menu",
        reason=Reason.NAVIGATION,
        finds=Lines(
            "nachrichten", "themen", "politik", "wirtschaft", "kultur", "sport", "magazin", "aktuelles", "partner",
            "gesundheit", "deutschland", "wissen", "wissenschaft", "social media", "podcast", "podcasts", "forum",
            "navigation", "musik", "links", "events", "wetter", "redaktion", "ratgeber", "bildung", "schweiz",
            "österreich", "team", "panorama", "medien", "mediathek", "gesellschaft", "berlin", "lifestyle", "video",
            "europa", "deutsch", "bücher", "leben", "kalender", "interviews", "immobilien", "beauty", "unternehmen",
            "kolumnen", "international", "technik", "reise", "reisen", "recht", "produkte", "mobilität", "hamburg",
            "wohnen", "spiele", "meinung", "meinungen", "interview", "fußball", "fussball", "finanzen", "geld",
            "auto", "verkehr", "usa", "sonstiges", "rezepte", "nachhaltigkeit", "kleinanzeigen", "familie",
            "ehrenamt", "digitalisierung", "bremen", "artikel", "tickets", "tiere", "statistik", "niedersachsen",
            "magazine", "kunst", "eishockey", "digital", "autoren", "angebote", "aktuelle ausgabe", "tipps",
            "schleswig-holstein", "psychologie", "organisation", "nordrhein-westfalen", "mode", "literatur", "kino",
            "informationen", "hessen", "garten", "formel 1", "film", "essen & trinken", "ernährung", "energie",
            "buch", "brandenburg", "baden-württemberg", "bayern", "ausland", "inland", "ausbildung", "welt",
            "regional", "region", "lokales", "lokal", "stadt", "land", "polizei", "blaulicht", "feuilleton",
            "geschichte", "natur", "umwelt", "klima", "religion", "kirche", "theater", "fernsehen", "tv",
            "tv-programm", "rätsel", "horoskop", "quiz", "jobs", "traueranzeigen", "trauer", "shop", "bundesliga",
            "2. bundesliga", "champions league", "regionalsport", "börse", "verbraucher", "vermischtes", "netzwelt",
            "job & karriere", "leute", "stars", "promis", "boulevard", "unterhaltung", "freizeit", "münchen", "köln",
            "frankfurt", "stuttgart", "leipzig", "dresden", "wien", "zürich", "dortmund", "düsseldorf", "rss",
            "start", "info", "infos", "projekte", "leistungen", "über", "verband", "verein", "vorstand", "satzung",
            "unsere partner", "unsere themen", "sponsoren", "presse",
        ),
        removes=("Politik", "Wirtschaft", "Panorama"),
        keeps=("Politik ist ein hartes Geschäft.",),
    ),
    Rule(
        name="de.more-from",
        reason=Reason.RELATED,
        finds=Phrase(
            r"^(?:(?:mehr|weitere[sn]?|alle|neue|aktuelle|die neuesten|alles|neueste|ähnliche|passende)\b(?: "
            r"(?:artikel|beiträge|nachrichten|themen|meldungen|news|videos|texte|informationen|infos"
            r"|pressemitteilungen|links))?(?: (?:von|aus|zu|zum|zur|über|in|im|auf|der|des))\b|zurück zu[mr]?\b"
            r"|hier geht(?:'s|’s| es) (?:zu[mr]?|weiter)\b|zu(?:m|r) (?:artikel|beitrag|archiv|shop|übersicht|video"
            r"|bildergalerie|fotostrecke|homepage|webseite|website|anmeldung)\b)[^.!?]{0,70}:?$",
            starts=(
                "mehr", "weitere", "weiteres", "weiteren", "alle", "neue", "aktuelle", "die", "alles", "neueste",
                "ähnliche", "passende", "zurück", "hier", "zum", "zur", "zu",
            ),
        ),
        removes=(
            "Mehr aus Politik",
            "Alle Artikel von Max Müller",
            "Weitere Nachrichten aus Berlin",
            "Hier geht es zur neuen Vorstandsstruktur",
            "Zur Bildergalerie",
        ),
        keeps=("Mehr aus der Kasse wollte niemand nehmen.", "Alle Themen der Sitzung blieben offen."),
    ),
    Rule(
        name="de.caption",
        reason=Reason.CAPTION,
        finds=Phrase(
            r"^\W{0,3}(?:symbolbild|symbolfoto|archivbild|archivfoto|(?:titel|beitrags|aufmacher|teaser|archiv"
            r"|symbol|header|vorschau)?(?:bild|foto|fotos|bilder|illustration|grafik|video|bildquelle|fotoquelle"
            r"|quelle|bildnachweis|fotocredit|fotograf|bildrechte|copyright|credit|screenshot|karte)(?:quelle"
            r"|nachweis|rechte)?)\s?(?::|©|/|\(|\||-|–|von\b)\s?\S.{0,140}$|^bild(?:er)? \d{1,3} (?:von|/) "
            r"\d{1,3}\b.{0,200}$|^(?:bild|bilder|foto) (?:vergrößern|anzeigen|öffnen|in originalgröße).{0,40}$"
            r"|^.{0,500}[(|/–©]\s?(?:(?:archiv|symbol)?(?:foto|bild)s?\s?:\s?)?(?:(?-i:dpa|AFP|epd|APA|imago|IMAGO"
            r"|KNA)\b|picture[ -]alliance|getty images|shutterstock|(?:archiv|symbol)(?:foto|bild)|pixabay|adobe "
            r"?stock|foto:|bild:)[\w .,/:&-]{0,60}\)?\.?$",
            words=(
                "symbolbild", "symbolfoto", "archivbild", "archivfoto", "titelbild", "beitragsbild", "bild", "foto",
                "fotos", "bilder", "illustration", "grafik", "video", "bildquelle", "fotoquelle", "quelle",
                "bildnachweis", "fotocredit", "fotograf", "bildrechte", "copyright", "credit", "screenshot", "karte",
                "dpa", "afp", "epd", "apa", "imago", "kna", "alliance", "getty", "shutterstock", "pixabay",
                "adobestock", "adobe",
            ),
        ),
        removes=(
            "Foto: dpa",
            "Bild: Max Müller/dpa",
            "Symbolbild: Pixabay",
            "Die Kanzlerin in Berlin (Archivfoto)",
            "Quelle: Imago",
            "Ein Polizist vor dem Rathaus. | Foto: Anna Beispiel",
        ),
        keeps=("Das Foto zeigt einen Mann.", "Die Nachricht verbreitete zuerst die dpa."),
    ),
    Rule(
        name="de.credit",
        reason=Reason.CREDIT,
        finds=Phrase(
            r"^\W{0,3}(?:mit (?:material|informationen|agenturmaterial|inhalten)? ?(?:von|der|des)? ?(?:(?-i:dpa"
            r"|AFP|epd|Reuters|AP|APA|KNA|SID|sid|Agenturen)|(?:der )?nachrichtenagentur)|dieser (?:text|artikel"
            r"|beitrag) (?:erschien|wurde|ist (?:zuerst|erstmals|ursprünglich))|(?:der|die) (?:deutsche "
            r"presse-agentur|nachrichtenagentur)|diese(?:r)? (?:meldung|inhalt|nachricht) (?:wurde|ist)"
            r"|originalmeldung|pressekontakt|rückfragen|kontakt für)\b.{0,240}$|^(?:©\s?)?dpa-infocom\b.{0,60}$"
            r"|^(?:quelle|text|redaktion)\s?:\s?\S.{0,60}$",
            starts=(
                "mit", "dieser", "der", "die", "diese", "originalmeldung", "pressekontakt", "rückfragen", "kontakt",
                "dpa", "©", "quelle", "text", "redaktion", "(",
            ),
        ),
        removes=(
            "Mit Material von dpa",
            "© dpa-infocom, dpa:250530-99-123456/2",
            "Dieser Artikel erschien zuerst in der Morgenausgabe.",
            "Pressekontakt: Max Müller",
            "Text: Anna Beispiel",
        ),
        keeps=("Mit Informationen geizte der Verein.", "Dieser Text ist schwer zu lesen."),
    ),
    Rule(
        name="de.byline",
        reason=Reason.BYLINE,
        finds=Phrase(
            rf"^\W{{0,3}}(?:von|autor|autorin|autoren|text|interview|ein (?:kommentar|gastbeitrag|bericht|interview"
            rf"|essay) von|geschrieben von|veröffentlicht von|verfasst von|erstellt von|eingestellt von|redaktion"
            rf"|protokoll|reportage|aufgezeichnet von|redakteur|redakteurin|verfasser|bearbeitet von|gepostet "
            rf"von)\b\s?[:|]?\s?{_NAME}(?:\s?(?:,|und |&|\||•|·|/|–|-|in |am )\s?[^.!?]{{1,80}})?$",
            starts=(
                "von", "autor", "autorin", "autoren", "text", "interview", "ein", "geschrieben", "veröffentlicht",
                "verfasst", "erstellt", "eingestellt", "redaktion", "protokoll", "reportage", "aufgezeichnet",
                "redakteur", "redakteurin", "verfasser", "bearbeitet", "gepostet", "|", "–", "-", "•",
            ),
        ),
        removes=(
            "Von Max Müller",
            "Von Anna Beispiel und Max Müller",
            "Autor: Max Müller",
            "Ein Gastbeitrag von Anna Beispiel",
            "Von Max Müller, Berlin",
        ),
        keeps=("Von Montag an gilt das Gesetz.", "Autor Max Müller ist tot."),
    ),
    Rule(
        name="de.biography",
        reason=Reason.BIOGRAPHY,
        finds=Lines(
            "über den autor", "über die autorin", "über die autoren", "zum autor", "zur autorin", "zur person",
            "autor", "autorin", "autoren", "der autor", "die autorin", "autoreninfo", "autorenprofil",
            "mehr vom autor", "mehr von diesem autor", "alle beiträge des autors", "alle artikel des autors",
            "über den verfasser",
        ),
        removes=("Über den Autor", "Zur Person"),
        keeps=("Über den Autor ist wenig bekannt.",),
        scope=Scope.SECTION,
    ),
    Rule(
        name="de.read-time",
        reason=Reason.DATE,
        finds=Phrase(
            r"^\W{0,3}(?:(?:lesezeit|lesedauer)\b.{0,30}|\d{1,3} ?(?:min\.?|minuten?)(?: (?:lesezeit|lesedauer|zu "
            r"lesen))?)$",
            words=("min", "minuten", "minute", "lesezeit", "lesedauer"),
            starts=("lesezeit", "lesedauer", "(", "•", "|"),
        ),
        removes=("Lesezeit: 4 Minuten", "5 Min. Lesezeit", "3 Minuten"),
        keeps=("5 Minuten später brannte es.",),
        sure=True,
    ),
    Rule(
        name="de.tags",
        reason=Reason.NAVIGATION,
        finds=Phrase(
            r"^\W{0,3}(?:tags?|schlagw(?:orte|örter)|stichw(?:orte|örter)|kategorien?|themen|thema|abgelegt unter"
            r"|veröffentlicht (?:in|unter)|verschlagwortet(?: mit)?|rubriken?|ressorts?|eingeordnet unter"
            r"|gespeichert unter|mehr zu(?:m|r)?|schlagwort|posted in|topics|labels)\s?(?::"
            r"|\b(?<=[rtn])\b)\s?\S[^.!?]{0,300}$",
            starts=(
                "tag", "tags", "schlagworte", "schlagwörter", "schlagwort", "stichworte", "stichwörter", "kategorie",
                "kategorien", "themen", "thema", "abgelegt", "veröffentlicht", "verschlagwortet", "rubrik",
                "rubriken", "ressort", "eingeordnet", "gespeichert", "labels",
            ),
        ),
        removes=(
            "Schlagworte: Politik, Berlin",
            "Veröffentlicht unter Allgemein",
            "Kategorie: Sport",
            "Tags: Klima, Energie",
        ),
        keeps=("Veröffentlicht wurde der Bericht nie.", "Themen waren Rente und Pflege."),
    ),
)  # fmt: skip

GERMAN = Language(
    code="de",
    name="German",
    rules=_RULES,
    stop_words=frozenset((
        "ab", "aber", "alle", "als", "am", "an", "auch", "auf", "aus", "bei", "beim", "bereits", "bis", "da", "damit",
        "dann", "das", "dass", "dem", "den", "der", "des", "die", "diese", "dieser", "doch", "drei", "durch", "ein",
        "eine", "einem", "einen", "einer", "eines", "er", "es", "für", "gegen", "gibt", "habe", "haben", "hat",
        "hatte", "ich", "ihm", "ihr", "ihre", "im", "immer", "in", "ist", "jahr", "jahre", "jetzt", "kann", "keine",
        "können", "man", "mehr", "mit", "muss", "müssen", "nach", "neue", "nicht", "noch", "nur", "oder", "ohne",
        "sagte", "schon", "sei", "sein", "seine", "seinen", "seiner", "seit", "selbst", "sich", "sie", "sind", "so",
        "soll", "sondern", "um", "und", "unter", "vom", "von", "vor", "war", "waren", "was", "wenn", "werden", "wie",
        "wieder", "will", "wir", "wird", "worden", "wurde", "wurden", "zu", "zum", "zur", "zwei", "zwischen", "über",
    )),
    months=(
        ("januar", "jan", "jänner"), ("februar", "feb", "feber"), ("märz", "mrz", "mär"), ("april", "apr"), ("mai",),
        ("juni", "jun"), ("juli", "jul"), ("august", "aug"), ("september", "sept", "sep"), ("oktober", "okt"),
        ("november", "nov"), ("dezember", "dez"),
    ),
    weekdays=(
        "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag", "mo", "di",
        "mi", "do", "fr", "sa", "so",
    ),
    date_words=("um", "uhr", "am", "der", "den", "h"),
    date_labels=(
        "veröffentlicht", "veröffentlicht am", "aktualisiert", "aktualisiert am", "zuletzt aktualisiert",
        "zuletzt aktualisiert am", "letzte aktualisierung", "letztes update", "update", "stand", "erstellt",
        "erstellt am", "erschienen am", "erschienen", "publiziert", "publiziert am", "geändert am", "datum", "vom",
        "am", "geschrieben am", "eingestellt am", "erstmals erschienen", "artikel vom", "meldung vom", "gepostet am",
        "posted on", "letzte änderung",
    ),
    relative_times=(
        (
            r"vor (?:\d{1,3}|einer|einem|zwei|drei) (?:sek(?:unden?)?|min(?:uten?)?|std|stunden?|tag(?:en)?|wochen?"
            r"|monat(?:en)?|jahr(?:en)?)\.?"
        ),
        r"heute",
        r"gestern",
        r"gerade eben",
    ),
    byline_labels=(
        "von", "autor", "autorin", "text", "ein kommentar von", "ein gastbeitrag von", "geschrieben von",
        "verfasst von",
    ),
    agencies={
        "dpa": "dpa | DPA | dpa-AFX | dpa-afx | Deutsche Presse-Agentur",
        "epd": "epd",
        "KNA": "KNA",
        "SID": "SID | sid",
        "dapd": "dapd",
        "ddp": "ddp",
        "APA": "APA",
        "Keystone-SDA": "sda | SDA | Keystone-SDA | ATS | ats",
    },
)  # fmt: skip
