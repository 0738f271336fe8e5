"""English: what calls the reader away: advertisement, other pieces of the outlet, newsletters, share bars."""

from __future__ import annotations

from cleaner.models import Reason
from cleaner.rules import Lines, Phrase, Rule, Scope

_NETWORK = (
    r"(?:telegram|whats ?app|youtube|instagram|facebook|twitter|linkedin|tiktok|threads|bluesky|google news|apple news"
    r"|x|social media|discord|flipboard|viber)"
)

RULES: tuple[Rule, ...] = (
    Rule(
        name="en.advertisement",
        reason=Reason.ADVERTISEMENT,
        finds=Lines(
            "advertisement", "advertisements", "advertisement - continue reading below",
            "advertisement continue reading below", "story continues below advertisement",
            "article continues below advertisement", "continues below advertisement",
            "article continues after advertisement", "article continues below", "story continues below",
            "story continues", "article continues after ad", "article continues below ad", "scroll to continue",
            "scroll to continue with content", "continue reading the main story", "skip advertisement", "skip ad",
            "ad feedback", "report this ad", "remove ads", "hide ads", "sponsored content", "sponsored links",
            "sponsored stories", "sponsored post", "paid content", "paid post", "promoted content",
            "promoted stories", "promoted links", "promoted by", "sponsored", "ad", "ads", "ads by google",
            "advertisement. scroll to continue reading", "content continues after ad",
            "this content is imported from", "partner content", "presented by", "from our sponsors",
            "from our partners", "our sponsors", "advertiser content", "advertising", "why this ad", "close ad",
            "paid partnership", "remove all ads", "powered by", "sponsored by",
        ),
        removes=(
            "ADVERTISEMENTs",
            "Advertisement",
            "- Advertisement -",
            "Story continues below advertisement",
            "Sponsored Content",
        ),
        keeps=("The advertisement ran for a week.", "Advertisements for the drug were banned."),
        sure=True,
    ),
    Rule(
        name="en.advertisement-label",
        reason=Reason.ADVERTISEMENT,
        finds=Phrase(
            r"^(?:advertisement|sponsored(?: content)?|paid (?:content|post|partnership)|promoted|presented|brought "
            r"to you|powered)\b"
            r"(?: by\b|\s?[:|–-]) ?[^.!?]{0,60}$",
            starts=("advertisement", "sponsored", "paid", "promoted", "presented", "brought", "powered"),
        ),
        removes=("Sponsored by Acme Bank", "Advertisement: Acme", "Paid content | Acme", "Powered by WordPress"),
        keeps=("Sponsored by two Republicans, the bill passed.", "Presented by her lawyer, the evidence was thin."),
        sure=True,
    ),
    Rule(
        name="en.also-read",
        reason=Reason.RELATED,
        finds=Phrase(
            r"^\W{0,4}(?:also read|read also|also see|must[- ]read|now read|next read|don['’]t miss"
            r"|in case you missed it|icymi|also watch|also listen|(?:you|readers) (?:may|might) also (?:like|read)"
            r"|related (?:story|stories|articles?|news))\s{0,3}[:|►>–—»]\s{0,3}\S.{0,240}$",
            starts=(
                "also", "read also", "must read", "now read", "next read", "related", "don t", "in case", "icymi",
                "you may", "you might", "readers", "-", "–", "—", "*", "•", "►", "▶", ">", "»", "(", "[",
            ),
        ),
        removes=(
            "Also Read: Trump administration sues four New Jersey cities over immigration cases",
            "Related story: How deportation works",
            "► MUST READ: Who is running ICE now?",
        ),
        keeps=(
            "Also read out was a letter from her mother.",
            "Related cases are before the court.",
        ),
        sure=True,
    ),
    Rule(
        name="en.read-more-colon",
        reason=Reason.RELATED,
        # Authors write these too, to send the reader to their sources.
        finds=Phrase(
            r"^\W{0,4}(?:see also|read more|read next|read this(?: next)?|related(?: [a-z]{3,10})?"
            r"|recommended(?: (?:reading|stories|articles?))?|more (?:on this|stories)|up next|suggested reading"
            r"|further reading|read the full (?:story|article|report)(?: here)?|read our|watch(?: more| next| this)?"
            r"|learn more|(?:click|tap) here to read(?: more)?|read full story|see more|explore more|more from us"
            r"|editor['’]s picks?|dig deeper)\s{0,3}[:|►>–—»]\s{0,3}\S.{0,240}$",
            starts=(
                "read", "see also", "see more", "related", "recommended", "more on", "more stories", "more from",
                "up next", "suggested reading", "further reading", "watch", "learn more", "click here", "tap here",
                "explore more", "editor s", "editors picks", "dig deeper", "-", "–", "—", "*", "•", "►", "▶", ">",
                "»", "(", "[",
            ),
        ),
        removes=(
            "READ MORE: Who is running ICE now?",
            "Related: How deportation works",
            "(Read more: The five numbers that matter)",
            "See also — Five things to know",
        ),
        keeps=("Read more slowly, the judge told her.", "Watch makers fear the tariff."),
        page=True,
    ),
    Rule(
        name="en.read-more-headline",
        reason=Reason.RELATED,
        # In capitals, and then the other story's headline without a colon.
        finds=Phrase(
            r"^\W{0,3}(?-i:READ MORE|ALSO READ|READ ALSO|RELATED|READ NEXT|MUST READ|SEE ALSO|MORE|WATCH|READ"
            r"|DON['’]T MISS|LISTEN)\b[:\s]{1,3}(?-i:[A-ZÀ-Þ0-9'\"‘“])[^\n]{10,200}$",
            starts=(
                "read", "also", "related", "must", "see", "more", "watch", "don", "listen", "►", "▶", ">", "»", "-",
                "*", "•",
            ),
        ),
        removes=("READ MORE Five things to know about the budget", "WATCH Police arrest two at the border"),
        keeps=("Read More than two decades of his columns and you will see.", "WATCH is the name of the charity."),
    ),
    Rule(
        name="en.read-more",
        reason=Reason.RELATED,
        finds=Lines(
            "read more", "read the full story", "read the full article", "read full article", "read full story",
            "read the rest", "continue reading", "keep reading", "click here to read more", "read more here",
            "full story", "show more", "load more", "see more", "view more", "view all", "see all", "show all",
            "show less", "read less", "expand", "collapse", "read more...", "read the article", "read article",
            "read now", "read story", "see more stories", "view all posts", "view all articles", "more stories",
            "load more articles", "load more stories", "see all articles", "see all posts", "read next",
            "read more about this", "click here", "click here for more", "learn more here", "find out more",
            "more info", "more information", "also read", "see also", "show more stories", "view all stories",
            "explore more", "discover more", "read more news", "more news", "read it here", "read the story",
            "keep reading...", "continue reading...", "view full article", "show full article",
            "read the full report", "see full article", "read this next", "get more", "view profile", "view details",
            "view full bio", "read full bio", "see full bio", "see more articles", "all articles", "all posts",
        ),
        removes=("Read more", "Continue reading →", "» Read More …", "View all"),
        keeps=("Read more than one paper, he said.", "Keep reading to the end, and the meaning changes."),
        sure=True,
    ),
    Rule(
        name="en.learn-more",
        reason=Reason.PROMOTION,
        finds=Lines(
            "learn more", "get started", "start now", "try it free", "try for free", "start free trial",
            "start your free trial", "request a demo", "book a demo", "get a demo", "schedule a demo", "get a quote",
            "get a free quote", "request a quote", "contact sales", "talk to sales", "talk to us",
            "talk to an expert", "book now", "buy now", "shop now", "order now", "apply now", "join now",
            "join today", "download now", "get started for free", "get started today", "get started now", "try now",
            "try it now", "book a call", "schedule a call", "sign me up", "see pricing", "view pricing",
            "add to cart", "add to basket", "shop all", "learn how", "see how it works", "get the app", "open app",
            "open in app", "see plans", "view plans", "watch demo", "get in touch", "book a consultation",
            "free consultation", "speak to an expert", "watch now", "listen now", "enroll now", "register now",
            "reserve now", "check availability", "check price", "see price", "view deal", "see deal", "get deal",
            "buy on amazon", "view on amazon", "see on amazon", "see at amazon", "buy at amazon",
            "continue shopping",
        ),
        removes=("Learn more", "Get started", "Book a demo", "SHOP NOW"),
        keeps=("Learn more than you teach, she says.",),
        page=True,
    ),
    Rule(
        name="en.related-section",
        reason=Reason.RELATED,
        finds=Lines(
            "related", "related articles", "related posts", "related stories", "related content", "related news",
            "related topics", "related links", "related reading", "related coverage", "related videos",
            "related items", "related resources", "related products", "related blogs", "related article",
            "related story", "related post", "related searches", "related insights", "related tags",
            "you may also like", "you might also like", "you may also be interested in",
            "you might be interested in", "you may like", "you might like", "you may also enjoy",
            "you might also enjoy", "you may have missed", "people also read", "others also read",
            "readers also liked", "recommended", "recommended for you", "recommended articles",
            "recommended reading", "recommended stories", "recommended posts", "recommended videos", "more for you",
            "more from", "more from us", "more from this author", "more from author", "more like this",
            "more on this", "more on this story", "more on this topic", "more to read", "more to explore",
            "more to explorer", "more articles", "more posts", "more news", "more stories", "more headlines",
            "more videos", "more in this section", "more by this author", "other stories", "other news",
            "other articles", "other posts", "similar articles", "similar posts", "similar stories", "similar news",
            "suggested articles", "suggested for you", "suggested reading", "read next", "up next", "watch next",
            "what to read next", "next up", "keep exploring", "explore more", "don't miss", "in case you missed it",
            "top picks for you", "picked for you", "stories for you", "from the web", "around the web",
            "from around the web", "from our network", "more from our network", "from the archive", "from the blog",
            "more from the blog", "keep on reading", "related to this story", "you might also be interested in",
            "also on", "also in the news", "also in this section", "articles you may like", "stories you may like",
            "continue reading with", "featured articles", "featured posts", "featured stories", "further reading",
            "related guides", "related categories", "more from news", "more in news", "recommended by", "similar",
            "you may also be interested in the following articles", "you may also be interested in the following",
            "you may be interested in the following topics", "related questions", "explore related topics",
            "explore topics", "see more stories",
        ),
        removes=(
            "Related",
            "Related Articles",
            "You may also like:",
            "MORE FROM THIS AUTHOR",
            "Recommended for you",
        ),
        keeps=("Related charges were dropped.", "You may also like to know who paid."),
        scope=Scope.SECTION,
        sure=True,
    ),
    Rule(
        name="en.popular-section",
        reason=Reason.LINK_FARM,
        finds=Lines(
            "most read", "most popular", "most viewed", "most shared", "most commented", "most recent", "popular",
            "popular now", "popular posts", "popular articles", "popular stories", "popular topics",
            "popular searches", "trending", "trending now", "trending stories", "trending news", "trending topics",
            "trending articles", "trending posts", "trending today", "what's trending", "top stories", "top news",
            "top articles", "top posts", "top headlines", "latest", "latest news", "latest stories", "latest posts",
            "latest articles", "latest headlines", "latest updates", "the latest", "latest from", "recent posts",
            "recent articles", "recent stories", "recent news", "recent comments", "breaking news", "headlines",
            "today's headlines", "editor's picks", "editor's pick", "editors' picks", "editor's choice",
            "editors' choice", "staff picks", "our picks", "must read", "must reads", "must-read", "must see",
            "hot topics", "hot news", "just in", "featured", "featured news", "in the news", "in other news",
            "news in brief", "top videos", "latest videos", "latest video", "videos", "most watched",
            "photo galleries", "galleries", "in pictures", "special reports", "spotlight", "best of the web",
            "this week's top stories", "today's top stories", "top latest discussions", "new stories", "what's new",
            "new this week", "popular categories", "popular tags", "latest reviews", "what to watch",
            "newsletters for you", "stories that matter", "best sellers",
        ),
        removes=("Most Read", "Trending Now", "Top Stories", "Editor’s picks", "Recent Posts"),
        keeps=("The most read letter came from a child.", "Trending downward, the rate hit 3%."),
        scope=Scope.SECTION,
        sure=False,
    ),
    Rule(
        name="en.more-from",
        reason=Reason.RELATED,
        finds=Phrase(
            r"^(?:(?:read |see |view |get |find )?(?:more|latest|other|recent|popular|top|all|the latest)\b(?: "
            r"(?:great )?(?:stories|news|articles|posts|coverage|headlines|reading|blogs|videos|resources"
            r"|episodes))?"
            r" (?:from|on|in|about|by|for|related to|like)|more (?:[\w&]{2,20} )(?:news|stories|articles|posts"
            r"|resources|blogs)|also (?:from|by|in)|related (?:to|articles? on))\b[^.!?:;]{0,60}:?$",
            starts=(
                "more", "latest", "other", "recent", "popular", "top", "all", "the latest", "also from", "also by",
                "also in", "related to", "related article", "related articles", "read more", "read latest",
                "read other", "read recent", "read popular", "read top", "read all", "read the", "see more",
                "see latest", "see other", "see recent", "see popular", "see top", "see all", "see the", "view more",
                "view latest", "view other", "view recent", "view popular", "view top", "view all", "view the",
                "get more", "get latest", "get other", "get recent", "get popular", "get top", "get all", "get the",
                "find more", "find latest", "find other", "find recent", "find popular", "find top", "find all",
                "find the",
            ),
        ),
        removes=(
            "More from World",
            "More on immigration",
            "Latest stories from Asia",
            "See more by Jane Doe",
            "More climate news",
        ),
        keeps=(
            "More on that later.",
            "More from the surplus would go to schools, she said.",
            "Other news from the talks was worse.",
        ),
        scope=Scope.SECTION,
        page=True,
    ),
    Rule(
        name="en.shop-button",
        reason=Reason.PROMOTION,
        finds=Phrase(
            r"^(?:(?:[$£€]\s?\d[\d,.]* (?:at|from|on) (?-i:[A-Z])[\w.'’]{1,20}(?: (?-i:[A-Z])[\w.'’]{1,20}){0,3}"
            r"|(?:check|see|view|compare|get) (?:the )?(?:latest |best |current |full )?prices?"
            r"(?:\s?(?:at|on|from|-|–)\s?[\w.'’ ]{2,30})?|see it(?: (?:at|on) [\w.'’ ]{2,30})?"
            r"|buy now at [\w.'’ ]{2,40}|get an? (?:free )?(?:quote|estimate)(?: from [\w.'’ ]{2,40})?)"
            r"\s?(?:\((?:on sale|save \d+%)!?\))?\s?){1,4}$",
            starts=(
                "$", "£", "€", "check", "see", "view price", "view the", "view prices", "compare", "get", "buy now",
            ),
        ),
        removes=(
            "$75 at Amazon",
            "$30 at Amazon $40 at Target",
            "Check Price - Walmart",
            "Check price at Amazon (on sale!)",
            "See It",
            "Buy now at Best Buy",
            "Get a free quote",
        ),
        keeps=(
            "$75 at the door is too much, she said.",
            "See it as a warning.",
            "Get a quote from the minister before noon, the editor told her.",
        ),
        page=True,
    ),
    Rule(
        name="en.newsletter-aside",
        reason=Reason.PROMOTION,
        finds=Phrase(
            r"^(?:was this (?:newsletter|e-?mail|issue) forwarded to you\?|thanks for (?:reading|subscribing)[.!] "
            r"(?:subscribe|sign up|share|this post is public)|become a (?:paid|free) subscriber to .{2,40} to "
            r"(?:unlock|read|get)\b).{0,200}$",
            starts=("was this", "thanks for", "become a"),
        ),
        removes=(
            "Was this newsletter forwarded to you? Sign up to get it in your inbox.",
            "Thanks for reading! Subscribe for free to receive new posts.",
            "Become a paid subscriber to Mill News to unlock this piece.",
        ),
        keeps=("Thanks for reading the bill, the judge told them.", "Was this the issue? Nobody knew."),
        sure=True,
    ),
    Rule(
        name="en.see-elsewhere",
        reason=Reason.RELATED,
        finds=Phrase(
            r"^(?:\W{0,3})(?:for more (?:on|about|information|news|stories|details|of)\b.{0,80}\b(?:visit|click|see"
            r"|go to|read|follow|check out|subscribe|download)\b.{0,160}"
            r"|(?:click|tap) here\b.{2,160}|check out (?:our|my|these|the (?:rest|full|latest))\b.{2,200}|(?:read"
            r"|see|view|browse|explore|discover) (?:all )?(?:of )?(?:our|my)\b.{2,140})$",
            starts=(
                "for more", "click here", "tap here", "check out", "read all", "read our", "read my", "read of",
                "see all", "see our", "see my", "see of", "view all", "view our", "view my", "view of", "browse all",
                "browse our", "browse my", "browse of", "explore all", "explore our", "explore my", "explore of",
                "discover all", "discover our", "discover my", "discover of",
            ),
        ),
        removes=(
            "For more on this story, visit our politics page.",
            "Click here to read the ruling",
            "Check out our guide to the best laptops.",
        ),
        keeps=("For more information leaked later, the minister blamed a clerk.", "Read their lips, he said."),
    ),
    Rule(
        name="en.newsletter-signup",
        reason=Reason.PROMOTION,
        finds=Phrase(
            r"^\W{0,4}(?:please )?(?:sign[- ]?up|subscribe|register|join|get|receive|enter your e-?mail|stay|never "
            r"miss|don['’]t miss|want (?:more|the|to)|like (?:this|what)|enjoy(?:ing|ed)?|love|be the first)\b"
            r".{0,140}\b(?:newsletters?|inbox|mailing list|e-?mail (?:list|updates?|alerts?|address)|by e-?mail"
            r"|breaking news|daily (?:digest|briefing)|weekly (?:digest|roundup|update)|news alerts|in the loop|up "
            r"to date|informed)\b.{0,200}$",
            starts=(
                "please", "sign", "signup", "subscribe", "register", "join", "get", "receive", "enter", "stay",
                "never", "don", "want", "like", "enjoy", "enjoying", "enjoyed", "love", "be", "-", "*", "•", "►",
            ),
        ),
        removes=(
            "Sign up for our daily newsletter.",
            "Subscribe to our newsletter",
            "Get the day's top news delivered to your inbox every morning.",
            "Want more stories like this? Sign up for our weekly newsletter.",
        ),
        keeps=(
            "She quit after the newsletter printed her address.",
            "Subscribers said that the paper had ignored them.",
        ),
        sure=True,
    ),
    Rule(
        name="en.newsletter-line",
        reason=Reason.PROMOTION,
        finds=Lines(
            "newsletter", "newsletters", "newsletter sign up", "newsletter signup", "newsletter sign-up",
            "our newsletter", "email newsletter", "free newsletter", "sign up for our newsletter",
            "sign up for our newsletters", "subscribe to our newsletter", "subscribe to our newsletters",
            "join our newsletter", "join our mailing list", "get our newsletter", "subscribe to newsletter",
            "subscribe to the newsletter", "sign up", "sign up now", "sign up today", "sign up for free",
            "subscribe", "subscribe now", "subscribe today", "subscribe here", "subscribe to our blog",
            "subscribe via email", "get updates", "stay updated", "stay informed", "stay connected",
            "stay up to date", "stay in the loop", "stay in touch", "never miss a story", "never miss a post",
            "get the latest news", "get breaking news", "daily newsletter", "weekly newsletter",
            "manage newsletters", "by signing up you agree to our terms", "success! you are subscribed",
            "thank you for subscribing", "thanks for subscribing", "you have successfully subscribed", "you're in",
            "thank you for signing up", "thanks for signing up", "notify me", "get notified", "get email alerts",
            "email alerts", "get alerts", "unsubscribe", "unsubscribe at any time", "no spam", "your email",
            "your email address", "email address", "enter your email", "enter your email address",
            "email address (required)", "type your email", "email (required)", "subscribe to get the latest posts",
            "become a member", "become a subscriber", "already a subscriber", "already a member", "subscription",
            "subscriptions", "gift subscription", "give a gift", "digital subscription", "e-paper", "epaper",
            "subscriber only", "subscribers only", "for subscribers", "members only", "premium", "unlimited access",
            "free trial", "subscribe for full access", "choose your plan", "view subscription options",
            "ready for more?", "join the newsletter",
        ),
        removes=("Newsletter", "Sign up now", "SUBSCRIBE", "Never miss a story", "Enter your email address"),
        keeps=("The newsletter reached ten people.", "Subscribe was the only button that worked."),
        sure=True,
    ),
    Rule(
        name="en.newsletter-terms",
        reason=Reason.PROMOTION,
        finds=Phrase(
            r"^(?:by (?:signing up|subscribing|clicking|submitting|registering|providing|entering|checking|creating"
            r"|continuing|joining)|you can unsubscribe|unsubscribe|we (?:won['’]t|will never|never|respect|hate"
            r"|don['’]t) (?:spam|share|sell|send|your)"
            r"|check your (?:inbox|e-?mail)|this (?:site|form) is protected by recaptcha|thank you for "
            r"(?:subscribing|signing)|thanks for (?:subscribing|signing)|please (?:enter|provide|check) (?:a |an "
            r"|your )?(?:valid|e-?mail|inbox))\b.{0,400}$",
            starts=(
                "by signing", "by subscribing", "by clicking", "by submitting", "by registering", "by providing",
                "by entering", "by checking", "by creating", "by continuing", "by joining", "you can", "unsubscribe",
                "we won", "we will", "we never", "we respect", "we hate", "we don", "check your", "this site",
                "this form", "thank you", "thanks for", "please enter", "please provide", "please check",
            ),
        ),
        removes=(
            "By signing up, you agree to our Terms of Use and Privacy Policy.",
            "You can unsubscribe at any time.",
            "This site is protected by reCAPTCHA.",
        ),
        keeps=("By signing the order, he ended the ban.", "We never saw him again."),
    ),
    Rule(
        name="en.channel",
        reason=Reason.PROMOTION,
        finds=Phrase(
            rf"^\W{{0,4}}(?:please )?(?:join|follow|subscribe to|subscribe on|like|find|connect with|visit|add|catch"
            rf"|watch|get|download|keep up with|like (?:and|&) follow)\b[^.!?]{{0,90}}\b(?:on|our|'s|’s|via|@"
            rf"|channel|page|group|us|me)\b[^.!?]{{0,40}}\b{_NETWORK}\b.{{0,160}}$",
            starts=(
                "please", "join", "follow", "subscribe", "like", "find", "connect", "visit", "add", "catch", "watch",
                "get", "download", "keep", "-", "*", "•", "►",
            ),
        ),
        removes=(
            "Join ST's Telegram channel and get the latest breaking news delivered to you.",
            "Follow us on Facebook and Twitter",
            "Follow @janedoe on X",
            "Like our page on Facebook",
        ),
        keeps=("Followers on Telegram shared the clip.", "Joining him on Instagram were three of his sons."),
        sure=True,
    ),
    Rule(
        name="en.follow",
        reason=Reason.SHARE_BAR,
        finds=Lines(
            "follow", "follow us", "follow us on", "follow us on social media", "follow me", "follow me on",
            "follow us on facebook", "follow us on twitter", "follow us on instagram", "follow us on linkedin",
            "follow us on youtube", "follow us on x", "follow us on google news", "follow on facebook", "connect",
            "connect with us", "connect with me", "find us on", "find us on facebook", "join us", "join us on",
            "social", "social media", "social links", "let's connect", "like us on facebook", "join the community",
            "join our community", "visit us on facebook", "visit us on instagram", "join the conversation on",
            "get social", "follow author", "follow topic", "follow this author", "follow on x", "unfollow",
            "following", "join our telegram channel", "join our whatsapp channel", "join our whatsapp group",
            "follow our channel", "stay social", "follow along", "follow for more",
        ),
        removes=("Follow us", "Follow us on:", "Connect with us"),
        keeps=("Follow the money, she was told.",),
        sure=True,
    ),
    Rule(
        name="en.app",
        reason=Reason.PROMOTION,
        finds=Phrase(
            r"^(?:download|get|install|try|open|use)\b (?:our|the|your|my|it on)\b[^.!?]{0,50}\b(?:app|apps|app "
            r"store|google play|play store)\b.{0,120}$|^(?:available|download|get it) on (?:the )?(?:app store"
            r"|google play)\b.{0,40}$",
            starts=("download", "get", "install", "try", "open", "use", "available"),
        ),
        removes=("Download our app", "Get the free news app for breaking alerts.", "Get it on Google Play"),
        keeps=("Downloads of the app doubled in May.",),
    ),
    Rule(
        name="en.support-journalism",
        reason=Reason.PROMOTION,
        finds=Phrase(
            r"^(?:please )?(?:support|donate to|help fund) (?:our|independent|local|quality|nonprofit|free)"
            r"(?: \w{2,12})? (?:journalism|newsroom|reporting|journalists)(?:[.!,:–-].{0,80})?$",
            starts=("please", "support", "donate", "help"),
        ),
        removes=("Support our journalism. Become a member today.", "Please support independent local journalism"),
        keeps=("Support for local papers has grown, the survey says.",),
        sure=True,
    ),
    Rule(
        name="en.support",
        reason=Reason.PROMOTION,
        finds=Phrase(
            r"^(?:please )?(?:support|donate|help (?:us|keep|support)|make a (?:gift|donation|contribution)"
            r"|contribute|chip in|buy me a|if you (?:value|enjoy(?:ed)?|like(?:d)?|appreciate|found)|your "
            r"(?:support|donation|contribution|gift)|we (?:need|rely on|depend on) your|become a (?:member"
            r"|supporter|patron|subscriber|donor)|we['’]re (?:a )?(?:non-?profit|reader)|independent journalism"
            r"|since you['’]re here|consider (?:supporting|making|becoming|donating|subscribing|a donation))\b"
            r"(?=.{0,200}\b(?:journalism|newsroom|support|donat\w*|contribut\w*|tax-deductible|member|membership"
            r"|coffee|patreon|reporting|subscrib\w*|readers?|share it|article|post|blog|channel|work)\b).{0,500}$",
            starts=(
                "please", "support", "donate", "help", "make", "contribute", "chip", "buy", "if", "your", "we",
                "become", "independent", "since", "consider",
            ),
        ),
        removes=(
            "Support our journalism",
            "If you value our reporting, please consider a donation.",
            "Buy me a coffee",
            "Donate to support independent journalism",
        ),
        keeps=("Support for the bill fell to 30%.", "Donated blood is running out."),
    ),
    Rule(
        name="en.paywall",
        reason=Reason.PROMOTION,
        finds=Phrase(
            r"^(?:already (?:a |an )?(?:subscriber|member|subscribed|registered|have an account)|to (?:continue"
            r"|keep|read the (?:full|rest))\b.{0,20}(?:reading|article|story)|this (?:article|content|story|post"
            r"|page) is (?:for|only|exclusive|reserved|available (?:only )?(?:to|for)|free)"
            r"|(?:subscribe|register|sign (?:in|up)|log in)(?: now| today| or register| for free)? (?:to|for) "
            r"(?:continue|keep|unlock|read|full|unlimited|access|get|view|listen|save|post|comment|leave)"
            r"|you(?:['’]ve| have) (?:reached|read|used) your|you have \w{1,6} (?:free )?articles?|unlock (?:this"
            r"|the full|unlimited|more)|get (?:unlimited|full|digital) access|create (?:a free|your free|an) "
            r"account|start your (?:free|subscription|substack))\b.{0,200}$",
            starts=(
                "already", "to continue", "to keep", "to read", "this article", "this content", "this story",
                "this post", "this page", "subscribe", "register", "sign in", "sign up", "log in", "you have",
                "you ve", "unlock this", "unlock the", "unlock unlimited", "unlock more", "get unlimited",
                "get full", "get digital", "create a", "create your", "create an", "start your",
            ),
        ),
        removes=(
            "Already a subscriber? Log in",
            "To continue reading, subscribe today.",
            "You have reached your limit of free articles.",
            "Subscribe now to keep reading and get access to the full archive.",
        ),
        keeps=("This story is forgotten today.", "To continue, the project needs money."),
    ),
    Rule(
        name="en.tip",
        reason=Reason.PROMOTION,
        finds=Phrase(
            r"^\W{0,3}(?:(?:have|got|do you have|seen) (?:a |an |any |something )?(?:news )?(?:tips?|stor(?:y|ies)"
            r"|questions?|feedback|comments?|information|experience|news|idea)\b[^.]{0,80}\?.{0,200}"
            r"|(?:e-?mail|contact|reach|write to|message|text|call|tip) (?:the (?:author|writer|reporter|editor"
            r"|newsroom)|us|me|our|him|her|them|newsroom)\b.{0,160}|send (?:us )?(?:your|a|news|tips|an "
            r"e-?mail)\b.{0,160}|(?:did we|see something wrong|spotted an? (?:error|mistake|typo)|report an? "
            r"(?:error|mistake|typo|correction|problem|issue))\b.{0,120}|let us know\b.{0,120})$",
            starts=(
                "have", "got", "do", "seen", "email", "e", "contact", "reach", "write", "message", "text", "call",
                "tip", "send", "did", "see", "spotted", "report", "let",
            ),
        ),
        removes=(
            "Have a tip? Email us at tips@example.com",
            "Contact the author at jane@example.com.",
            "Got a story? Let us know.",
            "Report a typo",
        ),
        keeps=("Have they told her? No.", "Contact with the ship was lost."),
    ),
    Rule(
        name="en.affiliate",
        reason=Reason.NOTICE,
        finds=Phrase(
            r"^.{0,200}\b(?:we|i|us|site|publisher|team|our writers)\b.{0,40}\b(?:earn|receive|get|make"
            r"|collect)\b.{0,40}\b(?:commissions?|affiliate|compensat\w+|qualifying purchases|portion of "
            r"sales)\b.{0,400}$|^(?:affiliate|advertis(?:er|ing)|commerce) (?:disclosure|disclaimer)\b.{0,400}$",
            words=(
                "commission", "commissions", "affiliate", "purchases", "advertiser", "compensated", "compensation",
            ),
        ),
        removes=(
            "We may earn a commission from links on this page.",
            "As an Amazon Associate I earn from qualifying purchases.",
            "Affiliate disclosure",
        ),
        keeps=("The commission will earn less this year.", "Agents receive a commission on every sale."),
        page=True,
    ),
)  # fmt: skip
