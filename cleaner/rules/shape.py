"""Rules of page shape: what needs no language to be seen as not the story."""

from __future__ import annotations

from cleaner.models import Reason
from cleaner.rules import DIGIT, Lines, Phrase, Rule, Scope

_NETWORKS = (
    r"(?:facebook|fb|messenger|twitter|x|instagram|insta|linked ?in|pinterest|whats ?app|telegram|viber|line|wechat"
    r"|weibo|reddit|tumblr|you ?tube|tik ?tok|snapchat|flipboard|mastodon|bluesky|threads|xing|pocket|vk|vkontakte"
    r"|odnoklassniki|signal|discord|github|google\+?|google news|apple news|rss|e-?mail|mail|print|sms|copy link|share"
    r"|tweet|pin|embed)"
)
_NETWORK_WORDS = (
    "facebook", "twitter", "instagram", "linkedin", "pinterest", "whatsapp", "telegram", "viber", "reddit", "tumblr",
    "youtube", "tiktok", "flipboard", "mastodon", "bluesky", "xing", "vk", "wechat", "weibo", "threads", "snapchat",
)  # fmt: skip

RULES: tuple[Rule, ...] = (
    Rule(
        name="shape.marks",
        reason=Reason.NAVIGATION,
        finds=Lines(""),
        removes=("* * *", "|", "×", "»", "12", "1 / 24", "..."),
        keeps=("2024 was the hottest year on record.",),
    ),
    Rule(
        name="shape.address",
        reason=Reason.NAVIGATION,
        # One address and nothing else. A report that prints one says something around it.
        finds=Phrase(
            r"^\W{0,3}(?:https?://|www\.)\S{3,400}$",
            starts=("http", "https", "www"),
            words=("http", "https"),
        ),
        removes=("https://example.com/news/1234", "www.example.org"),
        keeps=("The form is at https://example.com/form until Friday.",),
    ),
    Rule(
        name="shape.node-mark",
        reason=Reason.NAVIGATION,
        # What a content system leaves of an embedded story or picture.
        finds=Phrase(r"\[\[[a-z_]{2,20}:[^\[\]]{0,80}\]\]", words=("[[",)),
        removes=("[[nid:718652]]", "It ended there. [[nid:718652]]"),
        keeps=("The code [[1, 2], [3, 4]] is a matrix.",),
        scope=Scope.SPAN,
        sure=True,
    ),
    Rule(
        name="shape.node-mark-line",
        reason=Reason.NAVIGATION,
        finds=Phrase(r"^\[\[[a-z_]{2,20}:[^\[\]]{0,80}\]\]$", starts=("[",)),
        removes=("[[nid:718652]]",),
        keeps=("[Editors' note: names were changed.]",),
        sure=True,
    ),
    Rule(
        name="shape.template-mark",
        reason=Reason.CODE,
        finds=Phrase(
            r"^(?:\{\{.{0,120}\}\}|\[/?(?:caption|gallery|embed|ad|adrotate|vc_[a-z_]+|et_pb_[a-z_]+)\b.{0,200}\]"
            r"|%[ds]|<!--.{0,200}-->)$",
            starts=("{", "[", "%", "<"),
        ),
        removes=("{{ title }}", "[gallery ids=1,2,3]", "%d", "<!-- ad slot -->"),
        keeps=("[Laughter] No, I never said that.",),
    ),
    Rule(
        name="shape.script",
        reason=Reason.CODE,
        finds=Phrase(
            r"^(?:\(?function\s*\(|var [\w$]+ ?=|window\.\w|document\.\w|if ?\([\w!.]+\s?(?:[=!&|)<>]|\)\s?\{)"
            r"|@media\b|\.[\w-]+\s*\{|#[\w-]+\s*\{|\}\)?;?$|<script)",
            starts=("function", "(", "var", "window", "document", "if", "@", ".", "#", "}", "<"),
        ),
        removes=("window.dataLayer = window.dataLayer || [];", "var x = 1;", ".button { color: red }", "});"),
        keeps=(
            "If (and only if) the vote fails, she said, he will go.",
            "Window shopping is up.",
            "#MeToo began here.",
        ),
    ),
    Rule(
        name="shape.data",
        reason=Reason.CODE,
        # What a script was to read: pairs of name and value, written for machines, without a space behind the colon.
        finds=Phrase(
            r"^(?=.{200})[\[{]{1,4}\"[^\"]{1,80}\"[:,](?=\S)(?:[^\"]{0,80}\"[^\"]{0,200}\"[\]}]{0,3}[:,]){2}",
            starts=("{", "["),
        ),
        removes=(
            '{"layout":2,"align":"Center","text":"Buy now",' + '"hue":213,"brightness":0.1,' * 10 + '"columns":3}',
            '[[["Easy to understand","easyToUnderstand"],' + '["Solved my problem","solved"],' * 8 + '["Other"]]]',
        ),
        keeps=('{ "name": "Ada", "score": 82 }', '["a", "b"] is a list of two strings, he writes in his book.'),
        sure=True,
        long=True,
    ),
    Rule(
        name="shape.choices",
        reason=Reason.NAVIGATION,
        # The choices of a form: its first one stands for any or for none.
        finds=Phrase(
            r"^[-–—]{1,3} ?(?:any|all|none|(?:please )?(?:select|choose)(?: one| an? option)?|alle|keine|tout|tous"
            r"|toutes|cualquiera|todos|qualsiasi|tutti|qualquer|dowolne|wszystkie) ?[-–—]{1,3}(?:\s|$)",
            starts=("-", "–", "—"),
        ),
        removes=("- Any - Culture & Society Digital education Energy", "-- Select --", "- Alle - Berlin Hamburg Köln"),
        keeps=("- Any change - even a small one - helps.", "- All of them came."),
        sure=True,
        long=True,
    ),
    Rule(
        name="shape.breadcrumbs",
        reason=Reason.NAVIGATION,
        finds=Phrase(
            r"^[^>»›/|.!?:]{1,40}(?:\s?[>»›]\s?[^>»›.!?]{1,60}){1,8}$",
            words=(">", "»", "›"),
        ),
        removes=("Home > World > Asia", "Startseite » Politik » Inland", "News › Sport"),
        keeps=("He wrote «Home» on the wall.", "The value was x > 5 in most of the trials."),
    ),
    Rule(
        name="shape.menu",
        reason=Reason.NAVIGATION,
        finds=Phrase(
            r"^[^|•·.!?]{1,31}(?:[|•·][^|•·.!?]{1,32}){2,30}$",
            words=("|", "•", "·"),
        ),
        removes=("Home | News | Sport | Weather", "Impressum • Datenschutz • Kontakt"),
        keeps=("• The council will vote again on Monday.", "12.30 | The minister has left the building."),
    ),
    Rule(
        name="shape.networks",
        reason=Reason.SHARE_BAR,
        finds=Phrase(rf"^\W{{0,4}}{_NETWORKS}(?:\W{{1,6}}{_NETWORKS}){{1,20}}\W{{0,4}}$", words=_NETWORK_WORDS),
        removes=("Facebook Twitter WhatsApp", "Facebook | X | Email | Print"),
        keeps=("Facebook, Twitter and Google were fined.", "Telegram said no."),
        sure=True,
    ),
    Rule(
        name="shape.network",
        reason=Reason.SHARE_BAR,
        finds=Lines(
            "facebook", "twitter", "instagram", "linkedin", "pinterest", "whatsapp", "telegram", "viber", "reddit",
            "tumblr", "youtube", "tiktok", "flipboard", "mastodon", "bluesky", "xing", "threads", "snapchat", "vk",
            "x (twitter)", "x/twitter", "messenger", "facebook messenger", "pocket", "rss", "rss feed", "rss-feed",
            "feed", "e-mail", "email", "mail", "google+", "google plus", "google news", "apple news", "x-twitter",
            "linkedin-in", "facebook-f", "discord", "vkontakte", "odnoklassniki", "skype", "wechat", "weibo", "line",
            "sms", "hacker news", "stumbleupon", "digg",
        ),
        removes=("Facebook", "WhatsApp", "X (Twitter)", "RSS"),
        keeps=("Facebook did not reply.",),
    ),
    Rule(
        name="shape.counter",
        reason=Reason.SHARE_BAR,
        finds=Phrase(
            r"^[\d.,]{1,7}\s?(?:k|m|tsd\.?|mil)?\s?(?:shares?|likes?|views?|claps?|followers?|comments?|tweets?"
            r"|reactions?|votes?)$",
            starts=(DIGIT,),
        ),
        removes=("1.2K shares", "45 views", "310 Likes"),
        keeps=("45 votes were missing.", "1,200 shares were sold at $5."),
        sure=True,
    ),
    Rule(
        name="shape.timestamp",
        reason=Reason.DATE,
        finds=Phrase(
            r"^(?:(?:19|20)\d\d[-./](?:0?[1-9]|1[0-2])[-./][0-3]?\d|[0-3]?\d[-./][0-3]?\d[-./](?:19|20)?\d\d)"
            r"(?:[T ,|–—-]{1,4}[0-2]?\d[:.h][0-5]\d(?:[:.]\d\d)?(?:\.\d+)?)?"
            r"(?: ?(?:am|pm|a\.m\.|p\.m\.|uhr|h|utc|gmt|[cem]e?s?t|ist|sgt|z|[+-]\d\d:?\d\d)){0,2}$",
            starts=(DIGIT,),
        ),
        removes=("2025-05-30 14:05", "30.05.2025, 14:05 Uhr", "05/30/2025", "2025-05-30T14:05:00Z"),
        keeps=("30.05.2025 was his last day.", "9/11 changed the city."),
        sure=True,
    ),
    Rule(
        name="shape.clock",
        reason=Reason.DATE,
        finds=Phrase(
            r"^[0-2]?\d[:.h][0-5]\d(?:[:.]\d\d)?(?: ?(?:am|pm|a\.m\.|p\.m\.|uhr|h|utc|gmt|[cem]s?t))?(?: ?/ "
            r"?[0-2]?\d:[0-5]\d)?$",
            starts=(DIGIT,),
        ),
        removes=("14:05", "02:31 / 04:10", "9.30 am", "20.15 Uhr"),
        keeps=("14:05 The train is moving again.",),
    ),
    Rule(
        name="shape.copyright",
        reason=Reason.NOTICE,
        finds=Phrase(
            r"^\W{0,3}(?:copyright\W{1,3})?(?:©|ⓒ|\(c\)(?= ?(?:copyright|19\d\d|20\d\d)))\W{0,3}.{0,250}$",
            words=("©", "ⓒ", "copyright", "c"),
        ),
        removes=("© 2025 Example Media Ltd.", "Copyright © 2025 The Paper. All rights reserved.", "(c) 2024 dpa"),
        keeps=("(c) the tenant has to leave within a month", "Copyright law does not cover it."),
        sure=True,
    ),
    Rule(
        name="shape.copyright-year",
        reason=Reason.NOTICE,
        finds=Phrase(
            r"^copyright\W{1,4}(?:by )?.{0,60}?\b(?:19|20)\d\d\b.{0,120}$|^.{2,60} © ?(?:19|20)\d\d\b.{0,120}$",
            starts=("copyright",),
            words=("©",),
        ),
        removes=("Copyright 2025 The Associated Press", "The Daily © 2024", "Copyright by Verlag 2019"),
        keeps=("Copyrighted works from 1925 are free now.",),
        page=True,
    ),
    Rule(
        name="shape.agency-photo",
        reason=Reason.CAPTION,
        # The photographer and, behind a stroke, the picture agency: the word for a photo is alike in many languages.
        finds=Phrase(
            r"^\W{0,3}(?:(?:symbol|archiv)?(?:fotos?|bild(?:er)?)|photos?|fot\.|foto van|imagen|immagine|beeld|zdjęcie)"
            r" ?[:：] ?[^:?!]{2,60} ?/ ?(?-i:dpa|AFP|EFE|AP|PAP|ANSA|ANP|Lusa|APA|Keystone|EPA|Reuters|REUTERS|Getty"
            r"|imago|IMAGO|Imago|picture alliance|Belga|PA|AAP|Xinhua)\b[^.?!]{0,60}$",
            words=(
                "foto", "fotos", "bild", "bilder", "symbolfoto", "symbolbild", "archivfoto", "archivbild", "photo",
                "photos", "fot", "imagen", "immagine", "beeld", "zdjęcie",
            ),
        ),
        removes=("Foto: Erika Mustermann/dpa", "Photo : Jean Dupont / AFP", "Foto: Jan Kowalski/PAP"),
        keeps=("The photo: he sent it to AFP on Monday.",),
        sure=True,
    ),
    Rule(
        name="shape.mail-address",
        reason=Reason.BYLINE,
        finds=Phrase(
            r"^(?:e-?mail\W{1,3}|@)?[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{1,20}){1,4}$|^@\w{2,30}$"
            r"|^\[email[\s\u00a0]protected\]$",
            words=("@", "protected"),
        ),
        removes=("jane.doe@example.com", "@janedoe", "[email protected]", "Email: desk@example.org"),
        keeps=("Write to desk@example.org by Friday.",),
    ),
    Rule(
        name="shape.arrow",
        reason=Reason.RELATED,
        finds=Phrase(
            r"^(?:[>►▶→▸»]|&gt;|\+{2,3})+ ?\S.{5,180}[^.]$",
            starts=(">", "►", "▶", "→", "▸", "»", "&", "+"),
        ),
        removes=("► Trump sues four cities over immigration", ">> All the news of the day"),
        keeps=("→ The price rises in three steps.",),
    ),
    Rule(
        name="shape.link-mark",
        reason=Reason.RELATED,
        finds=Phrase(r"^\S.{5,180}\s(?:»|›|→|>>|&raquo;|►|▶)$", words=("»", "›", "→", ">", "raquo", "►", "▶")),
        removes=("All the results of the day »", "Find out how →"),
        keeps=("She called it «a mess»",),
    ),
)  # fmt: skip
