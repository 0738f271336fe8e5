"""English."""

from __future__ import annotations

from cleaner.languages.language import Language
from cleaner.models import Reason
from cleaner.rules import DIGIT, Lines, Phrase, Rule, Scope

# A capitalised name of one to six words, in a pattern that otherwise ignores case.
_NAME = r"(?-i:[A-ZÀ-Þ][\w.'’-]{0,30}(?: (?:de|van|von|der|la|al|bin|and|&|[A-ZÀ-Þ][\w.'’-]{0,30})){0,7})"
_NETWORK = r"(?:telegram|whats ?app|youtube|instagram|facebook|twitter|linkedin|tiktok|threads|bluesky|google news|apple news|x|social media|discord|flipboard|viber)"

_RULES: tuple[Rule, ...] = (
    # --- advertisement -------------------------------------------------------------------------------------------
    Rule(
        name="en.advertisement",
        reason=Reason.ADVERTISEMENT,
        finds=Lines(
            "advertisement", "advertisements", "advertisement - continue reading below", "advertisement continue reading below",
            "story continues below advertisement", "article continues below advertisement", "continues below advertisement",
            "article continues after advertisement", "article continues below", "story continues below", "story continues",
            "article continues after ad", "article continues below ad", "scroll to continue", "scroll to continue with content",
            "continue reading the main story", "skip advertisement", "skip ad", "ad feedback", "report this ad", "remove ads",
            "hide ads", "sponsored content", "sponsored links", "sponsored stories", "sponsored post", "paid content", "paid post",
            "promoted content", "promoted stories", "promoted links", "promoted by", "sponsored", "ad", "ads", "ads by google",
            "advertisement. scroll to continue reading", "content continues after ad", "this content is imported from",
            "partner content", "presented by", "from our sponsors", "from our partners", "our sponsors", "advertiser content",
            "advertising", "why this ad", "close ad", "paid partnership", "remove all ads", "powered by", "sponsored by",
        ),
        removes=("ADVERTISEMENTs", "Advertisement", "- Advertisement -", "Story continues below advertisement", "Sponsored Content"),
        keeps=("The advertisement ran for a week.", "Advertisements for the drug were banned."),
        sure=True,
    ),
    Rule(
        name="en.advertisement-label",
        reason=Reason.ADVERTISEMENT,
        finds=Phrase(
            r"^(?:advertisement|sponsored(?: content)?|paid (?:content|post|partnership)|promoted|presented|brought to you|powered)\b"
            r"(?: by\b|\s?[:|–-]) ?[^.!?]{0,60}$",
            starts=("advertisement", "sponsored", "paid", "promoted", "presented", "brought", "powered"),
        ),
        removes=("Sponsored by Acme Bank", "Advertisement: Acme", "Paid content | Acme", "Powered by WordPress"),
        keeps=("Sponsored by two Republicans, the bill passed.", "Presented by her lawyer, the evidence was thin."),
    ),
    # --- other pieces of the same outlet ---------------------------------------------------------------------------
    Rule(
        name="en.also-read",
        reason=Reason.RELATED,
        finds=Phrase(
            r"^\W{0,4}(?:also read|read also|also see|see also|read more|read next|read this(?: next)?|must[- ]read|now read|next read"
            r"|related(?: (?:stor(?:y|ies)|articles?|posts?|news|reading|content|video|coverage|read|link))?|recommended(?: (?:reading|stories|articles?))?"
            r"|more (?:on this|stories)|don['’]t miss|in case you missed it|icymi|you may also like|you might also like|up next|suggested reading"
            r"|further reading|read the full (?:story|article|report)(?: here)?|read our|watch (?:also|more|next|this)|also watch|also listen"
            r"|learn more|(?:click|tap) here to read(?: more)?|read full story|see more|explore more|more from us|editor['’]s picks?|dig deeper)"
            r"\s{0,3}[:|►>–—»]\s{0,3}\S.{0,240}$",
            starts=("also", "read", "see", "must", "now", "next", "related", "recommended", "more", "don", "in", "icymi", "you", "up",
                    "suggested", "further", "watch", "learn", "click", "tap", "explore", "editor", "dig", "-", "–", "—", "*", "•", "►", "▶", ">", "»", "(", "["),
        ),
        removes=(
            "Also Read: Trump administration sues four New Jersey cities over immigration cases",
            "READ MORE: Who is running ICE now?",
            "Related: How deportation works",
            "(Read more: The five numbers that matter)",
            "See also — Five things to know",
        ),
        keeps=("Also read out was a letter from her mother.", "Related cases are before the court.", "Read more slowly, the judge told her."),
        sure=True,
    ),
    Rule(
        name="en.read-more-headline",
        reason=Reason.RELATED,
        # In capitals, and then the other story's headline without a colon.
        finds=Phrase(
            r"^\W{0,3}(?-i:READ MORE|ALSO READ|READ ALSO|RELATED|READ NEXT|MUST READ|SEE ALSO|MORE|WATCH|READ|DON['’]T MISS|LISTEN)\b[:\s]{1,3}(?-i:[A-ZÀ-Þ0-9'\"‘“])[^\n]{10,200}$",
            starts=("read", "also", "related", "must", "see", "more", "watch", "don", "listen", "►", "▶", ">", "»", "-", "*", "•"),
        ),
        removes=("READ MORE Five things to know about the budget", "WATCH Police arrest two at the border"),
        keeps=("Read More than two decades of his columns and you will see.", "WATCH is the name of the charity."),
    ),
    Rule(
        name="en.read-more",
        reason=Reason.RELATED,
        finds=Lines(
            "read more", "read the full story", "read the full article", "read full article", "read full story", "read the rest",
            "continue reading", "keep reading", "click here to read more", "read more here", "full story", "show more", "load more",
            "see more", "view more", "view all", "see all", "show all", "show less", "read less", "expand", "collapse", "read more...",
            "read the article", "read article", "read now", "read story", "see more stories", "view all posts", "view all articles",
            "more stories", "load more articles", "load more stories", "see all articles", "see all posts", "read next", "read more about this",
            "click here", "click here for more", "learn more here", "find out more", "more info", "more information", "also read", "see also",
            "show more stories", "view all stories", "explore more", "discover more", "read more news", "more news", "read it here", "read the story",
            "keep reading...", "continue reading...", "view full article", "show full article", "read the full report", "see full article", "read this next",
            "get more", "view profile", "view details", "view full bio", "read full bio", "see full bio", "see more articles", "all articles", "all posts",
        ),
        removes=("Read more", "Continue reading →", "» Read More …", "View all"),
        keeps=("Read more than one paper, he said.", "Keep reading to the end, and the meaning changes."),
        sure=True,
    ),
    Rule(
        name="en.learn-more",
        reason=Reason.PROMOTION,
        finds=Lines(
            "learn more", "get started", "start now", "try it free", "try for free", "start free trial", "start your free trial", "request a demo",
            "book a demo", "get a demo", "schedule a demo", "get a quote", "get a free quote", "request a quote", "contact sales", "talk to sales",
            "talk to us", "talk to an expert", "book now", "buy now", "shop now", "order now", "apply now", "join now", "join today", "download now",
            "get started for free", "get started today", "get started now", "try now", "try it now", "book a call", "schedule a call", "sign me up",
            "see pricing", "view pricing", "add to cart", "add to basket", "shop all", "learn how", "see how it works", "get the app", "open app",
            "open in app", "see plans", "view plans", "watch demo", "get in touch", "book a consultation", "free consultation", "speak to an expert",
            "watch now", "listen now", "enroll now", "register now", "reserve now", "check availability", "check price", "see price", "view deal",
            "see deal", "get deal", "buy on amazon", "view on amazon", "see on amazon", "see at amazon", "buy at amazon", "continue shopping",
        ),
        removes=("Learn more", "Get started", "Book a demo", "SHOP NOW"),
        keeps=("Learn more than you teach, she says.",),
    ),
    Rule(
        name="en.related-section",
        reason=Reason.RELATED,
        finds=Lines(
            "related", "related articles", "related posts", "related stories", "related content", "related news", "related topics", "related links",
            "related reading", "related coverage", "related videos", "related items", "related resources", "related products", "related blogs",
            "related article", "related story", "related post", "related searches", "related insights", "related tags",
            "you may also like", "you might also like", "you may also be interested in", "you might be interested in", "you may like", "you might like",
            "you may also enjoy", "you might also enjoy", "you may have missed", "people also read", "others also read", "readers also liked",
            "recommended", "recommended for you", "recommended articles", "recommended reading", "recommended stories", "recommended posts",
            "recommended videos", "more for you", "more from", "more from us", "more from this author", "more from author", "more like this",
            "more on this", "more on this story", "more on this topic", "more to read", "more to explore", "more to explorer", "more articles", "more posts",
            "more news", "more stories", "more headlines", "more videos", "more in this section", "more by this author", "other stories", "other news",
            "other articles", "other posts", "similar articles", "similar posts", "similar stories", "similar news", "suggested articles", "suggested for you",
            "suggested reading", "read next", "up next", "watch next", "what to read next", "next up", "keep exploring", "explore more", "don't miss",
            "in case you missed it", "top picks for you", "picked for you", "stories for you", "from the web", "around the web", "from around the web",
            "from our network", "more from our network", "from the archive", "from the blog", "more from the blog", "keep on reading", "related to this story",
            "you might also be interested in", "also on", "also in the news", "also in this section", "articles you may like", "stories you may like",
            "continue reading with", "featured articles", "featured posts", "featured stories", "further reading", "related guides", "related categories",
            "more from news", "more in news", "recommended by", "similar", "related questions", "explore related topics", "explore topics", "see more stories",
        ),
        removes=("Related", "Related Articles", "You may also like:", "MORE FROM THIS AUTHOR", "Recommended for you"),
        keeps=("Related charges were dropped.", "You may also like to know who paid."),
        scope=Scope.SECTION,
        sure=True,
    ),
    Rule(
        name="en.popular-section",
        reason=Reason.LINK_FARM,
        finds=Lines(
            "most read", "most popular", "most viewed", "most shared", "most commented", "most recent", "popular", "popular now", "popular posts",
            "popular articles", "popular stories", "popular topics", "popular searches", "trending", "trending now", "trending stories", "trending news",
            "trending topics", "trending articles", "trending posts", "trending today", "what's trending", "top stories", "top news", "top articles", "top posts",
            "top headlines", "latest", "latest news", "latest stories", "latest posts", "latest articles", "latest headlines", "latest updates", "the latest",
            "latest from", "recent posts", "recent articles", "recent stories", "recent news", "recent comments", "breaking news", "headlines", "today's headlines",
            "editor's picks", "editor's pick", "editors' picks", "editor's choice", "editors' choice", "staff picks", "our picks", "must read", "must reads",
            "must-read", "must see", "hot topics", "hot news", "just in", "featured", "featured news", "in the news", "in other news", "news in brief",
            "top videos", "latest videos", "latest video", "videos", "most watched", "photo galleries", "galleries", "in pictures", "special reports", "spotlight",
            "best of the web", "this week's top stories", "today's top stories", "top latest discussions", "new stories", "what's new", "new this week",
            "popular categories", "popular tags", "latest reviews", "what to watch", "newsletters for you", "stories that matter", "best sellers",
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
            r"^(?:(?:read |see |view |get |find )?(?:more|latest|other|recent|popular|top|all|the latest)\b(?: (?:great )?(?:stories|news|articles|posts|coverage|headlines|reading|blogs|videos|resources|episodes))?"
            r" (?:from|on|in|about|by|for|related to|like)|more (?:[\w&]{2,20} )(?:news|stories|articles|posts|resources|blogs)|also (?:from|by|in)|related (?:to|articles? on))\b[^.!?:;]{0,60}:?$",
            starts=("read", "see", "view", "get", "find", "more", "latest", "other", "recent", "popular", "top", "all", "the", "also", "related"),
        ),
        removes=("More from World", "More on immigration", "Latest stories from Asia", "See more by Jane Doe", "More climate news"),
        keeps=("More on that later.", "More from the surplus would go to schools, she said.", "Other news from the talks was worse."),
        scope=Scope.SECTION,
    ),
    Rule(
        name="en.see-elsewhere",
        reason=Reason.RELATED,
        finds=Phrase(
            r"^(?:\W{0,3})(?:for more (?:on|about|information|news|stories|details|of)\b.{0,80}\b(?:visit|click|see|go to|read|follow|check out|subscribe|download)\b.{0,160}"
            r"|(?:click|tap) here\b.{2,160}|check out (?:our|my|these|the (?:rest|full|latest))\b.{2,200}|(?:read|see|view|browse|explore|discover) (?:all )?(?:of )?(?:our|my)\b.{2,140})$",
            starts=("for", "click", "tap", "check", "read", "see", "view", "browse", "explore", "discover"),
        ),
        removes=("For more on this story, visit our politics page.", "Click here to read the ruling", "Check out our guide to the best laptops."),
        keeps=("For more information leaked later, the minister blamed a clerk.", "Read their lips, he said."),
    ),
    # --- promotion -------------------------------------------------------------------------------------------------
    Rule(
        name="en.newsletter-signup",
        reason=Reason.PROMOTION,
        finds=Phrase(
            r"^\W{0,4}(?:please )?(?:sign[- ]?up|subscribe|register|join|get|receive|enter your e-?mail|stay|never miss|don['’]t miss|want (?:more|the|to)|like (?:this|what)|enjoy(?:ing|ed)?|love|be the first)\b"
            r".{0,140}\b(?:newsletters?|inbox|mailing list|e-?mail (?:list|updates?|alerts?|address)|by e-?mail|breaking news|daily (?:digest|briefing)|weekly (?:digest|roundup|update)|news alerts|in the loop|up to date|informed)\b.{0,200}$",
            starts=("please", "sign", "signup", "subscribe", "register", "join", "get", "receive", "enter", "stay", "never", "don", "want", "like", "enjoy", "enjoying", "enjoyed", "love", "be", "-", "*", "•", "►"),
        ),
        removes=(
            "Sign up for our daily newsletter.",
            "Subscribe to our newsletter",
            "Get the day's top news delivered to your inbox every morning.",
            "Want more stories like this? Sign up for our weekly newsletter.",
        ),
        keeps=("She quit after the newsletter printed her address.", "Subscribers said that the paper had ignored them."),
    ),
    Rule(
        name="en.newsletter-line",
        reason=Reason.PROMOTION,
        finds=Lines(
            "newsletter", "newsletters", "newsletter sign up", "newsletter signup", "newsletter sign-up", "our newsletter", "email newsletter", "free newsletter",
            "sign up for our newsletter", "sign up for our newsletters", "subscribe to our newsletter", "subscribe to our newsletters", "join our newsletter",
            "join our mailing list", "get our newsletter", "subscribe to newsletter", "subscribe to the newsletter", "sign up", "sign up now", "sign up today",
            "sign up for free", "subscribe", "subscribe now", "subscribe today", "subscribe here", "subscribe to our blog", "subscribe via email", "get updates",
            "stay updated", "stay informed", "stay connected", "stay up to date", "stay in the loop", "stay in touch", "never miss a story", "never miss a post",
            "get the latest news", "get breaking news", "daily newsletter", "weekly newsletter", "manage newsletters", "by signing up you agree to our terms",
            "success! you are subscribed", "thank you for subscribing", "thanks for subscribing", "you have successfully subscribed", "you're in", "thank you for signing up",
            "thanks for signing up", "notify me", "get notified", "get email alerts", "email alerts", "get alerts", "unsubscribe", "unsubscribe at any time", "no spam",
            "your email", "your email address", "email address", "enter your email", "enter your email address", "email address (required)", "type your email", "email (required)",
            "subscribe to get the latest posts", "become a member", "become a subscriber", "already a subscriber", "already a member", "subscription", "subscriptions",
            "gift subscription", "give a gift", "digital subscription", "e-paper", "epaper", "subscriber only", "subscribers only", "for subscribers", "members only", "premium",
            "unlimited access", "free trial", "subscribe for full access", "choose your plan", "view subscription options", "ready for more?", "join the newsletter",
        ),
        removes=("Newsletter", "Sign up now", "SUBSCRIBE", "Never miss a story", "Enter your email address"),
        keeps=("The newsletter reached ten people.", "Subscribe was the only button that worked."),
        sure=True,
    ),
    Rule(
        name="en.newsletter-terms",
        reason=Reason.PROMOTION,
        finds=Phrase(
            r"^(?:by (?:signing up|subscribing|clicking|submitting|registering|providing|entering|checking|creating|continuing|joining)|you can unsubscribe|unsubscribe|we (?:won['’]t|will never|never|respect|hate|don['’]t) (?:spam|share|sell|send|your)"
            r"|check your (?:inbox|e-?mail)|this (?:site|form) is protected by recaptcha|thank you for (?:subscribing|signing)|thanks for (?:subscribing|signing)|please (?:enter|provide|check) (?:a |an |your )?(?:valid|e-?mail|inbox))\b.{0,400}$",
            starts=("by", "you", "unsubscribe", "we", "check", "this", "thank", "thanks", "please"),
        ),
        removes=("By signing up, you agree to our Terms of Use and Privacy Policy.", "You can unsubscribe at any time.", "This site is protected by reCAPTCHA."),
        keeps=("By signing the order, he ended the ban.", "We never saw him again."),
    ),
    Rule(
        name="en.channel",
        reason=Reason.PROMOTION,
        finds=Phrase(
            rf"^\W{{0,4}}(?:please )?(?:join|follow|subscribe to|subscribe on|like|find|connect with|visit|add|catch|watch|get|download|keep up with|like (?:and|&) follow)\b[^.!?]{{0,90}}\b(?:on|our|'s|’s|via|@|channel|page|group|us|me)\b[^.!?]{{0,40}}\b{_NETWORK}\b.{{0,160}}$",
            starts=("please", "join", "follow", "subscribe", "like", "find", "connect", "visit", "add", "catch", "watch", "get", "download", "keep", "-", "*", "•", "►"),
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
            "follow", "follow us", "follow us on", "follow us on social media", "follow me", "follow me on", "follow us on facebook", "follow us on twitter", "follow us on instagram",
            "follow us on linkedin", "follow us on youtube", "follow us on x", "follow us on google news", "follow on facebook", "connect", "connect with us", "connect with me", "find us on",
            "find us on facebook", "join us", "join us on", "social", "social media", "social links", "let's connect", "like us on facebook", "join the community", "join our community",
            "visit us on facebook", "visit us on instagram", "join the conversation on", "get social", "follow author", "follow topic", "follow this author", "follow on x", "unfollow", "following",
            "join our telegram channel", "join our whatsapp channel", "join our whatsapp group", "follow our channel", "stay social", "follow along", "follow for more",
        ),
        removes=("Follow us", "Follow us on:", "Connect with us"),
        keeps=("Follow the money, she was told.",),
        sure=True,
    ),
    Rule(
        name="en.app",
        reason=Reason.PROMOTION,
        finds=Phrase(
            r"^(?:download|get|install|try|open|use)\b (?:our|the|your|my|it on)\b[^.!?]{0,50}\b(?:app|apps|app store|google play|play store)\b.{0,120}$|^(?:available|download|get it) on (?:the )?(?:app store|google play)\b.{0,40}$",
            starts=("download", "get", "install", "try", "open", "use", "available"),
        ),
        removes=("Download our app", "Get the free news app for breaking alerts.", "Get it on Google Play"),
        keeps=("Downloads of the app doubled in May.",),
    ),
    Rule(
        name="en.support",
        reason=Reason.PROMOTION,
        finds=Phrase(
            r"^(?:please )?(?:support|donate|help (?:us|keep|support)|make a (?:gift|donation|contribution)|contribute|chip in|buy me a|if you (?:value|enjoy(?:ed)?|like(?:d)?|appreciate|found)|your (?:support|donation|contribution|gift)|we (?:need|rely on|depend on) your|become a (?:member|supporter|patron|subscriber|donor)|we['’]re (?:a )?(?:non-?profit|reader)|independent journalism|since you['’]re here|consider (?:supporting|making|becoming|donating|subscribing|a donation))\b"
            r"(?=.{0,200}\b(?:journalism|newsroom|support|donat\w*|contribut\w*|tax-deductible|member|membership|coffee|patreon|reporting|subscrib\w*|readers?|share it|article|post|blog|channel|work)\b).{0,500}$",
            starts=("please", "support", "donate", "help", "make", "contribute", "chip", "buy", "if", "your", "we", "become", "independent", "since", "consider"),
        ),
        removes=("Support our journalism", "If you value our reporting, please consider a donation.", "Buy me a coffee", "Donate to support independent journalism"),
        keeps=("Support for the bill fell to 30%.", "Donated blood is running out."),
    ),
    Rule(
        name="en.paywall",
        reason=Reason.PROMOTION,
        finds=Phrase(
            r"^(?:already (?:a |an )?(?:subscriber|member|subscribed|registered|have an account)|to (?:continue|keep|read the (?:full|rest))\b.{0,20}(?:reading|article|story)|this (?:article|content|story|post|page) is (?:for|only|exclusive|reserved|available (?:only )?(?:to|for)|free)"
            r"|(?:subscribe|register|sign (?:in|up)|log in)(?: now| today| or register| for free)? (?:to|for) (?:continue|keep|unlock|read|full|unlimited|access|get|view|listen|save|post|comment|leave)"
            r"|you(?:['’]ve| have) (?:reached|read|used) your|you have \w{1,6} (?:free )?articles?|unlock (?:this|the full|unlimited|more)|get (?:unlimited|full|digital) access|create (?:a free|your free|an) account|start your (?:free|subscription|substack))\b.{0,200}$",
            starts=("already", "to", "this", "subscribe", "register", "sign", "log", "you", "unlock", "get", "create", "start"),
        ),
        removes=("Already a subscriber? Log in", "To continue reading, subscribe today.", "You have reached your limit of free articles.", "Subscribe now to keep reading and get access to the full archive."),
        keeps=("This story is forgotten today.", "To continue, the project needs money."),
    ),
    Rule(
        name="en.tip",
        reason=Reason.PROMOTION,
        finds=Phrase(
            r"^\W{0,3}(?:(?:have|got|do you have|seen) (?:a |an |any |something )?(?:news )?(?:tips?|stor(?:y|ies)|questions?|feedback|comments?|information|experience|news|idea)\b[^.]{0,80}\?.{0,200}"
            r"|(?:e-?mail|contact|reach|write to|message|text|call|tip) (?:the (?:author|writer|reporter|editor|newsroom)|us|me|our|him|her|them|newsroom)\b.{0,160}|send (?:us )?(?:your|a|news|tips|an e-?mail)\b.{0,160}|(?:did we|see something wrong|spotted an? (?:error|mistake|typo)|report an? (?:error|mistake|typo|correction|problem|issue))\b.{0,120}|let us know\b.{0,120})$",
            starts=("have", "got", "do", "seen", "email", "e", "contact", "reach", "write", "message", "text", "call", "tip", "send", "did", "see", "spotted", "report", "let"),
        ),
        removes=("Have a tip? Email us at tips@example.com", "Contact the author at jane@example.com.", "Got a story? Let us know.", "Report a typo"),
        keeps=("Have they told her? No.", "Contact with the ship was lost."),
    ),
    Rule(
        name="en.affiliate",
        reason=Reason.NOTICE,
        finds=Phrase(
            r"^.{0,200}\b(?:we|i|us|site|publisher|team|our writers)\b.{0,40}\b(?:earn|receive|get|make|collect)\b.{0,40}\b(?:commissions?|affiliate|compensat\w+|qualifying purchases|portion of sales)\b.{0,400}$|^(?:affiliate|advertis(?:er|ing)|commerce) (?:disclosure|disclaimer)\b.{0,400}$",
            words=("commission", "commissions", "affiliate", "purchases", "advertiser", "compensated", "compensation"),
        ),
        removes=("We may earn a commission from links on this page.", "As an Amazon Associate I earn from qualifying purchases.", "Affiliate disclosure"),
        keeps=("The commission will earn less this year.", "Agents receive a commission on every sale."),
    ),
    # --- share bars, comments, forms -------------------------------------------------------------------------------
    Rule(
        name="en.share",
        reason=Reason.SHARE_BAR,
        finds=Lines(
            "share", "shares", "share this", "share this article", "share this story", "share this post", "share this page", "share this video", "share this with", "share this on", "share article", "share story",
            "share post", "share now", "share with friends", "share on facebook", "share on twitter", "share on x", "share on linkedin", "share on whatsapp", "share on pinterest", "share on reddit", "share via email",
            "share by email", "share on telegram", "share on bluesky", "share on threads", "share on flipboard", "share to facebook", "share to twitter", "share via", "share on", "share it", "share options", "sharing", "sharing is caring",
            "tweet", "tweet this", "post", "pin", "pin it", "copy", "copy link", "copied", "link copied", "copy url", "copy link to clipboard", "copied to clipboard", "link copied to clipboard", "email this", "email this article", "email article",
            "email a friend", "send to a friend", "print", "print this", "print this article", "print article", "print page", "print this page", "save", "save article", "save for later", "saved", "bookmark", "add bookmark", "gift", "gift article", "gift this article",
            "like", "like this", "like loading", "likes", "loading", "view in browser", "embed", "text", "text size", "font size", "resize text", "listen", "listen to this article", "listen to article", "listen to story", "play audio", "play video", "pause", "watch", "play",
            "add us on google", "add to google", "make us preferred on google", "follow us on google", "prefer us on google", "republish", "republish this article", "republish this story", "cite this article", "download pdf", "save as pdf", "pdf", "reprints", "translate", "open in new tab",
            "opens in a new window", "opens in new window", "get link", "other apps", "thumbs up", "helpful", "was this helpful", "was this page helpful", "was this article helpful", "rate this", "rate this article", "reactions", "upvote", "downvote", "share your thoughts", "share feedback", "summarize", "ask ai", "key takeaways by ai",
            "try our ai features", "try our ai", "explore with ai", "summarize with ai", "share full article", "toggle", "toggle navigation", "toggle menu",
        ),
        removes=("Share", "SHARE THIS ARTICLE:", "Copy link", "Listen to this article", "Print", "Try Our AI Features"),
        keeps=("Share prices fell.", "Print is dying, he said."),
        sure=True,
    ),
    Rule(
        name="en.share-call",
        reason=Reason.SHARE_BAR,
        finds=Phrase(
            rf"^(?:(?:click|tap) to (?:share|e-?mail|print|copy|tweet|save)\b.{{0,120}}|(?:share|tweet|post|pin|send|e-?mail|recommend|save)\b(?: this| it)?(?: (?:article|story|post|page|via|on|to|with|in))?[^.!?]{{0,40}}\b(?:{_NETWORK}|e-?mail|friends?|link|twitter)\b[^.!?]{{0,40}}|(?:listen to|print|save|bookmark|rate|like|e-?mail|cite|download|republish) this (?:article|story|post|page|content|episode)\b.{{0,60}}"
            r"|(?:share|add) to (?:favorites|flipboard|pocket)|liked? (?:this|the) (?:article|post|story)\??.{0,80}|(?:this article|this story) (?:was |has been )?(?:viewed|read|shared) [\d,.]{1,9} times)$",
            starts=("click", "tap", "share", "tweet", "post", "pin", "send", "email", "e", "recommend", "save", "listen", "print", "bookmark", "rate", "like", "liked", "cite", "download", "republish", "add", "this"),
        ),
        removes=("Click to share on Facebook (Opens in new window)", "Share this article on LinkedIn", "Listen to this article 5 min", "Share via email"),
        keeps=("Share of mail votes: 40%.", "Post offices send mail to friends of the court by truck."),
    ),
    Rule(
        name="en.comments-section",
        reason=Reason.COMMENTS,
        finds=Lines(
            "comments", "comment", "leave a reply", "leave a comment", "leave a reply cancel reply", "leave a comment cancel reply", "cancel reply", "post a comment", "post comment", "add a comment", "add comment", "write a comment", "write a comment...", "submit comment",
            "no comments", "no comments yet", "no responses", "be the first to comment", "be the first to comment on this article", "be the first to write a comment", "view comments", "view all comments", "show comments", "load comments", "loading comments", "loading comments...", "read comments",
            "see all comments", "hide comments", "join the conversation", "join the discussion", "start the conversation", "start a conversation", "start the discussion", "discussion about this post", "discussion", "reader comments", "readers' comments", "top comments", "conversation", "responses", "replies", "reply",
            "comments are closed", "comments closed", "comments are off", "comments are disabled", "comments off", "sort by", "newest", "oldest", "best", "inline feedbacks", "view comments (1)", "comments restacks", "comments:", "comment *", "comment text", "your comment", "write your comment", "leave your comment", "leave a response",
            "notify of", "expand full comment", "report comment", "load more comments", "more comments", "what do you think", "what are your thoughts", "what's your reaction", "tell us what you think", "share your opinion", "have your say", "add your comment", "trackbacks", "pingbacks", "oldest newest most voted", "facebook comments", "disqus",
            "comment policy", "commenting policy", "log in to comment", "login to comment", "log in to reply", "sign in to comment", "register to comment", "latest comments", "comment on this story", "comment on this article", "post your comment", "thoughts",
        ),
        removes=("Comments", "Comments (12)", "Leave a Reply", "No comments yet", "Be the first to comment!"),
        keeps=("Comments by the minister drew fire.", "No comments were made in court."),
        scope=Scope.SECTION,
        sure=True,
    ),
    Rule(
        name="en.comment-count",
        reason=Reason.COMMENTS,
        finds=Phrase(
            r"^(?:\d{1,6}|no|one|two|three) (?:comments?|responses?|replies|thoughts?|reviews?)\b(?: (?:so far|yet|already)|(?: (?:on|to|for))(?: this (?:article|story|post)| ?[\"“'‘].{0,160}))?$|^(?:comments?|responses?) (?:on|to) [\"“'‘].{0,160}$",
            starts=(DIGIT, "no", "one", "two", "three", "comments", "comment", "responses"),
        ),
        removes=("3 thoughts on “The best soup of my life”", "12 comments", "One response to “Hello”"),
        keeps=("One comment on the plan was read out twice.", "No comment, said the minister."),
        scope=Scope.SECTION,
    ),
    Rule(
        name="en.comment-form",
        reason=Reason.COMMENTS,
        finds=Phrase(
            r"^(?:your e-?mail address will not be published|save my name, e-?mail|required fields are marked|notify me (?:of|via|when|by)|you must be (?:logged|registered)|(?:please )?(?:log ?in|sign ?in|register) to (?:leave|post|comment|reply|join|add|write|view)|(?:this site|this website) uses akismet|comments (?:are|have been|will be|may be) (?:closed|turned|disabled|moderated|now closed|subject)|all comments (?:are|will be|must)|please (?:keep comments|read our (?:comment|community)|enter your (?:comment|name|e-?mail))|we (?:welcome|moderate|reserve the right to).{0,40}comments|by (?:commenting|posting a comment)|the views expressed in (?:the )?comments|this (?:comment|post) has been removed|would love your thoughts|to post a comment|learn how your comment data)\b.{0,400}$",
            starts=("your", "save", "required", "notify", "you", "please", "log", "login", "sign", "signin", "register", "this", "comments", "all", "we", "by", "the", "would", "to", "learn"),
        ),
        removes=("Your email address will not be published. Required fields are marked *", "Save my name, email, and website in this browser for the next time I comment.", "You must be logged in to post a comment.", "This site uses Akismet to reduce spam."),
        keeps=("Your emails will be read in court.", "Comments are cheap, the coach said."),
        sure=True,
    ),
    Rule(
        name="en.form",
        reason=Reason.NOTICE,
        finds=Phrase(
            r"^(?:this field is (?:for validation|required|hidden)|oops! something went wrong|thank you! your submission|please (?:enable|turn on) javascript|(?:this (?:site|page|website)|you need to enable) (?:requires )?javascript|javascript (?:is|must be|seems)|your browser (?:does not|doesn['’]t|is)|you are using an (?:outdated|unsupported)|choosing a selection results|fields marked with|\* ?(?:indicates|denotes)|we['’]re sorry|sorry, (?:your|this|we|there|no)|something went wrong|an error (?:has )?occurred|page not found|no (?:items|results|posts) (?:found|were)|please (?:try again|wait|verify|select|fill|complete|check|refresh)|invalid (?:e-?mail|password)|session expired|are you sure you want)\b.{0,240}$",
            starts=("this", "oops", "thank", "please", "you", "javascript", "your", "choosing", "fields", "*", "we", "sorry", "something", "an", "page", "no", "invalid", "session", "are"),
        ),
        removes=("This field is for validation purposes and should be left unchanged.", "Oops! Something went wrong while submitting the form.", "Please enable JavaScript to continue.", "Please try again later."),
        keeps=("Your browser history was read in court.", "Sorry, he said, and left."),
    ),
    Rule(
        name="en.login",
        reason=Reason.NAVIGATION,
        finds=Lines(
            "login", "log in", "log in / register", "log out", "logout", "sign in", "sign in / register", "sign out", "sign up", "signup", "sign in sign up", "log in sign up", "register", "my account", "account", "create account", "create an account", "create free account", "forgot password", "forgot your password", "reset password", "password", "username", "user name",
            "remember me", "first name", "last name", "full name", "name", "your name", "email *", "name *", "website", "phone", "phone number", "message", "subject", "company name", "job title", "country", "zip code", "submit", "send", "send message", "cancel", "close", "ok", "go", "apply", "reset", "clear", "confirm", "continue", "back", "done", "yes", "no", "first", "last",
            "required", "optional", "captcha", "name (required)", "mail (will not be published)", "email (will not be published)", "your message", "your cart", "cart", "your cart is empty", "checkout", "subtotal", "wishlist", "profile", "my profile", "settings", "preferences", "notifications", "sign in with google", "sign in with facebook", "continue with google", "manage account", "my feed", "saved articles", "my library", "don't have an account",
            "already have an account", "show password", "change password", "delete account", "register for free", "create your account", "member login", "subscriber login", "your name (required)", "your email (required)", "url",
        ),
        removes=("Log in", "Sign in / Register", "Forgot your password?", "Name *"),
        keeps=("No, she said.", "Back then nobody cared."),
    ),
    # --- notices ---------------------------------------------------------------------------------------------------
    Rule(
        name="en.cookies",
        reason=Reason.NOTICE,
        finds=Phrase(
            r"^.{0,60}\b(?:we(?: and our (?:\d+ )?partners)? (?:use|store|may use)|(?:this|our) (?:web ?)?site (?:uses|may use)|by (?:clicking|continuing|using|browsing|accepting)|cookies? (?:are|is) (?:used|absolutely|small|set|essential|necessary)|uses? cookies to (?:ensure|improve|enhance|give|provide|personali\w+|analy\w+|offer)|(?:accept|reject|manage|allow|decline|disable|enable) (?:all |optional |my |non-essential )?cookies|cookie (?:settings|preferences|consent|policy|notice|duration)|this cookie is|(?:necessary|functional|performance|analytical|analytics|advertisement|advertising|marketing|essential|targeting|statistics|other uncategorized|strictly necessary) cookies?)\b.{0,1200}$",
            words=("cookie", "cookies"),
        ),
        removes=("We use cookies to improve your experience.", "This website uses cookies.", "Accept all cookies", "Cookie settings", "Functional cookies help to perform certain functionalities."),
        keeps=("She sold cookies to pay for school.", "Regulators fined the firm over cookies that tracked children."),
    ),
    Rule(
        name="en.consent",
        reason=Reason.NOTICE,
        finds=Phrase(
            r"^(?:the technical storage or access|store and/or access information|we and our (?:\d+ )?(?:partners|vendors)|we (?:value|care about|respect) your privacy|your privacy (?:is important|choices|rights|matters)|manage (?:your )?(?:consent|privacy|preferences|options)|privacy (?:overview|settings|preferences|center|choices)|do not (?:sell|share)(?: or (?:sell|share))? my|your (?:california|us state) privacy|consent (?:preferences|to)|vendors? (?:list|want)|legitimate interest)\b.{0,1200}$",
            starts=("the", "store", "we", "your", "manage", "privacy", "do", "consent", "vendor", "vendors", "legitimate"),
        ),
        removes=("We value your privacy", "Do Not Sell or Share My Personal Information", "Manage consent", "Your Privacy Choices"),
        keeps=("We value your votes, the senator said.", "Do not share needles, the clinic says."),
    ),
    Rule(
        name="en.rights-reserved",
        reason=Reason.NOTICE,
        finds=Phrase(
            r"^.{0,200}\b(?:all rights? reserved|may not be (?:published, broadcast|reproduced|copied|republished|distributed)|(?:reproduction|republication|redistribution).{0,40}(?:prohibited|without permission|forbidden|not permitted)|no part of this (?:publication|article|site|website))\b.{0,300}$",
            words=("reserved", "reproduced", "published", "copied", "republished", "distributed", "reproduction", "republication", "redistribution", "publication", "website"),
        ),
        removes=("Copyright 2025. All rights reserved.", "This material may not be published, broadcast, rewritten or redistributed.", "All Rights Reserved"),
        keeps=("The reserved rights were published in May.", "The hotel had reserved all the rooms."),
        sure=True,
    ),
    Rule(
        name="en.legal",
        reason=Reason.NOTICE,
        finds=Lines(
            "privacy policy", "privacy", "privacy notice", "privacy statement", "privacy settings", "terms", "terms of use", "terms of service", "terms and conditions", "terms & conditions", "terms of sale", "terms & privacy", "privacy & terms", "legal", "legal notice", "legal notices", "imprint", "cookie policy", "cookies policy", "cookies", "cookie notice",
            "cookie preferences", "cookie settings", "manage cookies", "disclaimer", "disclaimers", "accessibility", "accessibility statement", "copyright", "copyright policy", "all rights reserved", "ad choices", "adchoices", "do not sell my personal information", "do not sell my info", "do not sell or share my personal information", "your privacy choices", "your ad choices",
            "ca notice", "eu privacy", "modern slavery statement", "code of ethics", "code of conduct", "ethics policy", "editorial policy", "editorial guidelines", "editorial standards", "corrections policy", "corrections", "fact-checking policy", "standards", "report abuse", "user agreement", "community guidelines", "dmca", "refund policy", "return policy", "shipping policy", "sitemap", "site map",
            "privacy policy terms of service", "privacy policy terms of use", "terms of use privacy policy", "terms privacy policy", "privacy terms", "website terms of use", "affiliate disclosure", "affiliate disclaimer", "vulnerability disclosure", "responsible disclosure", "security", "trust center", "licensing", "no fear act", "foia", "usa.gov", "privacy preferences", "privacy preference center", "reject all", "accept all", "accept", "accept cookies",
            "save & accept", "always enabled", "necessary", "functional", "manage consent", "manage options", "manage preferences", "i agree", "i accept", "got it", "decline", "deny", "save preferences", "view preferences", "allow all", "privacy overview", "editorial process", "review process", "our standards", "trust principles", "fact checked", "fact-checked", "medically reviewed", "advertiser disclosure",
        ),
        removes=("Privacy Policy", "Terms of Use", "Privacy Notice »", "Do Not Sell My Personal Information"),
        keeps=("Privacy was his only wish.", "Legal fees ate the rest."),
    ),
    Rule(
        name="en.standards",
        reason=Reason.NOTICE,
        finds=Phrase(r"^our standards:.{0,120}$|^(?:read )?(?:our|the) (?:editorial|journalism|ethics|trust) (?:standards|principles|policy|guidelines|code)\b.{0,80}$", starts=("our", "read", "the")),
        removes=("Our Standards: The Thomson Reuters Trust Principles.", "Read our editorial policy"),
        keeps=("Our standards fell, the teachers wrote.",),
        sure=True,
    ),
    Rule(
        name="en.published-elsewhere",
        reason=Reason.NOTICE,
        finds=Phrase(
            r"^\W{0,3}(?:editor['’]?s['’]? note\W{1,3})?(?:(?:this|the) (?:article|story|post|piece|content|report|column|essay|interview|op-ed|press release|commentary|material|work|text|transcript)|a version of this (?:article|story|post|piece)|an earlier version of this (?:article|story|post))\b.{0,40}\b(?:(?:was|were|is|has been|have been|had been|been|also)\b.{0,40}\b(?:published|republished|reprinted|updated|corrected|produced|syndicated|generated|translated|reviewed|edited|reproduced|licensed|adapted|medically|fact|written (?:by|with)|supported|sponsored|provided)|(?:originally|first) (?:appeared|ran|published)|appears in|appeared (?:in print|on|in|originally|first)|misstated|incorrectly|contains affiliate|may contain|does not (?:constitute|necessarily))\b.{0,400}$",
            words=("article", "story", "post", "piece", "content", "report", "column", "essay", "interview", "ed", "release", "commentary", "material", "work", "text", "transcript"),
        ),
        removes=("This article was originally published on The Conversation.", "A version of this article appeared in print on May 3.", "This story has been updated with a comment from the ministry.", "This post may contain affiliate links."),
        keeps=("This story began in a kitchen.", "The report was late, and nobody read it."),
    ),
    Rule(
        name="en.disclaimer",
        reason=Reason.NOTICE,
        finds=Phrase(
            r"^\W{0,3}(?:disclaimers?|disclosures?|correction|clarification|editor['’]?s?['’]? notes?|legal notice|safe harbor statement|forward-looking statements|important disclosures?|image credits?|photo credits?)\s?[:–—-]\s?\S.{0,1500}$|^(?:the (?:views|opinions|information|content|statements?)(?: and opinions)? (?:expressed|provided|contained|presented|herein|on this|in this)|(?:views|opinions) expressed|nothing (?:in|on) this (?:article|site|page|post))\b.{0,800}$",
            starts=("disclaimer", "disclaimers", "disclosure", "disclosures", "correction", "clarification", "editor", "legal", "safe", "forward", "important", "image", "photo", "the", "views", "opinions", "nothing", "*", "("),
        ),
        removes=("Disclaimer: This is not financial advice.", "Editor's note: The spelling of a name was corrected.", "The views expressed in this article are the author's own."),
        keeps=("Disclosure rules changed in May.", "The views from the tower are fine."),
    ),
    # --- captions and credits --------------------------------------------------------------------------------------
    Rule(
        name="en.file-photo",
        reason=Reason.CAPTION,
        finds=Phrase(r"^\W{0,2}file(?:\s?[:–—-]\s?\S|[ -](?:photo(?:graph)?|pic(?:ture)?|image|pic\.)\s?(?:[:–—-]|of|shows?|by|from|taken)).{0,600}$|^.{10,500}\(file(?: photo| pic| image)?\)\.?$", starts=("file", "(", "["), words=("file",)),
        removes=("FILE PHOTO: A police car in Berlin, May 3, 2024. REUTERS/Jane Doe/File photo", "FILE - The president speaks in Ohio.", "Soldiers at the gate (File photo)"),
        keeps=("File a claim by Friday, the agency said.", "File sizes grew."),
        sure=True,
    ),
    Rule(
        name="en.photo-credit",
        reason=Reason.CAPTION,
        finds=Phrase(
            r"^\W{0,3}(?:(?:photo|image|picture|photograph|photography|illustration|graphic|video|screenshot|screengrab|pic|artwork|cover|file|representative|representational|stock|feature|featured|header|main|lead|courtesy) ?)?(?:photos?|images?|pictures?|credits?|photographs?|photography|illustrations?|graphics?|source|courtesy|video|screenshot|screengrab|pic|artwork)(?: credits?| courtesy| source)?\s?(?::|/|\||©|by\b|via\b|courtesy\b|from\b|credit\b|–|—|-)\s?(?:of |by )?\S[^?!]{0,100}$",
            starts=("photo", "photos", "image", "images", "picture", "pictures", "photograph", "photographs", "photography", "illustration", "illustrations", "graphic", "graphics", "video", "screenshot", "screengrab", "pic", "artwork", "cover", "file", "representative", "representational", "stock", "feature", "featured", "header", "main", "lead", "courtesy", "credit", "credits", "source", "(", "[", "©"),
        ),
        removes=("Photo by Jane Doe on Unsplash", "Image: AFP", "Photo credit: John Smith/Getty Images", "Representational image: PTI", "Credit: NASA", "Source: Reuters"),
        keeps=("Photos from the scene show a burned car, and no one inside knows why it was there when police came that night to look.", "Images showed smoke."),
    ),
    Rule(
        name="en.agency-caption",
        reason=Reason.CAPTION,
        # A picture agency at the end, after a slash, a bracket or a stop: captions end so, sentences do not.
        finds=Phrase(
            r"^.{0,500}(?:(?-i:REUTERS|AFP|EPA|dpa|EFE|ANSA)\s?/\s?(?-i:[A-ZÀ-Þ])[\w .'’/-]{2,60}|(?:[/|(\[–—©:-]|\bvia|\bby|\.)\s?(?:photos? by |photo: |image: )?(?:(?-i:AP|AFP|EPA|REUTERS|Reuters|PTI|ANI|NYT|TASS|Xinhua|UPI) (?:photo|via)\b.{0,50}|getty(?: images?)?|gettyimages|shutterstock(?:\.com)?|istock(?:photo)?|unsplash|pexels|pixabay|alamy(?: stock photo)?|adobe stock|adobestock|depositphotos|dreamstime|imago|wikimedia(?: commons)?|flickr(?:\.com)?|bloomberg via getty(?: images)?|epa-efe|picture alliance|zuma press|handout|courtesy photo|contributed photo|supplied photo|screenshot|screen grab|file photo))[\w .,'’/&-]{0,40}[)\]]?\.?$",
            words=("reuters", "afp", "epa", "dpa", "efe", "ansa", "ap", "getty", "gettyimages", "shutterstock", "istock", "istockphoto", "unsplash", "pexels", "pixabay", "alamy", "adobe", "adobestock", "depositphotos", "dreamstime", "imago", "wikimedia", "flickr", "zuma", "handout", "photo", "screenshot", "alliance", "screen", "pti", "ani", "nyt", "tass", "xinhua", "upi"),
        ),
        removes=(
            "The badge of an officer. Hawthorne, California, U.S., March 1, 2020. / REUTERS/Lucy Nicholson/File Photo",
            "A protester in Seoul (AP Photo/Lee Jin-man)",
            "Commuters in Tokyo. | Getty Images",
            "A dog at rest. Photo: Shutterstock",
        ),
        keeps=("He sued Getty Images.", "The scoop was first reported by Reuters.", "He had been a photographer for AP and AFP."),
    ),
    Rule(
        name="en.caption-place",
        reason=Reason.CAPTION,
        finds=Phrase(r"^(?:\W{0,2}(?:above|below|top|pictured|left|right|from left|clockwise from|photo shows|image shows|pictured (?:here|above|left|right))\s?[:,]|(?:enlarge|hide|toggle) (?:image|caption|this image)|click to (?:enlarge|zoom|expand)|view (?:gallery|image|larger)|open image|\d{1,3} (?:photos|images)|\d{1,2} ?/ ?\d{1,2} (?-i:[A-Z])).{0,300}$",
            starts=("above", "below", "top", "pictured", "left", "right", "from", "clockwise", "photo", "image", "enlarge", "hide", "toggle", "click", "view", "open", "(", DIGIT)),
        removes=("Pictured: The mayor with her dog", "From left, Ann Lee, Bob Ray and Tim Fox", "Enlarge this image", "View gallery"),
        keeps=("Above all, he was tired.", "Left alone, the dog howled."),
    ),
    Rule(
        name="en.agency-credit",
        reason=Reason.CREDIT,
        finds=Phrase(
            r"^\W{0,3}(?:additional |with )?(?:reporting|writing|report|editing|compiled|edited|written|reported|produced|research|graphics?|contribut(?:ed|ion)|inputs?|files?|translat(?:ed|ion)|rewriting)\b (?:and (?:writing|editing|reporting) )?(?:by|from)\b:? (?-i:[A-Z])[^?!]{2,300}$|^\W{0,3}(?:the )?(?:associated press|reuters|afp|agence france-presse|bloomberg|dpa|pti|ani|ians)(?: (?:writers?|reporters?|journalists?|staff))? [^.]{2,120} (?:contributed|in \w+ contributed)\b.{0,100}$|^\W{0,3}.{3,120}\bcontributed (?:to this (?:report|story|article)|reporting)\b.{0,60}$",
            words=("reporting", "writing", "report", "editing", "compiled", "edited", "written", "reported", "produced", "contributed", "inputs", "input", "files", "graphics", "research", "translation", "translated"),
        ),
        removes=(
            "(Reporting by Ted Hesson; Editing by Ross Colvin)",
            "Reporting by Jane Doe in Paris",
            "With inputs from PTI",
            "Associated Press writer John Smith contributed to this report.",
            "Jane Doe contributed reporting.",
        ),
        keeps=("Reporting by the commission was late, he said.", "He contributed to this church for years."),
    ),
    Rule(
        name="en.agency-credit-span",
        reason=Reason.CREDIT,
        finds=Phrase(
            r"(?<=[.!?\"”'’)])\s{1,3}[(\[](?:additional |with )?(?:reporting|writing|report|editing|compiled|edited|inputs?|agenc(?:y|ies))\b[^()\[\]]{0,240}[)\]]\.?\s*$",
            words=("reporting", "writing", "report", "editing", "compiled", "edited", "input", "inputs", "agency", "agencies"),
        ),
        removes=("The talks resume on Monday. (Reporting by Jane Doe; Editing by Bob Ray)", "He left. (With inputs from agencies)"),
        keeps=("He left (reporting to no one).",),
        scope=Scope.SPAN,
        sure=True,
    ),
    Rule(
        name="en.trailing-call",
        reason=Reason.RELATED,
        finds=Phrase(
            r"(?<=[.!?\"”’…)\]])\s{1,3}[(\[]?(?:read more|read the full (?:story|article)(?: here)?|continue reading|(?-i:ADVERTISEMENT|Advertisement)|show more|see more|click here(?: to read more)?|read more (?:here|about this)|full story|(?-i:Subscribe(?: now)?)|download pdf|learn more)\s?[.…»›→>)\]]{0,4}\s*$",
            words=("read", "reading", "advertisement", "more", "here", "story", "subscribe", "now", "pdf"),
        ),
        removes=("The court will rule in June. Read more »", "He was freed. (Read more here)"),
        keeps=("He wants his sons to read more.", "She asked me to click here."),
        scope=Scope.SPAN,
    ),
    Rule(
        name="en.trailing-also-read",
        reason=Reason.RELATED,
        finds=Phrase(
            r"(?<=[.!?\"”’)])\s{1,3}[(\[]?(?-i:Also [Rr]ead|ALSO READ|READ MORE|Read [Mm]ore|READ ALSO|Read [Aa]lso|See [Aa]lso|Related|RELATED)\s?[:|]\s?(?-i:[\"'“‘A-ZÀ-Þ0-9])[^.\n]{8,150}[)\]]?\s*$",
            words=("read", "also", "related", "more"),
        ),
        removes=("The ban starts in May. Also Read: Six cities sue over the ban",),
        keeps=("He could also read: it saved him.",),
        scope=Scope.SPAN,
    ),
    # --- bylines, biographies, dates -------------------------------------------------------------------------------
    Rule(
        name="en.byline",
        reason=Reason.BYLINE,
        finds=Phrase(
            rf"^\W{{0,3}}(?:by|written by|words by|story by|posted by|published by|author|authors|reviewed by|medically reviewed by|edited by|updated by|article by|text by|contributed by|reporter|editor|writer|guest post by|fact checked by|created by|from)\b\s?[:|]?\s?{_NAME}(?:\s?(?:,|and |&|\||•|·|/|–|-|in |for |on |at )\s?[^.!?]{{1,80}})?$",
            starts=("by", "written", "words", "story", "posted", "published", "author", "authors", "reviewed", "medically", "edited", "updated", "article", "text", "contributed", "reporter", "editor", "writer", "guest", "fact", "created", "|", "-", "–", "—", "•"),
        ),
        removes=("By Jane Doe", "Written by John Smith, Senior Reporter", "BY TED HESSON AND KRISTINA COOKE", "Author: Ann Lee", "By Jane Doe | May 3, 2025"),
        keeps=("By Friday the fire was out.", "By Monday, the court will decide.", "Author and poet John Berger has died."),
    ),
    Rule(
        name="en.byline-line",
        reason=Reason.BYLINE,
        finds=Lines("by", "written by", "author", "authors", "staff", "staff writer", "staff reporter", "editor", "admin", "news desk", "web desk", "posted by", "by staff", "by staff reporter", "by staff writer", "reviewed by", "edited by", "published by", "medically reviewed by", "updated by", "contributor", "contributors", "guest author", "senior writer", "senior editor", "senior reporter", "reporter", "writer", "correspondent", "our correspondent", "special correspondent", "by our correspondent", "fact checked by", "verified by", "view bio", "read bio", "author archive", "from staff reports"),
        removes=("By", "Staff Writer", "Written by:"),
        keeps=("The writer is dead.",),
        sure=True,
    ),
    Rule(
        name="en.biography",
        reason=Reason.BIOGRAPHY,
        finds=Phrase(
            rf"^\W{{0,3}}(?:{_NAME}(?:,[^,.]{{2,40}},)?|the (?:author|writer)|he|she) (?:is|was|has been|writes|covers|reports|works|joined|has (?:written|covered|worked|been)|serves)\b.{{0,160}}\b(?:writer|reporter|editor|editorial|journalist|correspondent|columnist|contributor|freelancer?|blogger|producer|author|staff|newsroom|covering|covers|contributing|intern|content (?:manager|marketer|strategist|creator)|bylines|graduate of|writes about|passionate about|years of experience|follow (?:him|her|them)|university|professor|fellow|founder|ceo|consultant|specialist)\b.{{0,900}}$",
            words=("writer", "reporter", "editor", "editorial", "journalist", "correspondent", "columnist", "contributor", "freelance", "freelancer", "blogger", "producer", "newsroom", "contributing", "bylines", "writes", "passionate", "follow", "copywriter", "marketer", "strategist"),
        ),
        removes=("Jane Doe is a senior reporter covering immigration.", "John Smith writes about technology and is the author of two books."),
        keeps=("The minister is under pressure to resign.",),
    ),
    Rule(
        name="en.about-author",
        reason=Reason.BIOGRAPHY,
        finds=Lines("about the author", "about the authors", "about author", "about the writer", "about the reporter", "meet the author", "author bio", "author profile", "author information", "author details", "about the editor", "about the contributor", "the author", "more about the author", "more about the authors", "posts by this author", "about the author(s)", "contributors", "our authors", "meet our experts", "about our experts", "about the expert", "meet the expert", "about the team", "posted by the author"),
        removes=("About the Author", "ABOUT THE AUTHORS"),
        keeps=("About the author little is known.",),
        scope=Scope.SECTION,
        sure=True,
    ),
    Rule(
        name="en.read-time",
        reason=Reason.DATE,
        finds=Phrase(
            r"^\W{0,3}(?:\d{1,3}(?:\s?[-–]\s?\d{1,3})?[ -]?min(?:ute)?s?\.?(?: (?:read|watch|listen|to read|reading time))?|(?:estimated )?(?:reading|read) ?time\s?[:–-]?\s?(?:about |~ ?)?\d{0,3}\s?(?:min(?:ute)?s?)?\.?(?: read)?|\d{1,3} ?(?:min|minutes?) (?:read|watch|listen)\b.{0,40})$",
            starts=(DIGIT, "reading", "read", "estimated", "•", "·", "|", "-", "–", "~", "("),
        ),
        removes=("5 min read", "3-minute read", "Reading time: 4 minutes", "Estimated reading time", "8 min read | May 3"),
        keeps=("5 minutes later the siren went off.",),
        sure=True,
    ),
    # --- navigation ------------------------------------------------------------------------------------------------
    Rule(
        name="en.skip",
        reason=Reason.NAVIGATION,
        finds=Lines(
            "skip to content", "skip to main content", "skip to main", "skip to navigation", "skip to footer", "skip to search", "skip to main content skip to footer", "skip to primary navigation", "skip to primary sidebar", "skip to main menu", "skip to site search", "jump to content", "jump to navigation", "jump to recipe", "back to top", "return to top", "scroll to top", "go to top", "top of page", "bottom of page", "to top",
            "menu", "main menu", "open menu", "close menu", "open menu close menu", "main navigation", "navigation menu", "primary menu", "open navigation menu", "navigation", "toggle menu", "toggle navigation", "toggle search", "close search", "open search", "search for", "search for:", "search this site", "search search", "site search", "what are you looking for", "type to search", "post navigation", "breadcrumb", "breadcrumbs", "you are here",
            "next article", "previous article", "next post", "previous post", "next story", "previous story", "previous next", "next page", "previous page", "older posts", "newer posts", "older post", "newer post", "back to blog", "back to news", "back to all posts", "back to home", "back to homepage", "return to homepage", "go back", "go to homepage", "all news", "all stories", "quick links", "useful links", "helpful links", "footer",
            "contact us", "contact", "about us", "advertise", "advertise with us", "work with us", "careers", "help center", "site index", "sections", "select page", "rss feeds", "categories", "archives", "archive", "tags", "listen live", "watch live", "live tv", "e-edition", "newsstand", "press releases", "media kit", "masthead", "send us a tip", "news tips", "submit a tip", "letters to the editor", "obituaries", "classifieds", "crossword", "crosswords", "puzzles", "horoscopes", "games", "weather",
            "desktop version", "mobile version", "choose language", "select language", "change language", "all categories", "view all categories", "uncategorized", "choose your edition", "edition", "other editions", "filter by", "clear filters", "clear all", "advanced search", "start here", "site navigation", "explore topics", "browse by topic", "browse topics", "select category", "select month", "quick navigation",
        ),
        removes=("Skip to content", "Back to top ↑", "Menu", "Contact us", "Next article »"),
        keeps=("Contact was lost.", "Next post in the row was burned."),
        sure=True,
    ),
    Rule(
        name="en.menu",
        reason=Reason.NAVIGATION,
        finds=Lines(
            "home", "homepage", "news", "about", "blog", "blogs", "search", "resources", "company", "events", "support", "pricing", "services", "reviews", "faq", "faqs", "solutions", "products", "product", "more", "community", "case studies", "partners", "videos", "video", "industries", "features", "view", "press", "learn", "articles", "article", "guides", "guide", "shop", "store", "english", "business", "education", "travel", "webinars", "podcast", "podcasts", "locations",
            "testimonials", "tools", "technology", "tech", "newsroom", "next", "previous", "prev", "leadership", "help", "healthcare", "topics", "topic", "marketing", "sustainability", "research", "explore", "integrations", "jobs", "accessories", "our team", "team", "artificial intelligence", "ai", "platform", "overview", "insights", "our story", "how it works", "books", "awards", "health", "training", "enterprise", "customer stories", "recipes", "media", "insurance", "customers", "our services",
            "food", "culture", "affiliate program", "science", "policies", "nutrition", "lifestyle", "life", "finance", "money", "entertainment", "documentation", "docs", "deals", "courses", "who we are", "what we do", "sports", "sport", "retail", "projects", "glossary", "donate", "give", "compare", "analytics", "all", "solutions by industry", "programs", "interviews", "fitness", "cybersecurity", "academics", "admissions", "success stories", "people", "news & events", "manufacturing", "gift cards",
            "financing", "financial services", "use cases", "membership", "meet the team", "los angeles", "international", "world", "world news", "u.s.", "us", "us news", "uk", "uk news", "europe", "asia", "africa", "americas", "middle east", "australia", "canada", "india", "china", "national", "local", "local news", "nation", "regional", "metro", "politics", "election", "elections", "government", "economy", "markets", "stocks", "opinion", "opinions", "op-ed", "editorial", "editorials", "columns", "columnists", "letters", "analysis", "investigations", "features", "feature",
            "environment", "climate", "energy", "crime", "courts", "law", "military", "defense", "immigration", "religion", "faith", "arts", "art", "arts & culture", "music", "movies", "film", "tv", "television", "theater", "theatre", "celebrity", "celebrities", "style", "fashion", "beauty", "wellness", "relationships", "parenting", "family", "pets", "home & garden", "real estate", "property", "cars", "auto", "autos", "automotive", "motoring", "gaming", "gadgets", "mobile", "apps", "software", "hardware", "internet", "crypto", "space", "history", "weird news", "good news",
            "football", "soccer", "basketball", "baseball", "cricket", "tennis", "golf", "rugby", "hockey", "nfl", "nba", "mlb", "nhl", "wnba", "f1", "boxing", "mma", "wwe", "olympics", "racing", "fantasy", "scores", "photos", "photo", "pictures", "gallery", "live", "audio", "radio", "magazine", "data", "graphics", "fact check", "fact-check", "explainers", "explainer", "quizzes", "quiz", "shopping", "coupons", "vouchers", "dating", "mail order", "offers", "competitions", "sitemap", "language", "languages", "region", "country", "contact me", "about me",
            "work with me", "locations", "offices", "directory", "calendar", "forum", "forums", "download", "downloads", "templates", "ebooks", "white papers", "whitepapers", "reports", "press room", "press kit", "investors", "investor relations", "partnerships", "become a partner", "developers", "api", "changelog", "status", "system status", "get help", "customer service", "customer support", "support center", "contact support", "book", "other", "others", "general", "misc", "miscellaneous", "page", "new", "links", "link", "follow", "source", "sources", "via",
            "deutsch", "español", "français", "italiano", "português", "polski", "nederlands", "русский", "українська", "türkçe", "العربية", "中文", "日本語", "한국어", "简体中文", "繁體中文", "tiếng việt", "bahasa indonesia", "ไทย", "हिन्दी", "עברית", "svenska", "dansk", "norsk", "suomi", "čeština", "magyar", "română", "ελληνικά", "български", "english (us)", "english (uk)", "united states", "united kingdom", "usa", "global", "germany", "france", "spain", "italy", "japan", "mexico", "brazil", "singapore",
        ),
        removes=("Home", "World", "Opinion", "Sports"),
        keeps=("Home is where the money is.", "Politics is a hard game."),
    ),
    Rule(
        name="en.contents",
        reason=Reason.NAVIGATION,
        finds=Lines("table of contents", "contents", "in this article", "on this page", "in this post", "in this guide", "in this story", "what's in this article", "page contents", "table of content", "quick navigation", "jump to section", "jump to", "article contents", "hide table of contents", "show table of contents", "toggle table of content", "toggle table of contents", "what you'll learn", "in this blog", "content", "inside this article", "what's inside"),
        removes=("Table of Contents", "In this article", "On this page:"),
        keeps=("In this article of the treaty, both sides agree.",),
        scope=Scope.SECTION,
    ),
    Rule(
        name="en.tags",
        reason=Reason.NAVIGATION,
        finds=Phrase(
            r"^\W{0,3}(?:tags?|tagged|tagged (?:as|with|in|under)|topics?|filed under|filed in|categor(?:y|ies)|keywords?|labels?|posted in|posted under|published in|in category|related (?:topics?|tags)|hashtags?|see more on|more about|sections?|location|source|series)\s?(?::|\b(?<=[dn])\b)\s?\S[^.!?]{0,300}$",
            starts=("tag", "tags", "tagged", "topic", "topics", "filed", "category", "categories", "keywords", "keyword", "labels", "label", "posted", "published", "in", "related", "hashtags", "see", "more", "section", "sections", "location", "source", "series", "#"),
        ),
        removes=("Tags: immigration, ICE, Trump", "Filed under: Politics", "Posted in News", "Topics: Climate, Energy", "Categories: World"),
        keeps=("Topics ranged from war to wine.", "Posted workers earn less."),
    ),
    Rule(
        name="en.published-label",
        reason=Reason.DATE,
        finds=Lines("published", "updated", "last updated", "posted", "posted on", "published on", "last modified", "first published", "date", "just now", "today", "yesterday", "updated on", "modified", "published at", "publish date", "date published", "created", "publication date", "release date"),
        removes=("Published", "Last updated:", "Posted on"),
        keeps=("Published in May, the book sold out.",),
    ),
)  # fmt: skip

ENGLISH = Language(
    code="en",
    name="English",
    rules=_RULES,
    stop_words=frozenset(
        ["the", "of", "and", "to", "in", "a", "is", "that", "for", "it", "was", "on", "with", "as", "he", "be", "at", "by", "i", "this", "had", "not", "are", "but", "from", "or", "have", "an", "they", "which", "one", "you", "were", "all", "her", "she", "there", "would", "their", "we", "him", "been", "has", "when", "who", "will", "no", "more", "if", "out", "so", "up", "said", "what", "its", "about", "than", "into", "them", "can", "only", "other", "time", "some", "could", "these", "two", "may", "first", "then", "do", "any", "my", "now", "such", "like", "our", "over", "me", "even", "most", "after", "also", "did", "many", "off", "before", "must", "well", "back", "through", "years", "where", "much", "your", "way", "down", "should", "because", "long", "each", "just", "those", "people", "how", "too", "little", "state", "good", "very", "make", "world", "still", "see", "own", "work", "men", "day", "get", "here"]
    ),
    months=(
        ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",), ("june", "jun"),
        ("july", "jul"), ("august", "aug"), ("september", "sept", "sep"), ("october", "oct"), ("november", "nov"), ("december", "dec"),
    ),
    weekdays=("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"),
    date_words=("at", "on", "of", "the", "am", "pm", "a.m", "p.m", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "et", "ct", "pt", "gmt", "utc", "bst", "ist", "sgt", "hrs", "hours", "st", "nd", "rd", "th"),
    date_labels=(
        "published", "published on", "published at", "first published", "originally published", "updated", "updated on", "last updated", "last updated on", "last modified", "modified", "posted", "posted on", "posted at",
        "date", "created", "issued", "released", "reviewed on", "last reviewed", "on", "as of", "publish date", "date published", "uploaded", "added",
    ),
    relative_times=(
        r"(?:\d{1,3}|an?|one|two|three) ?(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|wks?|weeks?|mos?|months?|y|yrs?|years?)\.? ago",
        r"just now", r"moments ago", r"yesterday", r"today", r"last (?:week|month|year)",
    ),
    byline_labels=("by", "written by", "words by", "story by", "posted by", "published by", "author", "authors", "reporter", "text by", "article by", "reviewed by", "edited by"),
    agencies={},
)  # fmt: skip
