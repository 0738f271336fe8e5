"""Italian."""

from __future__ import annotations

from cleaner.languages.language import Language
from cleaner.models import Reason
from cleaner.rules import Lines, Phrase, Rule, Scope

_NAME = r"(?-i:[A-ZÀ-Þ][\w.'’-]{0,30}(?: (?:di|de|del|della|da|e|[A-ZÀ-Þ][\w.'’-]{0,30})){0,6})"

_RULES: tuple[Rule, ...] = (
    Rule(
        name="it.advertisement",
        reason=Reason.ADVERTISEMENT,
        finds=Lines(
            "pubblicità", "annuncio", "annunci", "annuncio pubblicitario", "la notizia continua dopo la pubblicità",
            "continua a leggere dopo la pubblicità", "contenuto sponsorizzato", "sponsorizzato",
            "messaggio pubblicitario", "messaggio promozionale", "informazione pubblicitaria",
            "continua dopo la pubblicità", "advertisement", "inserzione", "pubbliredazionale",
            "in collaborazione con", "contenuto promozionale", "chiudi pubblicità",
        ),
        removes=("PUBBLICITÀ", "Contenuto sponsorizzato", "Continua a leggere dopo la pubblicità"),
        keeps=("La pubblicità del tabacco è vietata.",),
        sure=True,
    ),
    Rule(
        name="it.also-read",
        reason=Reason.RELATED,
        finds=Phrase(
            r"^\W{0,4}(?:legg[io] anche|da leggere|leggi (?:di più|qui|tutto|pure)|leggi|vedi (?:anche|qui)|guarda "
            r"(?:anche|il video|le foto)|guarda|ascolta|approfondi(?:sci|mento)|per approfondire|potrebbe "
            r"interessarti(?: anche)?|ti potrebbe interessare|articoli? correlat[oi]|correlat[oi]|continua a "
            r"leggere|scopri (?:di più|anche)|il video|il caso|l['’]intervista|lo speciale|sullo stesso "
            r"argomento)\s{0,3}[:|►>–—»]\s{0,3}\S.{0,240}$|^\W{0,4}(?-i:LEGGI ANCHE|VEDI ANCHE|GUARDA ANCHE|LEGGI) "
            r".{5,200}$",
            starts=(
                "leggi", "leggo", "da", "vedi", "guarda", "ascolta", "approfondisci", "approfondimento", "per",
                "potrebbe", "ti", "articolo", "articoli", "correlato", "correlati", "continua", "scopri", "il", "l",
                "lo", "sullo", "►", ">", "»", "-", "–", "—", "*", "•", "(",
            ),
        ),
        removes=(
            "Leggi anche: Il Senato approva la riforma",
            "Vedi anche – Le foto del sisma",
            "LEGGI ANCHE Le cinque cose da sapere",
            "Per approfondire: Il caso in dieci punti",
        ),
        keeps=("Leggi anche difficili da capire sono state votate.", "Guarda il mare e tace."),
        sure=True,
    ),
    Rule(
        name="it.read-more",
        reason=Reason.RELATED,
        finds=Lines(
            "leggi tutto", "leggi di più", "leggi l'articolo", "leggi anche", "leggi articolo completo",
            "leggi l'articolo completo", "continua a leggere", "continua", "continua la lettura", "vedi tutti",
            "vedi tutte", "vedi tutto", "vedi anche", "mostra altro", "mostra tutto", "mostra meno", "carica altri",
            "carica altro", "altro", "scopri di più", "scopri", "maggiori informazioni", "per saperne di più",
            "clicca qui", "tutte le notizie", "tutti gli articoli", "guarda tutti", "vai all'articolo",
            "approfondisci", "altre notizie", "altri articoli", "dettagli", "espandi", "guarda anche",
        ),
        removes=("Leggi tutto", "Continua a leggere »", "Scopri di più"),
        keeps=("Continua la pioggia al Nord.",),
        sure=True,
    ),
    Rule(
        name="it.related-section",
        reason=Reason.RELATED,
        finds=Lines(
            "articoli correlati", "notizie correlate", "contenuti correlati", "correlati", "correlate",
            "articolo correlato", "articoli simili", "potrebbe interessarti", "potrebbe interessarti anche",
            "potrebbero interessarti", "potrebbero interessarti anche", "ti potrebbe interessare",
            "ti potrebbe interessare anche", "ti potrebbero interessare", "ti potrebbe anche interessare",
            "ti consigliamo", "consigliati", "consigliati per te", "consigliato", "raccomandati",
            "raccomandati per te", "suggeriti", "per approfondire", "approfondimenti", "sullo stesso argomento",
            "sullo stesso tema", "argomenti correlati", "argomenti", "altri articoli", "altre notizie",
            "dello stesso autore", "altro da questo autore", "altri articoli di", "articolo precedente",
            "articolo successivo", "articolo seguente", "prossimo articolo", "leggi anche", "da leggere",
            "dalla stessa categoria", "notizie dalla stessa categoria", "non perdere", "video correlati",
            "tag correlati", "continua su", "in evidenza", "scelti per te", "le altre notizie",
        ),
        removes=("Articoli correlati", "Ti potrebbe interessare:", "Potrebbe interessarti anche", "Leggi anche"),
        keeps=("Altre notizie dal fronte non ci sono.",),
        scope=Scope.SECTION,
        sure=True,
    ),
    Rule(
        name="it.popular-section",
        reason=Reason.LINK_FARM,
        finds=Lines(
            "i più letti", "più letti", "le più lette", "più lette", "articoli più letti", "notizie più lette",
            "i più visti", "più visti", "più commentati", "più popolari", "popolari", "articoli popolari",
            "ultime notizie", "ultima ora", "ultim'ora", "ultime news", "ultimi articoli", "articoli recenti",
            "post recenti", "commenti recenti", "ultimi commenti", "notizie del giorno", "notizie recenti",
            "notizie", "news", "in primo piano", "primo piano", "prima pagina", "tendenze", "trending",
            "di tendenza", "top news", "le ultime", "le notizie del giorno", "video", "video del giorno", "gallery",
            "fotogallery", "foto del giorno", "speciali", "dossier", "la diretta", "in diretta", "live", "i titoli",
            "ora per ora", "da non perdere",
        ),
        removes=("I più letti", "Ultime notizie", "In primo piano"),
        keeps=("Le ultime notizie sul volo sono incerte.",),
        scope=Scope.SECTION,
    ),
    Rule(
        name="it.newsletter",
        reason=Reason.PROMOTION,
        finds=Phrase(
            r"^\W{0,4}(?:iscriviti|iscrivetevi|abbonati|abbonatevi|registrati|ricevi|ricevete|seguici"
            r"|segui(?:teci)?|unisciti|scarica|sostieni|sostenete|dona|resta (?:aggiornato|informato|sempre)|rimani "
            r"(?:aggiornato|informato)|vuoi (?:ricevere|restare|leggere|rimanere)|per (?:continuare|ricevere"
            r"|commentare)|sei già|hai già|questo (?:articolo|contenuto) è|contenuto riservato|accedi|entra nel"
            r"|clicca qui|diventa|aggiungi|non perder(?:e|ti)|inserisci la tua|acconsento|condividi)\b"
            r"(?:.{0,160}\b(?:newsletters?|e-?mail|mail|notizie|aggiornat[oi]|canale|whatsapp|telegram|facebook"
            r"|twitter|instagram|youtube|tiktok|linkedin|google(?: news| discover)?|social|app|applicazione"
            r"|giornalismo|abbonat[oi]|abbonament[oi]|lettura|leggere|notifiche|account|marketing"
            r"|sostenitore)\b.{0,200}|.{0,16})$",
            starts=(
                "iscriviti", "iscrivetevi", "abbonati", "abbonatevi", "registrati", "ricevi", "ricevete", "seguici",
                "segui", "seguiteci", "unisciti", "scarica", "sostieni", "sostenete", "dona", "resta", "rimani",
                "vuoi", "per", "sei", "hai", "questo", "contenuto", "accedi", "entra", "clicca", "diventa",
                "aggiungi", "non", "inserisci", "acconsento", "condividi", "►", ">", "-", "•",
            ),
        ),
        removes=(
            "Iscriviti alla nostra newsletter",
            "Seguici su Facebook",
            "Resta aggiornato!",
            "Sostieni il nostro giornalismo",
            "Unisciti al nostro canale Telegram",
        ),
        keeps=(
            "Resta grave il bambino ferito domenica scorsa nell'incidente.",
            "Per ricevere i soldi ha aspettato anni in una casa senza tetto.",
        ),
        sure=True,
    ),
    Rule(
        name="it.subscribe",
        reason=Reason.PROMOTION,
        finds=Lines(
            "newsletter", "iscriviti", "iscriviti alla newsletter", "abbonati", "abbonati ora", "abbonamenti",
            "abbonamento", "registrati", "registrati gratis", "riservato agli abbonati", "solo per abbonati",
            "contenuto riservato agli abbonati", "sei già abbonato", "la tua email", "la tua e-mail",
            "il tuo indirizzo email", "indirizzo email", "inserisci la tua email", "sostienici", "dona", "dona ora",
            "scarica l'app", "scarica la nostra app", "edizione digitale", "edicola", "edicola digitale",
            "il giornale in edicola", "prova gratis", "notifiche", "attiva le notifiche",
            "pubblicità su questo sito", "fai pubblicità", "shop", "negozio",
        ),
        removes=("Newsletter", "Abbonati ora", "Riservato agli abbonati"),
        keeps=("Abbonati e lettori protestano.",),
        sure=True,
    ),
    Rule(
        name="it.share",
        reason=Reason.SHARE_BAR,
        finds=Lines(
            "condividi", "condividi su", "condividi su facebook", "condividi su twitter", "condividi su x",
            "condividi su whatsapp", "condividi su linkedin", "condividi su telegram", "condividi via email",
            "condividi l'articolo", "condividi questo articolo", "condividi questo post", "condividi:",
            "condivisioni", "tweet", "twitta", "stampa", "stampa articolo", "stampa questo articolo", "invia",
            "invia per email", "invia via email", "invia ad un amico", "salva", "salva articolo", "copia link",
            "copia il link", "link copiato", "copia", "mi piace", "mi piace:", "ascolta", "ascolta l'articolo",
            "ascolta questo articolo", "seguici", "seguici su", "seguici anche su", "seguici sui social", "segui",
            "social", "segnala un errore", "segnala errore", "torna su", "torna all'inizio", "torna in alto",
            "preferiti", "aggiungi ai preferiti", "valuta", "dimensione testo", "rss", "i nostri social",
            "seguici su google news",
        ),
        removes=("Condividi", "Condividi su Facebook", "Seguici su:", "Copia link"),
        keeps=("Stampa estera divisa sul voto.",),
        sure=True,
    ),
    Rule(
        name="it.comments",
        reason=Reason.COMMENTS,
        finds=Lines(
            "commenti", "commento", "lascia un commento", "lascia una risposta",
            "lascia un commento annulla risposta", "annulla risposta", "scrivi un commento", "aggiungi un commento",
            "inserisci un commento", "invia commento", "pubblica commento", "il tuo commento", "commenta",
            "commenta questo articolo", "commenta la notizia", "rispondi", "nessun commento",
            "nessun commento presente", "ancora nessun commento", "sii il primo a commentare",
            "vedi tutti i commenti", "mostra commenti", "leggi i commenti", "tutti i commenti",
            "i commenti sono chiusi", "commenti chiusi", "commenti disabilitati", "partecipa alla discussione",
            "la tua opinione", "dicci la tua", "segnala abuso", "discussione",
        ),
        removes=("Commenti", "Commenti (3)", "Lascia un commento", "Nessun commento"),
        keeps=("I commenti del giudice hanno sorpreso.",),
        scope=Scope.SECTION,
        sure=True,
    ),
    Rule(
        name="it.comment-form",
        reason=Reason.COMMENTS,
        finds=Phrase(
            r"^(?:il tuo indirizzo e-?mail non|i campi (?:obbligatori|contrassegnati)|salva il mio nome|do il mio "
            r"consenso|devi (?:essere|effettuare) .{0,20}(?:connesso|login|registrat)|(?:accedi|effettua il login) "
            r"per|per commentare|questo sito (?:usa|utilizza) akismet|scopri come vengono|avvisami|\d{1,5} "
            r"(?:commenti?|risposte?)(?: (?:su|a|per)\b.{0,160})?$).{0,300}$",
            starts=("il", "i", "salva", "do", "devi", "accedi", "effettua", "per", "questo", "scopri", "avvisami"),
            words=("commento", "commenti", "risposta", "risposte"),
        ),
        removes=(
            "Il tuo indirizzo email non sarà pubblicato.",
            "Devi essere connesso per inviare un commento.",
            "I campi obbligatori sono contrassegnati *",
            "2 commenti su “Il lungo inverno”",
        ),
        keeps=("Devi leggere la legge, disse.", "Il tuo indirizzo era falso."),
    ),
    Rule(
        name="it.notice",
        reason=Reason.NOTICE,
        finds=Phrase(
            r"^.{0,200}\b(?:(?:utilizziamo|usiamo|utilizza|usa|uso dei?) (?:i )?cookies?|cookies? (?:tecnici|per|di "
            r"terze)|(?:accetta|rifiuta|gestisci|impostazioni|preferenze)(?: (?:tutti|i|dei|sui))? ?cookies?"
            r"|continuando (?:a navigare|la navigazione)|tutti i diritti (?:sono )?riservati|diritti riservati"
            r"|riproduzione (?:riservata|vietata)|vietata la riproduzione|informativa sulla privacy (?:e|ai)|ho "
            r"letto (?:e accetto )?l['’]informativa|consenso al trattamento|testata giornalistica (?:registrata"
            r"|iscritta)|registrazione (?:al )?tribunale|p\. ?iva|partita iva)\b.{0,800}$",
            words=(
                "cookie", "cookies", "continuando", "riservati", "riservata", "vietata", "riproduzione", "privacy",
                "informativa", "consenso", "testata", "tribunale", "iva",
            ),
        ),
        removes=(
            "Utilizziamo i cookie per migliorare la tua esperienza.",
            "Tutti i diritti riservati",
            "RIPRODUZIONE RISERVATA",
            "© Riproduzione riservata",
            "Ho letto l'informativa sulla privacy",
        ),
        keeps=("Il tribunale ha deciso.", "I suoi cookie piacciono a tutti."),
    ),
    Rule(
        name="it.navigation",
        reason=Reason.NAVIGATION,
        finds=Lines(
            "home", "home page", "menu", "menù", "menu principale", "cerca", "ricerca", "contatti", "contattaci",
            "chi siamo", "redazione", "la redazione", "privacy", "privacy policy", "informativa privacy",
            "informativa sulla privacy", "cookie", "cookie policy", "gestione cookie", "impostazioni privacy",
            "preferenze privacy", "accetta", "accetta tutti", "rifiuta", "note legali", "termini e condizioni",
            "termini di servizio", "condizioni d'uso", "condizioni generali", "mappa del sito", "archivio",
            "categorie", "tag", "etichette", "vai al contenuto", "salta al contenuto", "vai al contenuto principale",
            "salta al contenuto principale", "chiudi", "apri menu", "chiudi menu", "navigazione",
            "navigazione articoli", "ti trovi in", "sei qui", "indietro", "torna indietro", "torna alla home",
            "successivo", "successiva", "precedente", "avanti", "pagina successiva", "pagina precedente", "accedi",
            "esci", "login", "entra", "area riservata", "crea account", "il mio account", "il mio profilo",
            "profilo", "password", "password dimenticata", "hai dimenticato la password", "nome", "cognome",
            "messaggio", "annulla", "aiuto", "assistenza", "faq", "lavora con noi", "accessibilità",
            "dichiarazione di accessibilità", "sezioni", "servizi", "italiano", "credits", "gerenza", "chi sono",
            "gruppo editoriale", "siti del gruppo",
        ),
        removes=("Home", "Chi siamo", "Privacy Policy", "Note legali"),
        keeps=("Ricerca e sanità al centro.",),
    ),
    Rule(
        name="it.menu",
        reason=Reason.NAVIGATION,
        finds=Lines(
            "mondo", "italia", "esteri", "politica", "economia", "cronaca", "cronache", "sport", "calcio", "serie a",
            "cultura", "spettacoli", "spettacolo", "società", "salute", "scienza", "scienze", "scuola", "università",
            "tecnologia", "tech", "motori", "auto", "viaggi", "turismo", "cucina", "ricette", "moda", "bellezza",
            "stile", "lifestyle", "gossip", "tv", "televisione", "cinema", "musica", "libri", "arte", "teatro",
            "ambiente", "green", "animali", "casa", "lavoro", "finanza", "borsa", "mercati", "imprese", "risparmio",
            "fisco", "immobiliare", "opinioni", "editoriali", "rubriche", "lettere", "interviste", "inchieste",
            "blog", "podcast", "foto", "meteo", "oroscopo", "giochi", "eventi", "agenda", "roma", "milano", "napoli",
            "torino", "firenze", "bologna", "palermo", "venezia", "genova", "bari", "regioni", "città", "provincia",
            "europa", "usa", "america", "asia", "africa", "medio oriente", "vaticano", "chiesa", "religione",
            "storia", "giustizia", "sicurezza", "tennis", "basket", "formula 1", "motogp", "ciclismo", "necrologi",
            "annunci immobiliari", "elezioni", "energia", "innovazione", "donna", "famiglia", "attualità",
        ),
        removes=("Mondo", "Cronaca", "Economia"),
        keeps=("Economia e lavoro crescono.",),
    ),
    Rule(
        name="it.caption",
        reason=Reason.CAPTION,
        finds=Phrase(
            r"^\W{0,3}(?:foto|fotografia|immagine|immagini|credits?|crediti|illustrazione|fonte|video|didascalia"
            r"|infografica|foto (?:di )?(?:archivio|repertorio)|immagine (?:di )?(?:archivio|repertorio)"
            r"|copyright)\s?(?::|©|/|\||–|-|\(|di\b|da\b)\s?\S.{0,140}$|^(?:ingrandisci|guarda la gallery"
            r"|\(?(?:foto|immagine|immagini) (?:d['’]archivio|di archivio|di repertorio)\)?).{0,60}$"
            r"|^.{0,500}(?:[(|/–—©-]|\. )\s?(?:foto:? ?|credits?:? ?|©\s?)?(?:(?-i:ANSA|Ansa|LaPresse|AFP|AP"
            r"|REUTERS|Reuters|Fotogramma|Imagoeconomica|EPA)\b|getty images|shutterstock|archivio|foto:"
            r"|immagine:)[\w .,/'’:&-]{0,60}\)?\.?$",
            words=(
                "foto", "fotografia", "immagine", "immagini", "credit", "credits", "crediti", "illustrazione",
                "fonte", "video", "didascalia", "infografica", "copyright", "ingrandisci", "gallery", "ansa",
                "lapresse", "afp", "ap", "reuters", "fotogramma", "imagoeconomica", "epa", "getty", "shutterstock",
                "archivio",
            ),
        ),
        removes=(
            "Foto: ANSA",
            "Immagine di repertorio",
            "Il premier a Roma. (Foto Ansa)",
            "Credits: Mario Rossi",
            "Un vigile del fuoco a Napoli (LaPresse)",
        ),
        keeps=("La foto mostra un uomo.", "Ha lavorato all'agenzia ANSA."),
    ),
    Rule(
        name="it.credit",
        reason=Reason.CREDIT,
        finds=Phrase(
            r"^\W{0,3}(?:fonte\s?: |(?:di )?redazione(?: (?-i:[A-Z])\w+| online| web|$)|riproduzione riservata"
            r"|(?:questo|quest['’]) ?(?:articolo|contenuto|testo) (?:è (?:stato|apparso|tratto)|proviene)|\((?:con "
            r"informazioni|fonte|di redazione|da agenzie)\b|(?:con )?informazioni (?:di|da) "
            r"(?-i:[A-Z]))[^?!]{0,200}$",
            starts=("fonte", "di", "redazione", "riproduzione", "questo", "quest", "(", "con", "informazioni"),
        ),
        removes=(
            "Fonte: ANSA",
            "Redazione",
            "Di Redazione",
            "Questo articolo è stato pubblicato in origine su Wired.",
        ),
        keeps=("Informazioni di servizio mancano.", "Questo testo è difficile."),
    ),
    Rule(
        name="it.byline",
        reason=Reason.BYLINE,
        finds=Phrase(
            rf"^\W{{0,3}}(?:di|a cura di|scritto da|pubblicato da|testo(?: di)?|autore|autrice|autori|articolo di"
            rf"|intervista di|dal nostro (?:inviato|corrispondente)|postato da|redatto da)\b\s?[:|]?\s?{_NAME}(?:\s?("
            rf"?:,|e |&|\||•|·|/|–|-|il )\s?[^.!?]{{1,80}})?$",
            starts=(
                "di", "a", "scritto", "pubblicato", "testo", "autore", "autrice", "autori", "articolo", "intervista",
                "dal", "postato", "redatto", "|", "-", "–", "•",
            ),
        ),
        removes=("di Mario Rossi", "A cura di Anna Bianchi", "Scritto da Mario Rossi", "Autore: Anna Bianchi"),
        keeps=("Di Mario non si sa nulla.", "A cura di un medico è guarito."),
    ),
    Rule(
        name="it.read-time",
        reason=Reason.DATE,
        finds=Phrase(
            r"^\W{0,3}(?:tempo di lettura\b.{0,24}|lettura\b.{0,10}\d{1,3} ?min\w{0,6}\.?|\d{1,3} "
            r"?min(?:ut[io])?\.?(?: di lettura)?)$",
            words=("min", "minuti", "minuto"),
            starts=("tempo", "lettura", "(", "•", "|"),
        ),
        removes=("Tempo di lettura: 4 minuti", "5 min di lettura", "Lettura: 3 min"),
        keeps=("5 minuti dopo, tutto bruciava.",),
        sure=True,
    ),
    Rule(
        name="it.tags",
        reason=Reason.NAVIGATION,
        finds=Phrase(
            r"^\W{0,3}(?:tags?|etichette|argomenti|temi|categori[ae]|parole chiave|archiviato in|pubblicato in"
            r"|sezione|in questo articolo|taggato)\s?(?::|\b(?<=archiviato in)\b|\b(?<=pubblicato "
            r"in)\b)\s?\S[^.!?]{0,300}$",
            starts=(
                "tag", "tags", "etichette", "argomenti", "temi", "categoria", "categorie", "parole", "archiviato",
                "pubblicato", "sezione", "in", "taggato",
            ),
        ),
        removes=("Tag: politica, Roma", "Argomenti: clima, energia", "Pubblicato in Cronaca"),
        keeps=("Temi caldi al vertice.",),
    ),
)  # fmt: skip

ITALIAN = Language(
    code="it",
    name="Italian",
    rules=_RULES,
    stop_words=frozenset((
        "a", "ai", "al", "all", "alla", "alle", "anche", "ancora", "anni", "che", "chi", "ci", "come", "con", "contro",
        "così", "cui", "da", "dal", "dalla", "degli", "dei", "del", "dell", "della", "delle", "di", "dopo", "dove",
        "due", "e", "era", "essere", "fa", "fatto", "già", "gli", "ha", "hanno", "i", "il", "in", "la", "le", "lo",
        "loro", "ma", "mentre", "molto", "nei", "nel", "nella", "non", "o", "ogni", "per", "perché", "più", "poi",
        "prima", "quando", "quello", "questo", "se", "sempre", "senza", "si", "solo", "sono", "stata", "stato", "sua",
        "sul", "sulla", "suo", "suoi", "tra", "tutti", "tutto", "un", "una", "è",
    )),
    months=(
        ("gennaio", "gen"), ("febbraio", "feb"), ("marzo", "mar"), ("aprile", "apr"), ("maggio", "mag"),
        ("giugno", "giu"), ("luglio", "lug"), ("agosto", "ago"), ("settembre", "set"), ("ottobre", "ott"),
        ("novembre", "nov"), ("dicembre", "dic"),
    ),
    weekdays=(
        "lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica", "lun", "mer", "gio", "ven",
        "sab", "dom",
    ),
    date_words=("alle", "ore", "il", "del", "h"),
    date_labels=(
        "pubblicato", "pubblicato il", "aggiornato", "aggiornato il", "aggiornato alle", "ultimo aggiornamento",
        "ultimo aggiornamento:", "data", "creato il", "del", "il", "data di pubblicazione", "modificato il",
        "aggiornamento", "data pubblicazione",
    ),
    relative_times=(
        (
            r"(?:\d{1,3}|un['’]?a?|due) ?(?:sec(?:ondi)?|min(?:uti|uto)?|or[ae]|giorn[oi]|settiman[ae]|mes[ei]"
            r"|ann[oi]) fa"
        ),
        r"ieri",
        r"oggi",
    ),
    byline_labels=(
        "di", "a cura di", "scritto da", "pubblicato da", "testo di", "autore", "autrice", "articolo di",
    ),
    agencies={
        "ANSA": "ANSA | Ansa",
        "AGI": "AGI",
        "Adnkronos": "Adnkronos | ADNKRONOS",
        "LaPresse": "LaPresse",
        "Askanews": "Askanews | askanews",
    },
)  # fmt: skip
