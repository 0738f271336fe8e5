"""English: what belongs to the page: comments, forms, notices, navigation."""

from __future__ import annotations

from cleaner.models import Reason
from cleaner.rules import Lines, Phrase, Rule, Scope

_NETWORK = (
    r"(?:telegram|whats ?app|youtube|instagram|facebook|twitter|linkedin|tiktok|threads|bluesky|google news|apple news"
    r"|x|social media|discord|flipboard|viber)"
)

RULES: tuple[Rule, ...] = (
    Rule(
        name="en.share",
        reason=Reason.SHARE_BAR,
        finds=Lines(
            "share", "shares", "share this", "share this article", "share this story", "share this post",
            "share this page", "share this video", "share this with", "share this on", "share article",
            "share story", "share post", "share now", "share with friends", "share on facebook", "share on twitter",
            "share on x", "share on linkedin", "share on whatsapp", "share on pinterest", "share on reddit",
            "share via email", "share by email", "share on telegram", "share on bluesky", "share on threads",
            "share on flipboard", "share to facebook", "share to twitter", "share via", "share on", "share it",
            "share options", "sharing", "sharing is caring", "tweet", "tweet this", "post", "pin", "pin it", "copy",
            "copy link", "copied", "link copied", "copy url", "copy link to clipboard", "copied to clipboard",
            "link copied to clipboard", "email this", "email this article", "email article", "email a friend",
            "send to a friend", "print", "print this", "print this article", "print article", "print page",
            "print this page", "save", "save article", "save for later", "saved", "bookmark", "add bookmark", "gift",
            "gift article", "gift this article", "like", "like this", "like loading", "likes", "loading",
            "view in browser", "embed", "text", "text size", "font size", "resize text", "listen",
            "listen to this article", "listen to article", "listen to story", "play audio", "play video", "pause",
            "watch", "play", "add us on google", "add to google", "make us preferred on google",
            "follow us on google", "prefer us on google", "republish", "republish this article",
            "republish this story", "cite this article", "download pdf", "save as pdf", "pdf", "reprints",
            "translate", "open in new tab", "open in a new tab", "opens in a new tab", "opens in a new window",
            "opens in new window", "add as a preferred source on google", "add as a trusted source on google",
            "get link", "other apps",
            "thumbs up", "helpful", "was this helpful", "was this page helpful", "was this article helpful",
            "rate this", "rate this article", "reactions", "upvote", "downvote", "share your thoughts",
            "share feedback", "summarize", "ask ai", "key takeaways by ai", "try our ai features", "try our ai",
            "explore with ai", "summarize with ai", "share full article", "toggle", "toggle navigation",
            "toggle menu",
        ),
        removes=(
            "Share",
            "SHARE THIS ARTICLE:",
            "Copy link",
            "Listen to this article",
            "Print",
            "Try Our AI Features",
        ),
        keeps=("Share prices fell.", "Print is dying, he said."),
        sure=True,
    ),
    Rule(
        name="en.share-call",
        reason=Reason.SHARE_BAR,
        finds=Phrase(
            rf"^(?:(?:click|tap) to (?:share|e-?mail|print|copy|tweet|save)\b.{{0,120}}|(?:share|tweet|post|pin|send"
            rf"|e-?mail|recommend|save)\b(?: this| it)?(?: (?:article|story|post|page|via|on|to|with"
            rf"|in))?[^.!?]{{0,40}}\b(?:{_NETWORK}|e-?mail|friends?|link|twitter)\b[^.!?]{{0,40}}|(?:listen to|print"
            rf"|save|bookmark|rate|like|e-?mail|cite|download|republish) this (?:article|story|post|page|content"
            rf"|episode)\b.{{0,60}}"
            r"|(?:share|add) to (?:favorites|flipboard|pocket)|liked? (?:this|the) (?:article|post|story)\??.{0,80}"
            r"|(?:this article|this story) (?:was |has been )?(?:viewed|read|shared) [\d,.]{1,9} times)$",
            starts=(
                "click", "tap", "share", "tweet", "post", "pin", "send", "email", "e", "recommend", "save", "listen",
                "print", "bookmark", "rate", "like", "liked", "cite", "download", "republish", "add", "this",
            ),
        ),
        removes=(
            "Click to share on Facebook (Opens in new window)",
            "Share this article on LinkedIn",
            "Listen to this article 5 min",
            "Share via email",
        ),
        keeps=("Share of mail votes: 40%.", "Post offices send mail to friends of the court by truck."),
        sure=True,
    ),
    Rule(
        name="en.comments-section",
        reason=Reason.COMMENTS,
        finds=Lines(
            "comments", "comment", "leave a reply", "leave a comment", "leave a reply cancel reply",
            "leave a comment cancel reply", "cancel reply", "post a comment", "post comment", "add a comment",
            "add comment", "write a comment", "write a comment...", "submit comment", "no comments",
            "no comments yet", "no responses", "be the first to comment", "be the first to comment on this article",
            "be the first to write a comment", "view comments", "view all comments", "show comments",
            "load comments", "loading comments", "loading comments...", "read comments", "see all comments",
            "hide comments", "join the conversation", "join the discussion", "start the conversation",
            "start a conversation", "start the discussion", "discussion about this post",
            "reader comments", "readers' comments", "top comments", "conversation", "responses", "replies", "reply",
            "comments are closed", "comments closed", "comments are off", "comments are disabled", "comments off",
            "sort by", "newest", "oldest", "best", "inline feedbacks", "view comments (1)", "comments restacks",
            "comments:", "comment *", "comment text", "your comment", "write your comment", "leave your comment",
            "leave a response", "notify of", "expand full comment", "report comment", "load more comments",
            "more comments", "what do you think", "what are your thoughts", "what's your reaction",
            "tell us what you think", "share your opinion", "have your say", "add your comment", "trackbacks",
            "pingbacks", "oldest newest most voted", "facebook comments", "disqus", "comment policy",
            "commenting policy", "log in to comment", "login to comment", "log in to reply", "sign in to comment",
            "register to comment", "latest comments", "comment on this story", "comment on this article",
            "post your comment", "thoughts", "reply to this", "reply to this comment", "flag as inappropriate",
            "report this comment",
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
            r"^(?:\d{1,6}|no|one|two|three) (?:comments?|responses?|replies|thoughts?|reviews?)\b(?: (?:so far|yet"
            r"|already)|(?: (?:on|to|for))(?: this (?:article|story|post)| ?[\"“'‘].{0,160}))?$|^(?:comments?"
            r"|responses?) (?:on|to) [\"“'‘].{0,160}$",
            words=(
                "comment", "comments", "response", "responses", "replies", "thought", "thoughts", "review",
                "reviews",
            ),
        ),
        removes=("3 thoughts on “The best soup of my life”", "12 comments", "One response to “Hello”"),
        keeps=("One comment on the plan was read out twice.", "No comment, said the minister."),
        scope=Scope.SECTION,
        sure=True,
    ),
    Rule(
        name="en.comment-form",
        reason=Reason.COMMENTS,
        finds=Phrase(
            r"^(?:your e-?mail address will not be published|save my name, e-?mail|required fields are marked"
            r"|notify me (?:of|via|when|by)|you must be (?:logged|registered)|(?:please )?(?:log ?in|sign ?in"
            r"|register) to (?:leave|post|comment|reply|join|add|write|view)|(?:this site|this website) uses "
            r"akismet|comments (?:are|have been|will be|may be) (?:closed|turned|disabled|moderated|now closed"
            r"|subject)|all comments (?:are|will be|must)|please (?:keep comments|read our (?:comment|community)"
            r"|enter your (?:comment|name|e-?mail))|we (?:welcome|moderate|reserve the right to).{0,40}comments|by "
            r"(?:commenting|posting a comment)|the views expressed in (?:the )?comments|this (?:comment|post) has "
            r"been removed|would love your thoughts|to post a comment|learn how your comment data)\b.{0,400}$",
            starts=(
                "your email", "your e", "save my", "required fields", "notify me", "you must", "please log",
                "please login", "please sign", "please register", "please keep", "please read", "please enter",
                "log in", "login to", "sign in", "signin to", "register to", "this site", "this website",
                "this comment", "this post", "comments are", "comments have", "comments will", "comments may",
                "all comments", "we welcome", "we moderate", "we reserve", "by commenting", "by posting",
                "the views", "would love", "to post", "learn how",
            ),
        ),
        removes=(
            "Your email address will not be published. Required fields are marked *",
            "Save my name, email, and website in this browser for the next time I comment.",
            "You must be logged in to post a comment.",
            "This site uses Akismet to reduce spam.",
        ),
        keeps=("Your emails will be read in court.", "Comments are cheap, the coach said."),
        sure=True,
    ),
    Rule(
        name="en.comment-mark",
        reason=Reason.COMMENTS,
        # What stands around each comment of a thread: who wrote it, how it is rated, how to answer.
        finds=Phrase(
            r"^(?:by .{1,40} \(\s?\d{1,9}\s?\) writes:.{0,80}|.{0,120}\(score: ?-?\d{1,3}(?:, ?\w{1,20})?\)"
            r"|reply to this (?:comment|parent|post)\b.{0,20}|\d{1,5} repl(?:y|ies) beneath your current threshold\.?"
            r"|copy (?:a )?(?:direct )?link to (?:this )?comment\b.{0,40}|\d{1,6} points? by [\w-]{1,30} \d{1,3} "
            r"(?:minute|hour|day|month|year)s? ago\b.{0,60})$",
            words=("writes", "score", "reply", "threshold", "comment", "points", "point"),
        ),
        removes=(
            "by jane ( 123456 ) writes: on Friday",
            "Re: It could not go on (Score: 3, Insightful)",
            "Reply to This Parent Share",
            "Copy a direct link to this comment to your clipboard",
            "12 points by jane 3 hours ago",
        ),
        keeps=(
            "The home side won (score: 3-1).",
            "Reply to this letter by Friday, the ministry wrote to all of them.",
            "He made 12 points by half-time, and the hall rose.",
        ),
        sure=True,
    ),
    Rule(
        name="en.embed",
        reason=Reason.CAPTION,
        # What a post of a network that stands in a page says around its own words.
        finds=Phrase(
            r"^(?:a (?:post|video|reel) shared by .{1,80}\(@[\w.]{1,40}\).{0,60}"
            r"|view (?:this (?:post|profile|photo) on instagram|on (?:threads|instagram|twitter))"
            r"|[—–-] .{1,60} \(@\w{1,30}\) [a-z]{3,9} \d{1,2}, \d{4})$",
            words=("shared", "view", "@"),
        ),
        removes=(
            "A post shared by Jane Doe (@jane.doe)",
            "View this post on Instagram",
            "— Jane Doe (@janedoe) October 16, 2024",
        ),
        keeps=("A post shared by thousands cost him his office.", "View this post as a warning, she said."),
        sure=True,
    ),
    Rule(
        name="en.form",
        reason=Reason.NOTICE,
        finds=Phrase(
            r"^(?:this field is (?:for validation|required|hidden)|oops! something went wrong|thank you! your "
            r"submission|please (?:enable|turn on) javascript|(?:this (?:site|page|website)|you need to enable) "
            r"(?:requires )?javascript|javascript (?:is|must be|seems)|your browser (?:does not|doesn['’]t|is)|you "
            r"are using an (?:outdated|unsupported)|choosing a selection results|fields marked with|\* "
            r"?(?:indicates|denotes)|we['’]re sorry|sorry, (?:your|this|we|there|no)|something went wrong|an error "
            r"(?:has )?occurred|page not found|no (?:items|results|posts) (?:found|were)|please (?:try again|wait"
            r"|verify|select|fill|complete|check|refresh)|invalid (?:e-?mail|password)|session expired|are you sure "
            r"you want)\b.{0,240}$",
            starts=(
                "this field", "this site", "this page", "this website", "oops something", "thank you", "please",
                "you need", "you are", "javascript is", "javascript must", "javascript seems", "your browser",
                "choosing a", "fields marked", "*", "we re", "sorry", "something went", "an error", "page not",
                "no items", "no results", "no posts", "invalid", "session expired", "are you",
            ),
        ),
        removes=(
            "This field is for validation purposes and should be left unchanged.",
            "Oops! Something went wrong while submitting the form.",
            "Please enable JavaScript to continue.",
            "Please try again later.",
        ),
        keeps=("Your browser history was read in court.", "Sorry, he said, and left."),
        sure=True,
    ),
    Rule(
        name="en.login",
        reason=Reason.NAVIGATION,
        finds=Lines(
            "login", "log in", "log in / register", "log out", "logout", "sign in", "sign in / register", "sign out",
            "sign up", "signup", "sign in sign up", "log in sign up", "register", "my account", "account",
            "create account", "create an account", "create free account", "forgot password", "forgot your password",
            "reset password", "password", "username", "user name", "remember me", "first name", "last name",
            "full name", "name", "your name", "email *", "name *", "website", "phone", "phone number", "message",
            "subject", "company name", "job title", "country", "zip code", "submit", "send", "send message",
            "cancel", "close", "ok", "go", "apply", "reset", "clear", "confirm", "continue", "back", "done", "yes",
            "no", "first", "last", "required", "optional", "captcha", "name (required)",
            "mail (will not be published)", "email (will not be published)", "your message", "your cart", "cart",
            "your cart is empty", "checkout", "subtotal", "wishlist", "profile", "my profile", "settings",
            "preferences", "notifications", "sign in with google", "sign in with facebook", "continue with google",
            "manage account", "my feed", "saved articles", "my library", "don't have an account",
            "already have an account", "show password", "change password", "delete account", "register for free",
            "create your account", "member login", "subscriber login", "your name (required)",
            "your email (required)", "url",
        ),
        removes=("Log in", "Sign in / Register", "Forgot your password?", "Name *"),
        keeps=("No, she said.", "Back then nobody cared."),
    ),
    Rule(
        name="en.cookies",
        reason=Reason.NOTICE,
        finds=Phrase(
            r"^.{0,60}\b(?:we(?: and our (?:\d+ )?partners)? (?:use|store|may use)|(?:this|our) (?:web ?)?site "
            r"(?:uses|may use)|by (?:clicking|continuing|using|browsing|accepting)|cookies? (?:are|is) (?:used"
            r"|absolutely|small|set|essential|necessary)|uses? cookies to (?:ensure|improve|enhance|give|provide"
            r"|personali\w+|analy\w+|offer)|(?:accept|reject|manage|allow|decline|disable|enable) (?:all |optional "
            r"|my |non-essential )?cookies|cookie (?:settings|preferences|consent|policy|notice|duration)|this "
            r"cookie is|(?:necessary|functional|performance|analytical|analytics|advertisement|advertising"
            r"|marketing|essential|targeting|statistics|other uncategorized|strictly necessary) "
            r"cookies?)\b.{0,1200}$",
            words=("cookie", "cookies"),
        ),
        removes=(
            "We use cookies to improve your experience.",
            "This website uses cookies.",
            "Accept all cookies",
            "Cookie settings",
            "Functional cookies help to perform certain functionalities.",
        ),
        keeps=(
            "She sold cookies to pay for school.",
            "Regulators fined the firm over cookies that tracked children.",
        ),
        sure=True,
    ),
    Rule(
        name="en.consent",
        reason=Reason.NOTICE,
        finds=Phrase(
            r"^(?:the technical storage or access|store and/or access information|we and our (?:\d+ )?(?:partners"
            r"|vendors)|we (?:value|care about|respect) your privacy|your privacy (?:is important|choices|rights"
            r"|matters)|manage (?:your )?(?:consent|privacy|preferences|options)|privacy (?:overview|settings"
            r"|preferences|center|choices)|do not (?:sell|share)(?: or (?:sell|share))? my|your (?:california|us "
            r"state) privacy|consent (?:preferences|to)|vendors? (?:list|want)|legitimate interest)\b.{0,1200}$",
            starts=(
                "the technical", "store and", "we and", "we value", "we care", "we respect", "your privacy",
                "your california", "your us", "manage", "privacy", "do not", "consent", "vendor", "vendors",
                "legitimate interest",
            ),
        ),
        removes=(
            "We value your privacy",
            "Do Not Sell or Share My Personal Information",
            "Manage consent",
            "Your Privacy Choices",
        ),
        keeps=("We value your votes, the senator said.", "Do not share needles, the clinic says."),
        sure=True,
    ),
    Rule(
        name="en.rights-reserved",
        reason=Reason.NOTICE,
        finds=Phrase(
            r"^.{0,200}\b(?:all rights? reserved|may not be (?:published, broadcast|reproduced|copied|republished"
            r"|distributed)|(?:reproduction|republication|redistribution).{0,40}(?:prohibited|without permission"
            r"|forbidden|not permitted)|no part of this (?:publication|article|site|website))\b.{0,300}$",
            words=(
                "reserved", "reproduced", "published", "copied", "republished", "distributed", "reproduction",
                "republication", "redistribution", "publication", "website",
            ),
        ),
        removes=(
            "Copyright 2025. All rights reserved.",
            "This material may not be published, broadcast, rewritten or redistributed.",
            "All Rights Reserved",
        ),
        keeps=("The reserved rights were published in May.", "The hotel had reserved all the rooms."),
        sure=True,
    ),
    Rule(
        name="en.legal",
        reason=Reason.NOTICE,
        finds=Lines(
            "privacy policy", "privacy", "privacy notice", "privacy statement", "privacy settings", "terms",
            "terms of use", "terms of service", "terms and conditions", "terms & conditions", "terms of sale",
            "terms & privacy", "privacy & terms", "legal", "legal notice", "legal notices", "imprint",
            "cookie policy", "cookies policy", "cookies", "cookie notice", "cookie preferences", "cookie settings",
            "manage cookies", "disclaimer", "disclaimers", "accessibility", "accessibility statement", "copyright",
            "copyright policy", "all rights reserved", "ad choices", "adchoices",
            "do not sell my personal information", "do not sell my info",
            "do not sell or share my personal information", "your privacy choices", "your ad choices", "ca notice",
            "eu privacy", "modern slavery statement", "code of ethics", "code of conduct", "ethics policy",
            "editorial policy", "editorial guidelines", "editorial standards", "corrections policy", "corrections",
            "fact-checking policy", "standards", "report abuse", "user agreement", "community guidelines", "dmca",
            "refund policy", "return policy", "shipping policy", "sitemap", "site map",
            "privacy policy terms of service", "privacy policy terms of use", "terms of use privacy policy",
            "terms privacy policy", "privacy terms", "website terms of use", "affiliate disclosure",
            "affiliate disclaimer", "vulnerability disclosure", "responsible disclosure", "security", "trust center",
            "licensing", "no fear act", "foia", "usa.gov", "privacy preferences", "privacy preference center",
            "reject all", "accept all", "accept", "accept cookies", "save & accept", "always enabled", "necessary",
            "functional", "manage consent", "manage options", "manage preferences", "i agree", "i accept", "got it",
            "decline", "deny", "save preferences", "view preferences", "allow all", "privacy overview",
            "editorial process", "review process", "our standards", "trust principles", "fact checked",
            "fact-checked", "medically reviewed", "advertiser disclosure",
        ),
        removes=("Privacy Policy", "Terms of Use", "Privacy Notice »", "Do Not Sell My Personal Information"),
        keeps=("Privacy was his only wish.", "Legal fees ate the rest."),
    ),
    Rule(
        name="en.standards",
        reason=Reason.NOTICE,
        finds=Phrase(
            r"^our standards:.{0,120}$|^(?:read )?(?:our|the) (?:editorial|journalism|ethics|trust) (?:standards"
            r"|principles|policy|guidelines|code)\b.{0,80}$",
            starts=(
                "our standards", "our editorial", "our journalism", "our ethics", "our trust", "read our",
                "read the", "the editorial", "the journalism", "the ethics", "the trust",
            ),
        ),
        removes=("Our Standards: The Thomson Reuters Trust Principles.", "Read our editorial policy"),
        keeps=("Our standards fell, the teachers wrote.",),
        sure=True,
    ),
    Rule(
        name="en.published-elsewhere",
        reason=Reason.NOTICE,
        finds=Phrase(
            r"^\W{0,3}(?:editor['’]?s['’]? note\W{1,3})?(?:(?:this|the) (?:article|story|post|piece|content|report"
            r"|column|essay|interview|op-ed|press release|commentary|material|work|text|transcript)|a version of "
            r"this (?:article|story|post|piece)|an earlier version of this (?:article|story"
            r"|post))\b.{0,40}\b(?:(?:was|were|is|has been|have been|had been|been|also)\b.{0,40}\b(?:published"
            r"|republished|reprinted|updated|corrected|produced|syndicated|generated|translated|reviewed|edited"
            r"|reproduced|licensed|adapted|medically|fact|written (?:by|with)|supported|sponsored|provided)"
            r"|(?:originally|first) (?:appeared|ran|published)|appears in|appeared (?:in print|on|in|originally"
            r"|first)|misstated|incorrectly|contains affiliate|may contain|does not (?:constitute"
            r"|necessarily))\b.{0,400}$",
            words=(
                "article", "story", "post", "piece", "content", "report", "column", "essay", "interview", "ed",
                "release", "commentary", "material", "work", "text", "transcript",
            ),
        ),
        removes=(
            "This article was originally published on The Conversation.",
            "A version of this article appeared in print on May 3.",
            "This story has been updated with a comment from the ministry.",
            "This post may contain affiliate links.",
        ),
        keeps=("This story began in a kitchen.", "The report was late, and nobody read it."),
    ),
    Rule(
        name="en.disclaimer",
        reason=Reason.NOTICE,
        finds=Phrase(
            r"^\W{0,3}(?:disclaimers?|disclosures?|correction|clarification|editor['’]?s?['’]? notes?|legal notice"
            r"|safe harbor statement|forward-looking statements|important disclosures?|image credits?|photo "
            r"credits?)\s?[:–—-]\s?\S.{0,1500}$|^(?:the (?:views|opinions|information|content|statements?)(?: and "
            r"opinions)? (?:expressed|provided|contained|presented|herein|on this|in this)|(?:views|opinions) "
            r"expressed|nothing (?:in|on) this (?:article|site|page|post))\b.{0,800}$",
            starts=(
                "disclaimer", "disclaimers", "disclosure", "disclosures", "correction", "clarification", "editor",
                "editors", "legal notice", "safe harbor", "forward looking", "important disclosure",
                "important disclosures", "image credit", "image credits", "photo credit", "photo credits",
                "the views", "the opinions", "the information", "the content", "the statement", "the statements",
                "views expressed", "opinions expressed", "nothing in", "nothing on", "*", "(",
            ),
        ),
        removes=(
            "Disclaimer: This is not financial advice.",
            "Editor's note: The spelling of a name was corrected.",
            "The views expressed in this article are the author's own.",
        ),
        keeps=("Disclosure rules changed in May.", "The views from the tower are fine."),
    ),
    Rule(
        name="en.small-print",
        reason=Reason.NOTICE,
        finds=Phrase(
            r"^.{0,400}?\b(?:past performance (?:is|does|may|cannot)\b|not (?:intended|meant|designed) (?:to|as)\b"
            r"[^.]{0,60}\badvice|not a substitute for (?:\w+ ){0,2}(?:professional|medical|legal|financial)"
            r"|registered investment advis[eo]r|for (?:general )?(?:informational|educational|information)(?: and "
            r"(?:educational|informational))? purposes only|for general information only|(?:do|does) not (?:provide"
            r"|constitute|offer) [^.]{0,40}\badvice|by (?:accessing|using|visiting) this (?:web)?site|offering "
            r"documents|possible loss of principal)\b.{0,1200}$",
            words=(
                "performance", "advice", "substitute", "adviser", "advisor", "informational", "educational",
                "accessing", "visiting", "offering", "principal",
            ),
        ),
        removes=(
            "Past performance is not indicative of future results.",
            "Acme Wealth, LLC is a registered investment adviser.",
            "This page is not a substitute for professional medical advice.",
            "Acme and its affiliates do not provide tax, legal or accounting advice.",
        ),
        keeps=(
            "The advice was not followed, and the loss was great.",
            "Her performance is not the point, the critic wrote.",
        ),
        page=True,
    ),
    Rule(
        name="en.skip",
        reason=Reason.NAVIGATION,
        finds=Lines(
            "skip to content", "skip to main content", "skip to main", "skip to navigation", "skip to footer",
            "skip to search", "skip to main content skip to footer", "skip to primary navigation",
            "skip to primary sidebar", "skip to main menu", "skip to site search", "jump to content",
            "expand all", "collapse all", "expand all collapse all", "back to articles", "back to all articles",
            "back to articles list", "back to top of page",
            "jump to navigation", "jump to recipe", "back to top", "return to top", "scroll to top", "go to top",
            "top of page", "bottom of page", "to top", "menu", "main menu", "open menu", "close menu",
            "open menu close menu", "main navigation", "navigation menu", "primary menu", "open navigation menu",
            "navigation", "toggle menu", "toggle navigation", "toggle search", "close search", "open search",
            "search for", "search for:", "search this site", "search search", "site search",
            "what are you looking for", "type to search", "post navigation", "breadcrumb", "breadcrumbs",
            "you are here", "next article", "previous article", "next post", "previous post", "next story",
            "previous story", "previous next", "next page", "previous page", "older posts", "newer posts",
            "older post", "newer post", "back to blog", "back to news", "back to all posts", "back to home",
            "back to homepage", "return to homepage", "go back", "go to homepage", "all news", "all stories",
            "quick links", "useful links", "helpful links", "footer", "contact us", "contact", "about us",
            "advertise", "advertise with us", "work with us", "careers", "help center", "site index", "sections",
            "select page", "rss feeds", "categories", "archives", "archive", "tags", "listen live", "watch live",
            "live tv", "e-edition", "newsstand", "press releases", "media kit", "masthead", "send us a tip",
            "news tips", "submit a tip", "letters to the editor", "obituaries", "classifieds", "crossword",
            "crosswords", "puzzles", "horoscopes", "games", "weather", "desktop version", "mobile version",
            "choose language", "select language", "change language", "all categories", "view all categories",
            "uncategorized", "choose your edition", "edition", "other editions", "filter by", "clear filters",
            "clear all", "advanced search", "start here", "site navigation", "explore topics", "browse by topic",
            "browse topics", "select category", "select month", "quick navigation",
        ),
        removes=("Skip to content", "Back to top ↑", "Menu", "Contact us", "Next article »"),
        keeps=("Contact was lost.", "Next post in the row was burned."),
        sure=True,
    ),
    Rule(
        name="en.menu",
        reason=Reason.NAVIGATION,
        finds=Lines(
            "home", "homepage", "news", "about", "blog", "blogs", "search", "resources", "company", "events",
            "support", "pricing", "services", "reviews", "faq", "faqs", "solutions", "products", "product", "more",
            "community", "case studies", "partners", "videos", "video", "industries", "features", "view", "press",
            "learn", "articles", "article", "guides", "guide", "shop", "store", "english", "business", "education",
            "travel", "webinars", "podcast", "podcasts", "locations", "testimonials", "tools", "technology", "tech",
            "newsroom", "next", "previous", "prev", "leadership", "help", "healthcare", "topics", "topic",
            "marketing", "sustainability", "research", "explore", "integrations", "jobs", "accessories", "our team",
            "team", "artificial intelligence", "ai", "platform", "overview", "insights", "our story", "how it works",
            "books", "awards", "health", "training", "enterprise", "customer stories", "recipes", "media",
            "insurance", "customers", "our services", "food", "culture", "affiliate program", "science", "policies",
            "nutrition", "lifestyle", "life", "finance", "money", "entertainment", "documentation", "docs", "deals",
            "courses", "who we are", "what we do", "sports", "sport", "retail", "projects", "glossary", "donate",
            "give", "compare", "analytics", "all", "solutions by industry", "programs", "interviews", "fitness",
            "cybersecurity", "academics", "admissions", "success stories", "people", "news & events",
            "manufacturing", "gift cards", "financing", "financial services", "use cases", "membership",
            "meet the team", "los angeles", "international", "world", "world news", "u.s.", "us", "us news", "uk",
            "uk news", "europe", "asia", "africa", "americas", "middle east", "australia", "canada", "india",
            "china", "national", "local", "local news", "nation", "regional", "metro", "politics", "election",
            "elections", "government", "economy", "markets", "stocks", "opinion", "opinions", "op-ed", "editorial",
            "editorials", "columns", "columnists", "letters", "analysis", "investigations", "features", "feature",
            "environment", "climate", "energy", "crime", "courts", "law", "military", "defense", "immigration",
            "religion", "faith", "arts", "art", "arts & culture", "music", "movies", "film", "tv", "television",
            "theater", "theatre", "celebrity", "celebrities", "style", "fashion", "beauty", "wellness",
            "relationships", "parenting", "family", "pets", "home & garden", "real estate", "property", "cars",
            "auto", "autos", "automotive", "motoring", "gaming", "gadgets", "mobile", "apps", "software", "hardware",
            "internet", "crypto", "space", "history", "weird news", "good news", "football", "soccer", "basketball",
            "baseball", "cricket", "tennis", "golf", "rugby", "hockey", "nfl", "nba", "mlb", "nhl", "wnba", "f1",
            "boxing", "mma", "wwe", "olympics", "racing", "fantasy", "scores", "photos", "photo", "pictures",
            "gallery", "live", "audio", "radio", "magazine", "data", "graphics", "fact check", "fact-check",
            "explainers", "explainer", "quizzes", "quiz", "shopping", "coupons", "vouchers", "dating", "mail order",
            "offers", "competitions", "sitemap", "language", "languages", "region", "country", "contact me",
            "about me", "work with me", "locations", "offices", "directory", "calendar", "forum", "forums",
            "download", "downloads", "templates", "ebooks", "white papers", "whitepapers", "reports", "press room",
            "press kit", "investors", "investor relations", "partnerships", "become a partner", "developers", "api",
            "changelog", "status", "system status", "get help", "customer service", "customer support",
            "support center", "contact support", "book", "other", "others", "general", "misc", "miscellaneous",
            "page", "new", "links", "link", "follow", "source", "sources", "via", "deutsch", "español", "français",
            "italiano", "português", "polski", "nederlands", "русский", "українська", "türkçe", "العربية", "中文",
            "日本語", "한국어", "简体中文", "繁體中文", "tiếng việt", "bahasa indonesia", "ไทย", "हिन्दी", "עברית",
            "svenska", "dansk", "norsk", "suomi", "čeština", "magyar", "română", "ελληνικά", "български",
            "english (us)", "english (uk)", "united states", "united kingdom", "usa", "global", "germany", "france",
            "spain", "italy", "japan", "mexico", "brazil", "singapore",
        ),
        removes=("Home", "World", "Opinion", "Sports"),
        keeps=("Home is where the money is.", "Politics is a hard game."),
    ),
    Rule(
        name="en.contents",
        reason=Reason.NAVIGATION,
        finds=Lines(
            "table of contents", "contents", "in this article", "on this page", "in this post", "in this guide",
            "in this story", "what's in this article", "page contents", "table of content", "quick navigation",
            "jump to section", "jump to", "article contents", "hide table of contents", "show table of contents",
            "toggle table of content", "toggle table of contents", "what you'll learn", "in this blog", "content",
            "inside this article", "what's inside",
        ),
        removes=("Table of Contents", "In this article", "On this page:"),
        keeps=("In this article of the treaty, both sides agree.",),
        scope=Scope.SECTION,
    ),
    Rule(
        name="en.contents-line",
        reason=Reason.NAVIGATION,
        # The heads of a whole table of contents in one line.
        finds=Phrase(
            r"^(?:table of contents|contents|jump to(?: section)?|in this (?:article|guide|post)|on this page)\b:? "
            r"(?=(?-i:[A-Z0-9])).{30,2000}$",
            starts=("table of", "contents", "jump to", "in this", "on this"),
        ),
        removes=(
            "Table of Contents: Our Top Picks The Best Cameras Compared 1. How We Test 2. What We Found",
            "Jump to Section What Is a Kit? Is It Difficult to Build? How Long Does It Take?",
        ),
        keeps=(
            "In this article we look at the best cameras of the year and how each of them was tested.",
            "Contents of the safe were never found, the police told reporters on Monday.",
        ),
        page=True,
        long=True,
    ),
    Rule(
        name="en.tags",
        reason=Reason.NAVIGATION,
        finds=Phrase(
            r"^\W{0,3}(?:tags?|tagged|tagged (?:as|with|in|under)|topics?|filed under|filed in|categor(?:y|ies)"
            r"|keywords?|labels?|posted in|posted under|published in|in category|related (?:topics?|tags)|hashtags?"
            r"|see more on|more about|sections?|location|source|series)\s?(?::|\b(?<=[dn])\b)\s?\S[^.!?]{0,300}$",
            starts=(
                "tag", "tags", "tagged", "topic", "topics", "filed", "category", "categories", "keywords", "keyword",
                "labels", "label", "posted", "published", "in category", "related", "hashtags", "see", "more",
                "section", "sections", "location", "source", "series", "#",
            ),
        ),
        removes=(
            "Tags: immigration, ICE, Trump",
            "Filed under: Politics",
            "Posted in News",
            "Topics: Climate, Energy",
            "Categories: World",
        ),
        keeps=("Topics ranged from war to wine.", "Posted workers earn less."),
    ),
    Rule(
        name="en.published-label",
        reason=Reason.DATE,
        finds=Lines(
            "published", "updated", "last updated", "posted", "posted on", "published on", "last modified",
            "first published", "date", "just now", "today", "yesterday", "updated on", "modified", "published at",
            "publish date", "date published", "created", "publication date", "release date",
        ),
        removes=("Published", "Last updated:", "Posted on"),
        keeps=("Published in May, the book sold out.",),
    ),
)  # fmt: skip
