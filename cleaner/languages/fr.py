"""French."""

from __future__ import annotations

from cleaner.languages.language import Language
from cleaner.models import Reason
from cleaner.rules import Lines, Phrase, Rule, Scope

_NAME = r"(?-i:[A-ZÀ-Þ][\w.'’-]{0,30}(?: (?:de|du|des|le|la|et|[A-ZÀ-Þ][\w.'’-]{0,30})){0,6})"

_RULES: tuple[Rule, ...] = (
    Rule(
        name="fr.advertisement",
        reason=Reason.ADVERTISEMENT,
        finds=Lines(
            "publicité", "pub", "annonce", "annonces", "la suite après la publicité",
            "la suite après cette publicité", "publicité - continuez à lire ci-dessous", "contenu sponsorisé",
            "sponsorisé", "contenu partenaire", "contenus sponsorisés", "en partenariat avec", "fermer la publicité",
            "article sponsorisé", "nos partenaires", "annonces google",
            "publicité, votre contenu continue ci-dessous", "suite après la publicité",
        ),
        removes=("PUBLICITÉ", "La suite après la publicité", "Contenu sponsorisé"),
        keeps=("La publicité pour le tabac est interdite.",),
        sure=True,
    ),
    Rule(
        name="fr.also-read",
        reason=Reason.RELATED,
        finds=Phrase(
            r"^\W{0,4}(?:(?:à )?lire (?:aussi|également|plus|la suite|notre|nos|l['’]article)|(?:à )?voir (?:aussi"
            r"|également)|à (?:lire|voir|écouter|découvrir)|lisez (?:aussi|également)|>? ?lire|en (?:savoir plus"
            r"|lire plus|images|vidéo)|pour aller plus loin|sur le même (?:sujet|thème)|retrouvez|relire|notre "
            r"dossier|notre article)(?: sur le sujet)?\s{0,3}[:|►>–—»]\s{0,3}\S.{0,240}$",
            starts=(
                "à", "lire", "voir", "lisez", "en", "pour", "sur", "retrouvez", "relire", "notre", "►", ">", "»",
                "-", "–", "—", "*", "•", "(", "[",
            ),
        ),
        removes=(
            "À lire aussi : Le Sénat vote la réforme",
            "Lire aussi : Trump renvoie deux hauts responsables",
            "Voir aussi – Les images du séisme",
            "EN VIDÉO : les premières images",
        ),
        keeps=("Lire aussi est un droit, dit-elle.", "À lire ses lettres, on comprend tout."),
        sure=True,
    ),
    Rule(
        name="fr.read-more",
        reason=Reason.RELATED,
        finds=Lines(
            "lire la suite", "lire plus", "lire l'article", "lire l'article complet", "en savoir plus", "voir plus",
            "voir tout", "tout voir", "afficher plus", "afficher la suite", "plus d'infos", "plus d'informations",
            "suite", "charger plus", "voir moins", "voir la suite", "découvrir", "cliquez ici", "tous les articles",
            "tous nos articles", "toutes les actualités", "toute l'actualité", "lire aussi", "à lire aussi",
            "voir aussi", "voir tous les articles", "plus d'articles", "voir toutes les actualités", "réduire",
            "consulter l'article", "continuer la lecture", "poursuivre la lecture", "lire davantage", "détails",
        ),
        removes=("Lire la suite", "En savoir plus »", "Voir tout"),
        keeps=("Lire la suite demande du courage.",),
        sure=True,
    ),
    Rule(
        name="fr.related-section",
        reason=Reason.RELATED,
        finds=Lines(
            "articles liés", "articles similaires", "articles associés", "articles connexes", "articles recommandés",
            "à lire également", "à lire aussi", "à lire ensuite", "à voir également", "sur le même sujet",
            "sur le même thème", "dans la même rubrique", "dans la même catégorie", "vous aimerez aussi",
            "vous pourriez aussi aimer", "vous pourriez être intéressé par", "cela pourrait vous intéresser",
            "ces articles pourraient vous intéresser", "ceci pourrait vous intéresser", "ça peut vous intéresser",
            "recommandé pour vous", "recommandations", "pour aller plus loin", "pour en savoir plus",
            "nos autres articles", "autres articles", "autres actualités", "plus d'actualités", "nos suggestions",
            "suggestions", "article suivant", "article précédent", "à découvrir", "à découvrir aussi",
            "du même auteur", "plus de cet auteur", "plus sur ce sujet", "thèmes associés", "thématiques associées",
            "contenus liés", "contenus recommandés", "en lien avec cet article", "voir aussi", "lire aussi",
            "à suivre", "les articles à lire", "nos derniers articles", "dossiers associés", "sujets associés",
            "vidéos associées",
        ),
        removes=("Articles similaires", "Sur le même sujet", "Vous aimerez aussi :", "À lire également"),
        keeps=("Sur le même sujet, le ministre se tait.",),
        scope=Scope.SECTION,
        sure=True,
    ),
    Rule(
        name="fr.popular-section",
        reason=Reason.LINK_FARM,
        finds=Lines(
            "les plus lus", "articles les plus lus", "les plus populaires", "le plus lu", "les plus consultés",
            "les plus commentés", "les plus partagés", "populaires", "populaire", "tendances", "tendance",
            "à la une", "la une", "en ce moment", "en direct", "en continu", "fil info", "fil d'actualité",
            "fil d'actualités", "dernières actualités", "dernières nouvelles", "dernières infos", "dernières news",
            "derniers articles", "derniers billets", "les derniers articles", "dernière minute", "dernières minutes",
            "actualités", "actualité", "actu", "l'actu en continu", "l'essentiel", "articles récents",
            "commentaires récents", "derniers commentaires", "nos dossiers", "dossiers", "vidéos",
            "toutes les vidéos", "diaporamas", "top articles", "les titres", "le fil info", "newsletters",
            "l'info en continu", "nos dernières vidéos",
        ),
        removes=("Les plus lus", "Dernières actualités", "À la une"),
        keeps=("À la une du journal, un chat.",),
        scope=Scope.SECTION,
    ),
    Rule(
        name="fr.newsletter",
        reason=Reason.PROMOTION,
        finds=Phrase(
            r"^\W{0,4}(?:abonnez-vous|inscrivez-vous|inscription|recevez|s['’]abonner|s['’]inscrire|pour recevoir"
            r"|ne (?:manquez|ratez)|restez|rejoignez|suivez|retrouvez|téléchargez|soutenez|faites un don|je "
            r"m['’]abonne|je m['’]inscris|découvrez nos|déjà abonné|cet article est réservé|il vous reste|pour lire "
            r"la suite|créez un compte|connectez-vous)\b"
            r"(?:.{0,160}\b(?:newsletters?|lettres?|infolettre|boîte|e-?mails?|mail|courriel|alertes?|informés?"
            r"|actualités?|actu|chaîne|whatsapp|telegram|facebook|twitter|instagram|youtube|linkedin|google (?:news"
            r"|actualités)|réseaux sociaux|application|appli|don|journalisme|abonnés?|abonnements?|compte|lecture"
            r"|commenter|essai|offres?)\b.{0,200}|.{0,40})$",
            starts=(
                "abonnez", "inscrivez", "inscription", "recevez", "s", "pour", "ne", "restez", "rejoignez", "suivez",
                "retrouvez", "téléchargez", "soutenez", "faites", "je", "découvrez", "déjà", "cet", "il", "créez",
                "connectez", "►", ">", "-", "•",
            ),
        ),
        removes=(
            "Inscrivez-vous à notre newsletter",
            "Recevez chaque matin l'actualité dans votre boîte mail.",
            "Suivez-nous sur Facebook",
            "Cet article est réservé aux abonnés.",
            "Déjà abonné ? Connectez-vous",
        ),
        keeps=(
            "Restez chez vous si vous toussez, a demandé le ministre de la Santé aux habitants.",
            "Pour lire, il lui faut une loupe.",
        ),
        sure=True,
    ),
    Rule(
        name="fr.subscribe",
        reason=Reason.PROMOTION,
        finds=Lines(
            "newsletter", "newsletters", "abonnez-vous", "s'abonner", "je m'abonne", "abonnement", "abonnements",
            "m'abonner", "s'inscrire", "inscription", "je m'inscris", "inscription newsletter",
            "inscription à la newsletter", "votre adresse email", "votre adresse e-mail", "votre email",
            "adresse e-mail", "adresse email", "faire un don", "je fais un don", "nous soutenir", "soutenez-nous",
            "soutenir", "adhérer", "devenir membre", "réservé aux abonnés", "article réservé aux abonnés", "abonnés",
            "offrir cet article", "offrir un abonnement", "déjà abonné", "télécharger l'application",
            "nos applications", "application mobile", "essai gratuit", "boutique", "kiosque", "le journal numérique",
            "e-paper", "alertes", "mes alertes", "découvrir nos offres", "voir les offres", "voir nos offres",
        ),
        removes=("Newsletter", "Je m'abonne", "Réservé aux abonnés", "Faire un don"),
        keeps=("Abonnés et lecteurs protestent.",),
        sure=True,
    ),
    Rule(
        name="fr.share",
        reason=Reason.SHARE_BAR,
        finds=Lines(
            "partager", "partagez", "partager l'article", "partager cet article", "partager sur facebook",
            "partager sur twitter", "partager sur x", "partager sur linkedin", "partager sur whatsapp",
            "partager par email", "partager par e-mail", "partager :", "partager sur", "partagez cet article",
            "tweeter", "tweeter cet article", "imprimer", "imprimer cet article", "envoyer par mail",
            "envoyer par email", "envoyer à un ami", "envoyer", "enregistrer", "sauvegarder", "copier le lien",
            "copier", "lien copié", "j'aime", "j'aime ça", "écouter", "écouter l'article", "écouter cet article",
            "réagir", "suivez-nous", "nous suivre", "suivre", "suivez-nous sur",
            "suivez-nous sur les réseaux sociaux", "réseaux sociaux", "retrouvez-nous sur", "rejoignez-nous",
            "signaler une erreur", "une erreur", "haut de page", "retour en haut", "retour en haut de page",
            "ajouter à mes favoris", "favoris", "agrandir le texte", "taille du texte", "version imprimable",
            "recommander", "flux rss",
        ),
        removes=("Partager", "Partager sur Facebook", "Imprimer cet article", "Suivez-nous :"),
        keeps=("Partager est un art.",),
        sure=True,
    ),
    Rule(
        name="fr.comments",
        reason=Reason.COMMENTS,
        finds=Lines(
            "commentaires", "commentaire", "laisser un commentaire", "laissez un commentaire", "laisser une réponse",
            "ajouter un commentaire", "poster un commentaire", "écrire un commentaire", "publier un commentaire",
            "votre commentaire", "vos commentaires", "vos réactions", "réactions", "réagir à cet article",
            "réagissez", "répondre", "annuler la réponse", "laisser un commentaire annuler la réponse",
            "aucun commentaire", "pas de commentaire", "pas encore de commentaire", "soyez le premier à commenter",
            "soyez le premier à réagir", "voir les commentaires", "tous les commentaires", "lire les commentaires",
            "commenter", "commenter cet article", "les commentaires sont fermés", "signaler un abus",
            "commentaires fermés", "forum", "débat", "un message, un commentaire", "votre message", "votre nom",
            "charte de modération",
        ),
        removes=("Commentaires", "12 commentaires", "Laisser un commentaire", "Soyez le premier à commenter !"),
        keeps=("Les commentaires du ministre ont choqué.",),
        scope=Scope.SECTION,
        sure=True,
    ),
    Rule(
        name="fr.comment-form",
        reason=Reason.COMMENTS,
        finds=Phrase(
            r"^(?:votre adresse (?:e-?mail|de messagerie) ne sera pas|les champs obligatoires|enregistrer mon nom"
            r"|(?:vous devez|veuillez vous|pour (?:commenter|laisser|poster|créer)|connectez-vous pour)"
            r"|prévenez-moi|ce site utilise akismet|veuillez laisser ce champ|en savoir plus sur (?:comment|la "
            r"façon)|les commentaires (?:sont|et trackbacks)|\d{1,5} (?:commentaires?|réactions?|réponses?"
            r"|avis)\b(?: (?:sur|à|pour)\b.{0,160})?$)(?:.{0,300})$",
            starts=("votre", "les", "enregistrer", "vous", "veuillez", "pour", "connectez", "prévenez", "ce", "en"),
            words=("commentaire", "commentaires", "réactions", "réaction", "réponse", "réponses", "avis"),
        ),
        removes=(
            "Votre adresse e-mail ne sera pas publiée.",
            "Veuillez laisser ce champ vide :",
            "3 commentaires sur « Le long hiver »",
            "Pour créer des paragraphes, laissez simplement des lignes vides.",
        ),
        keeps=("Vous n'aurez rien, dit-il.", "3 commentaires ont suffi."),
    ),
    Rule(
        name="fr.notice",
        reason=Reason.NOTICE,
        finds=Phrase(
            r"^.{0,200}\b(?:nous utilisons des cookies|ce site utilise (?:des )?cookies|(?:utilisation|gestion"
            r"|gérer|paramétr\w+|accepter|refuser|politique)\b.{0,20}\bcookies|cookies (?:pour|afin|nécessaires)|en "
            r"(?:poursuivant|continuant) (?:votre|à)|tous droits réservés|droits de reproduction|toute reproduction"
            r"|reproduction interdite|conformément à la loi|désinscrire à tout|en cliquant sur|politique de "
            r"confidentialité (?:et|pour)|vos données|j['’]accepte)\b.{0,800}$",
            words=(
                "cookies", "réservés", "reproduction", "poursuivant", "continuant", "conformément", "désinscrire",
                "cliquant", "confidentialité", "données", "accepte",
            ),
        ),
        removes=(
            "Nous utilisons des cookies pour améliorer votre expérience.",
            "Tous droits réservés",
            "En poursuivant votre navigation, vous acceptez les cookies.",
            "Gérer mes cookies",
        ),
        keeps=("Vos votes comptent, dit-il.", "Les cookies de sa mère étaient célèbres."),
    ),
    Rule(
        name="fr.navigation",
        reason=Reason.NAVIGATION,
        finds=Lines(
            "accueil", "menu", "menu principal", "rechercher", "recherche", "contact", "contacts", "contactez-nous",
            "nous contacter", "mentions légales", "politique de confidentialité", "confidentialité",
            "données personnelles", "protection des données", "gestion des cookies", "gérer les cookies",
            "paramétrer les cookies", "cookies", "tout accepter", "tout refuser", "accepter", "refuser",
            "continuer sans accepter", "conditions générales", "conditions générales d'utilisation",
            "conditions générales de vente", "cgu", "cgv", "cgu / cgv", "crédits", "plan du site", "qui sommes-nous",
            "qui êtes-vous", "à propos", "à propos de nous", "l'équipe", "la rédaction", "recrutement", "emploi",
            "publicité et annonces", "archives", "catégories", "étiquettes", "mots-clés", "aller au contenu",
            "aller au contenu principal", "aller au menu", "aller à la recherche", "passer au contenu", "fermer",
            "ouvrir le menu", "fermer le menu", "navigation", "navigation des articles", "navigation de l'article",
            "vous êtes ici", "retour", "retour à l'accueil", "retour à la liste", "suivant", "précédent",
            "page suivante", "page précédente", "connexion", "se connecter", "déconnexion", "se déconnecter",
            "créer un compte", "mon compte", "mot de passe", "mot de passe oublié", "identifiant", "nom", "prénom",
            "message", "valider", "annuler", "ok", "accessibilité", "aide", "faq", "foire aux questions",
            "espace abonnés", "votre compte", "sommaire", "au sommaire", "partenaires", "agenda", "français",
            "liens", "liens utiles", "rubriques",
        ),
        removes=("Accueil", "Mentions légales", "Qui sommes-nous ?", "Mot de passe oublié ?"),
        keeps=("Recherche et santé vont de pair.",),
    ),
    Rule(
        name="fr.menu",
        reason=Reason.NAVIGATION,
        finds=Lines(
            "politique", "international", "monde", "société", "économie", "culture", "sport", "sports", "santé",
            "sciences", "science", "planète", "environnement", "éducation", "faits divers", "justice", "opinions",
            "opinion", "débats", "idées", "tribune", "tribunes", "éditorial", "régions", "france", "europe",
            "afrique", "asie", "amériques", "moyen-orient", "italie", "espagne", "allemagne", "paris", "lyon",
            "marseille", "football", "rugby", "tennis", "cyclisme", "cinéma", "musique", "livres", "arts",
            "télévision", "médias", "people", "cuisine", "recettes", "voyage", "mode", "beauté", "auto",
            "automobile", "high-tech", "tech", "technologie", "technologies", "jeux", "mots croisés", "météo",
            "horoscope", "immobilier", "argent", "entreprises", "marchés", "bourse", "vidéo", "photos", "podcasts",
            "podcast", "le journal", "services", "magazine", "blogs", "formation", "styles", "vie pratique",
            "annonces légales", "carnet", "sortir", "loisirs", "thématiques",
        ),
        removes=("Politique", "International", "Société"),
        keeps=("Politique et argent font mauvais ménage.",),
    ),
    Rule(
        name="fr.caption",
        reason=Reason.CAPTION,
        finds=Phrase(
            r"^\W{0,3}(?:photos?|crédits?(?: photos?)?|image|illustration|légende|source|vidéo|photo "
            r"d['’](?:illustration|archives?)|image d['’]illustration|copyright|infographie|dessin)\s?(?::|©|/|\||–"
            r"|-|\(|par\b|de\b)\s?\S.{0,140}$|^(?:agrandir l['’]image|voir la (?:galerie|vidéo)|\(?photo "
            r"d['’](?:illustration|archives?)\)?).{0,60}$|^.{0,500}(?:[(|/–—©-]|\. )\s?(?:photo |crédits? "
            r"|©\s?)?(?:(?-i:AFP|REUTERS|SIPA|MAXPPP|Sipa|Maxppp|ABACA|EPA|AP)\b|photo d['’](?:illustration"
            r"|archives?)|getty images|shutterstock|wikimedia|(?:archives?) [\w-]{3,20}|© ?\w)[\w .,/'’:&-]{0,60}\)?"
            r"\.?$",
            words=(
                "photo", "photos", "crédit", "crédits", "image", "illustration", "légende", "source", "vidéo",
                "copyright", "infographie", "dessin", "agrandir", "voir", "afp", "reuters", "sipa", "maxppp",
                "abaca", "epa", "ap", "getty", "shutterstock", "wikimedia", "archives", "©",
            ),
        ),
        removes=(
            "Photo : AFP",
            "Crédit photo : Jean Dupont",
            "Le ministre à Paris, le 3 juin. © Jean Dupont / AFP",
            "Photo d'illustration",
            "Emmanuel Macron à Berlin. (Photo d’archives)",
        ),
        keeps=("Les photos du drame circulent.", "Il a travaillé pour l'AFP."),
    ),
    Rule(
        name="fr.credit",
        reason=Reason.CREDIT,
        finds=Phrase(
            r"^\W{0,3}(?:avec (?:l['’])?(?:(?-i:AFP|Reuters|AP)|agences?)|(?:la rédaction|rédaction) avec"
            r"|source\s?: (?-i:AFP|Reuters|AP|[A-Z])|cet article (?:a été|est) (?:publié|initialement|issu|paru"
            r"|traduit)|article (?:initialement|mis à jour|publié|paru)|\((?:avec|version|reportage|par|édité"
            r"|rédigé)\b)[^?!]{0,200}$",
            starts=("avec", "la", "rédaction", "source", "cet", "article", "("),
        ),
        removes=(
            "Avec AFP",
            "La rédaction avec AFP",
            "(Avec agences)",
            "Cet article a été publié initialement par The Conversation.",
        ),
        keeps=("Avec l'aide de l'armée, ils ont fui.", "Cet article de loi est contesté."),
    ),
    Rule(
        name="fr.byline",
        reason=Reason.BYLINE,
        finds=Phrase(
            rf"^\W{{0,3}}(?:par|écrit par|publié par|rédigé par|propos recueillis par|auteur|autrice|auteurs|texte"
            rf"|de notre (?:correspondante?|envoyée?(?: spéciale?)?)|posté par|proposé par|recueilli par)\b\s?[:|]?\s"
            rf"?{_NAME}(?:\s?(?:,|et |&|\||•|·|/|–|-|avec |à |le )\s?[^.!?]{{1,80}})?$",
            starts=(
                "par", "écrit", "publié", "rédigé", "propos", "auteur", "autrice", "auteurs", "texte", "de", "posté",
                "proposé", "recueilli", "|", "-", "–", "•",
            ),
        ),
        removes=(
            "Par Jean Dupont",
            "Propos recueillis par Anne Martin",
            "Par Jean Dupont avec AFP",
            "Publié par La Rédaction",
        ),
        keeps=("Par endroits, la neige atteint un mètre.", "Par Jupiter, cria-t-il !"),
    ),
    Rule(
        name="fr.read-time",
        reason=Reason.DATE,
        finds=Phrase(
            r"^\W{0,3}(?:(?:temps de lecture|lecture)\b.{0,24}\d{1,3} ?(?:min|mn)\w{0,5}\.?|\d{1,3} ?(?:min|mn"
            r"|minutes?)\.?(?: de lecture)?)$|^temps de lecture.{0,20}$",
            words=("min", "mn", "minutes"),
            starts=("temps", "lecture", "(", "•", "|"),
        ),
        removes=("Temps de lecture : 4 min", "5 min de lecture", "Lecture 3 min"),
        keeps=("5 minutes plus tard, tout brûlait.",),
        sure=True,
    ),
    Rule(
        name="fr.tags",
        reason=Reason.NAVIGATION,
        finds=Phrase(
            r"^\W{0,3}(?:tags?|mots?[- ]clés?|étiquettes?|catégories?|rubriques?|thèmes?|thématiques?|sujets?"
            r"|classé (?:dans|sous)|publié dans|dans la catégorie|plus de contenus sur|filed under)\s?(?::"
            r"|\b(?<=[ss])\b)\s?\S[^.!?]{0,300}$",
            starts=(
                "tag", "tags", "mot", "mots", "étiquettes", "étiquette", "catégorie", "catégories", "rubrique",
                "rubriques", "thème", "thèmes", "thématique", "thématiques", "sujet", "sujets", "classé", "publié",
                "dans", "plus",
            ),
        ),
        removes=(
            "Mots-clés : justice, Paris",
            "Tags: climat, énergie",
            "Publié dans Politique",
            "Catégories : Monde",
        ),
        keeps=("Sujet sensible, la réforme divise.",),
    ),
)  # fmt: skip

FRENCH = Language(
    code="fr",
    name="French",
    rules=_RULES,
    stop_words=frozenset((
        "a", "ainsi", "alors", "après", "au", "aussi", "autres", "aux", "avait", "avant", "avec", "bien", "c", "ce",
        "ces", "cette", "comme", "contre", "d", "dans", "de", "depuis", "des", "deux", "donc", "dont", "du", "elle",
        "elles", "en", "encore", "entre", "est", "et", "faire", "fait", "il", "ils", "j", "l", "la", "le", "les",
        "leur", "leurs", "lors", "mais", "moins", "même", "n", "ne", "notre", "nous", "on", "ont", "ou", "où", "par",
        "pas", "peut", "plus", "pour", "qu", "que", "qui", "s", "sa", "sans", "se", "selon", "ses", "si", "son",
        "sont", "sur", "tous", "tout", "très", "un", "une", "votre", "vous", "y", "était", "été", "être",
    )),
    months=(
        ("janvier", "janv", "jan"), ("février", "févr", "fév", "fevrier"), ("mars",), ("avril", "avr"), ("mai",),
        ("juin",), ("juillet", "juil"), ("août", "aout"), ("septembre", "sept"), ("octobre", "oct"),
        ("novembre", "nov"), ("décembre", "déc", "decembre"),
    ),
    weekdays=(
        "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lun", "mar", "mer", "jeu", "ven",
        "sam", "dim",
    ),
    date_words=("à", "le", "h", "er", "mis", "jour", "heures"),
    date_labels=(
        "publié", "publié le", "publiée le", "mis à jour", "mis à jour le", "mise à jour", "dernière mise à jour",
        "modifié le", "posté le", "le", "créé le", "paru le", "date", "mis en ligne le", "rédigé le", "actualisé le",
        "date de publication",
    ),
    relative_times=(
        r"il y a (?:\d{1,3}|une?|deux) (?:s|sec(?:ondes?)?|min(?:utes?)?|mn|h|heures?|j|jours?|semaines?|mois|ans?)",
        r"hier",
        r"aujourd['’]hui",
        r"à l['’]instant",
    ),
    byline_labels=(
        "par", "écrit par", "publié par", "rédigé par", "propos recueillis par", "auteur", "autrice", "texte",
    ),
    agencies={
        "AFP": "AFP | Agence France-Presse | Agence France Presse | AFP News | AFPTV",
    },
)  # fmt: skip
