"""English: who made it and when: captions, agency credits, bylines, biographies, dates."""

from __future__ import annotations

from cleaner.models import Reason
from cleaner.rules import Lines, Phrase, Rule, Scope

# A capitalised name of one to six words, in a pattern that otherwise ignores case.
_NAME = r"(?-i:[A-ZÀ-Þ][\w.'’-]{0,30}(?: (?:de|van|von|der|la|al|bin|and|&|[A-ZÀ-Þ][\w.'’-]{0,30})){0,7})"
_PERSON = r"(?-i:[A-ZÀ-Þ][\w'’-]{1,30}(?: (?:(?:de|van|von|der|la|al|bin|del) )?[A-ZÀ-Þ][\w.'’-]{0,30}){1,3})"

RULES: tuple[Rule, ...] = (
    Rule(
        name="en.file-photo",
        reason=Reason.CAPTION,
        finds=Phrase(
            r"^\W{0,2}file(?:\s?[:–—-]\s?\S|[ -](?:photo(?:graph)?|pic(?:ture)?|image|pic\.)\s?(?:[:–—-]|of|shows?"
            r"|by|from|taken)).{0,600}$|^.{10,500}\(file(?: photo| pic| image)?\)\.?$",
            starts=("file", "(", "["),
            words=("file",),
        ),
        removes=(
            "FILE PHOTO: A police car in Berlin, May 3, 2024. REUTERS/Jane Doe/File photo",
            "FILE - The president speaks in Ohio.",
            "Soldiers at the gate (File photo)",
        ),
        keeps=("File a claim by Friday, the agency said.", "File sizes grew."),
        sure=True,
    ),
    Rule(
        name="en.photo-credit",
        reason=Reason.CAPTION,
        finds=Phrase(
            r"^\W{0,3}(?:(?:photo|image|picture|photograph|photography|illustration|graphic|video|screenshot"
            r"|screengrab|pic|artwork|cover|file|representative|representational|stock|feature|featured|header|main"
            r"|lead|courtesy) ?)?(?:photos?|images?|pictures?|credits?|photographs?|photography|illustrations?"
            r"|graphics?|source|courtesy|video|screenshot|screengrab|pic|artwork)(?: credits?| courtesy| "
            r"source)?\s?(?::|/|\||©|by\b|via\b|courtesy\b|from\b|credit\b|–|—|-)\s?(?:of |by )?\S[^?!]{0,100}$",
            starts=(
                "photo", "photos", "image", "images", "picture", "pictures", "photograph", "photographs",
                "photography", "illustration", "illustrations", "graphic", "graphics", "video", "screenshot",
                "screengrab", "pic", "artwork", "cover", "file", "representative", "representational", "stock",
                "feature", "featured", "header", "main", "lead", "courtesy", "credit", "credits", "source", "(", "[",
                "©",
            ),
        ),
        removes=(
            "Photo by Jane Doe on Unsplash",
            "Image: AFP",
            "Photo credit: John Smith/Getty Images",
            "Representational image: PTI",
            "Credit: NASA",
            "Source: Reuters",
        ),
        keeps=(
            (
                "Photos from the scene show a burned car, and no one inside knows why it was there when police "
                "came that night to look."
            ),
            "Images showed smoke.",
        ),
        page=True,
    ),
    Rule(
        name="en.agency-caption",
        reason=Reason.CAPTION,
        # A picture agency at the end, after a slash, a bracket or a stop: captions end so, sentences do not.
        finds=Phrase(
            r"^.{0,500}(?:(?-i:REUTERS|AFP|EPA|dpa|EFE|ANSA)\s?/\s?(?-i:[A-ZÀ-Þ])[\w .'’/-]{2,60}|(?:[/|(\[–—©:-]"
            r"|\bvia|\bby|\.)\s?(?:photos? by |photo: |image: )?(?:(?-i:AP|AFP|EPA|REUTERS|Reuters|PTI|ANI|NYT|TASS"
            r"|Xinhua|UPI) (?:photo|via)\b.{0,50}|getty(?: images?)?|gettyimages|shutterstock(?:\.com)?"
            r"|istock(?:photo)?|unsplash|pexels|pixabay|alamy(?: stock photo)?|adobe stock|adobestock|depositphotos"
            r"|dreamstime|imago|wikimedia(?: commons)?|flickr(?:\.com)?|bloomberg via getty(?: images)?|epa-efe"
            r"|picture alliance|zuma press|handout|courtesy photo|contributed photo|supplied photo|screenshot"
            r"|screen grab|file photo))[\w .,'’/&-]{0,40}[)\]]?\.?$",
            words=(
                "reuters", "afp", "epa", "dpa", "efe", "ansa", "ap", "getty", "gettyimages", "shutterstock",
                "istock", "istockphoto", "unsplash", "pexels", "pixabay", "alamy", "adobe", "adobestock",
                "depositphotos", "dreamstime", "imago", "wikimedia", "flickr", "zuma", "handout", "photo",
                "screenshot", "alliance", "screen", "pti", "ani", "nyt", "tass", "xinhua", "upi",
            ),
        ),
        removes=(
            "The badge of an officer. Hawthorne, California, U.S., March 1, 2020. / REUTERS/Lucy Nicholson/File Photo",
            "A protester in Seoul (AP Photo/Lee Jin-man)",
            "Commuters in Tokyo. | Getty Images",
            "A dog at rest. Photo: Shutterstock",
        ),
        keeps=(
            "He sued Getty Images.",
            "The scoop was first reported by Reuters.",
            "He had been a photographer for AP and AFP.",
        ),
        sure=True,
    ),
    Rule(
        name="en.picture-credit",
        reason=Reason.CAPTION,
        finds=Phrase(
            r"^\W{0,3}(?:(?:photo|image|picture|video|art|cover|(?:featured?|header|lead) image) )?credits?\s?:"
            r"\s?\S[^?!]{0,100}$",
            starts=(
                "photo", "image", "picture", "video", "art", "cover", "featured", "feature", "header", "lead",
                "credit", "credits",
            ),
        ),
        removes=("Credit: NASA", "Photo credit: John Smith/Getty Images", "Image Credits: Jane Doe"),
        keeps=("Credit where it is due.", "Photo credits come last in any book."),
        sure=True,
    ),
    Rule(
        name="en.caption-credit",
        reason=Reason.CAPTION,
        # Whose picture it is, behind what it shows and a mark: captions end so, sentences do not.
        finds=Phrase(
            r"^.{3,500}?(?:[.!?…\"”'’)\]|–—-]\s[(\[]?|[(\[]|\s(?=(?-i:Photo|Image|Picture) credit:))"
            r"(?:(?:photos?|photograph|photography|images?|pictures?|illustration|screenshot)(?: credits?| source)?"
            r"\s?(?:[:|/]\s?(?:by |via |courtesy (?:of )?)?(?=[\w@'’‘“\"])|(?:courtesy(?: of)?|by|via):?\s"
            r"(?=(?-i:[A-ZÀ-Þ@'’‘“\"])))|credits?:\s?(?=(?-i:[A-ZÀ-Þ@'’‘“\"])))[^!?\n]{2,80}$",
            words=(
                "photo", "photos", "photograph", "photography", "image", "images", "picture", "pictures",
                "illustration", "screenshot", "credit", "credits",
            ),
        ),
        removes=(
            "A wide view of the valley in autumn. Photo by Jane Doe",
            "Commuters wait for the last tram of the day. Credit: John Smith",
            "The new hall seats nine hundred. (Photo Credit: Ann Lee Studios)",
            "Guests pick their pastries. | Photo: Bob Ray/Daily Planet",
            "Solar cells can replace windows Photo credit: Acme Energy, Inc.",
        ),
        keeps=(
            "He told the story photo by photo.",
            "She paid by card. Credit: the word alone made him nervous.",
            "It needs a steady hand. Photos of the moon take patience.",
            "Choose the main image. Image by image, the gallery fills.",
        ),
        sure=True,
    ),
    Rule(
        name="en.caption-place",
        reason=Reason.CAPTION,
        finds=Phrase(
            r"^(?:\W{0,2}(?:above|below|top|pictured|left|right|from left|clockwise from|photo shows|image shows"
            r"|pictured (?:here|above|left|right))\s?[:,]|(?:enlarge|hide|toggle) (?:image|caption|this image)"
            r"|click to (?:enlarge|zoom|expand)|view (?:gallery|image|larger)|open image|\d{1,3} (?:photos"
            r"|images)).{0,300}$",
            starts=(
                "above", "below", "top", "pictured", "left", "right", "from", "clockwise", "photo", "image",
                "enlarge", "hide", "toggle", "click", "view", "open", "(",
            ),
            words=("photos", "images"),
        ),
        removes=(
            "Pictured: The mayor with her dog",
            "From left, Ann Lee, Bob Ray and Tim Fox",
            "Enlarge this image",
            "View gallery",
        ),
        keeps=("Above all, he was tired.", "Left alone, the dog howled."),
    ),
    Rule(
        name="en.reporting-credit",
        reason=Reason.CREDIT,
        finds=Phrase(
            r"^\W{0,3}(?:(?:additional )?(?:reporting|writing|editing|compiled|edited|written|reported|produced"
            r"|contributed|translat(?:ed|ion)|rewriting)\b (?:and (?:writing|editing|reporting) )?by\b:?"
            r" (?-i:[A-Z])[^?!]{2,300}|(?:with )?(?:inputs?|files?|(?:additional )?reporting|contributions?) from\b:?"
            r" (?-i:[A-Z])[^?!]{2,120}|(?:report|research|graphics?) by\b:? (?-i:[A-Z])[^?!]{2,60})$",
            words=(
                "reporting", "writing", "report", "editing", "compiled", "edited", "written", "reported", "produced",
                "contributed", "inputs", "input", "files", "graphics", "research", "translation", "translated",
            ),
        ),
        removes=(
            "(Reporting by Ted Hesson; Editing by Ross Colvin)",
            "Reporting by Jane Doe in Paris",
            "With inputs from PTI",
        ),
        keeps=("Reporting by the commission was late, he said.",),
        sure=True,
    ),
    Rule(
        name="en.agency-credit",
        reason=Reason.CREDIT,
        finds=Phrase(
            r"^\W{0,3}(?:the )?(?:associated press|reuters|afp|agence france-presse|bloomberg|dpa|pti|ani|ians)"
            r"(?: (?:writers?|reporters?|journalists?|staff))? [^.]{2,120} contributed\b.{0,100}$"
            r"|^\W{0,3}.{3,120}\bcontributed (?:to this (?:report|story|article)|reporting)\b.{0,60}$",
            words=("contributed",),
        ),
        removes=(
            "Associated Press writer John Smith contributed to this report.",
            "Jane Doe contributed reporting.",
        ),
        keeps=("He contributed to this church for years.",),
    ),
    Rule(
        name="en.agency-credit-span",
        reason=Reason.CREDIT,
        finds=Phrase(
            r"(?<=[.!?\"”'’)])\s{1,3}[(\[](?:additional |with )?(?:reporting|writing|report|editing|compiled|edited"
            r"|inputs?|agenc(?:y|ies))\b[^()\[\]]{0,240}[)\]]\.?\s*$",
            words=(
                "reporting", "writing", "report", "editing", "compiled", "edited", "input", "inputs", "agency",
                "agencies",
            ),
        ),
        removes=(
            "The talks resume on Monday. (Reporting by Jane Doe; Editing by Bob Ray)",
            "He left. (With inputs from agencies)",
        ),
        keeps=("He left (reporting to no one).",),
        scope=Scope.SPAN,
        sure=True,
    ),
    Rule(
        name="en.trailing-call",
        reason=Reason.RELATED,
        finds=Phrase(
            r"(?<=[.!?\"”’…)\]])\s{1,3}[(\[]?(?:read more|read the full (?:story|article)(?: here)?|continue "
            r"reading|(?-i:ADVERTISEMENT|Advertisement)|show more|see more|click here(?: to read more)?|read more "
            r"(?:here|about this)|full story|(?-i:Subscribe(?: now)?)|download pdf|learn "
            r"more)\s?[.…»›→>)\]]{0,4}\s*$",
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
            r"(?<=[.!?\"”’)])\s{1,3}[(\[]?(?-i:Also [Rr]ead|ALSO READ|READ MORE|Read [Mm]ore|READ ALSO|Read [Aa]lso"
            r"|See [Aa]lso|Related|RELATED)\s?[:|]\s?(?-i:[\"'“‘A-ZÀ-Þ0-9])[^.\n]{8,150}[)\]]?\s*$",
            words=("read", "also", "related", "more"),
        ),
        removes=("The ban starts in May. Also Read: Six cities sue over the ban",),
        keeps=("He could also read: it saved him.",),
        scope=Scope.SPAN,
    ),
    Rule(
        name="en.byline",
        reason=Reason.BYLINE,
        finds=Phrase(
            rf"^\W{{0,3}}(?:by|written by|words by|story by|posted by|published by|author|authors|reviewed by"
            rf"|medically reviewed by|edited by|updated by|article by|text by|contributed by|reporter|editor|writer"
            rf"|guest post by|fact checked by|created by|from)\b\s?[:|]?\s?{_NAME}(?:\s?(?:,|and |&|\||•|·|/|–|-|in "
            rf"|for |on |at )\s?[^.!?]{{1,80}})?$",
            starts=(
                "by", "written", "words", "story", "posted", "published", "author", "authors", "reviewed",
                "medically", "edited", "updated", "article", "text", "contributed", "reporter", "editor", "writer",
                "guest", "fact", "created", "|", "-", "–", "—", "•",
            ),
        ),
        removes=(
            "By Jane Doe",
            "Written by John Smith, Senior Reporter",
            "BY TED HESSON AND KRISTINA COOKE",
            "Author: Ann Lee",
            "By Jane Doe | May 3, 2025",
        ),
        keeps=(
            "By Friday the fire was out.",
            "By Monday, the court will decide.",
            "Author and poet John Berger has died.",
        ),
    ),
    Rule(
        name="en.byline-line",
        reason=Reason.BYLINE,
        finds=Lines(
            "by", "written by", "author", "authors", "staff", "staff writer", "staff reporter", "editor", "admin",
            "news desk", "web desk", "posted by", "by staff", "by staff reporter", "by staff writer", "reviewed by",
            "edited by", "published by", "medically reviewed by", "updated by", "contributor", "contributors",
            "guest author", "senior writer", "senior editor", "senior reporter", "reporter", "writer",
            "correspondent", "our correspondent", "special correspondent", "by our correspondent", "fact checked by",
            "verified by", "view bio", "read bio", "author archive", "from staff reports",
        ),
        removes=("By", "Staff Writer", "Written by:"),
        keeps=("The writer is dead.",),
    ),
    Rule(
        name="en.biography",
        reason=Reason.BIOGRAPHY,
        finds=Phrase(
            rf"^\W{{0,3}}(?:{_NAME}(?:,[^,.]{{2,40}},)?|the (?:author|writer)|he|she) (?:is|was|has been|writes"
            rf"|covers|reports|works|joined|has (?:written|covered|worked|been)|serves)\b.{{0,160}}\b(?:writer"
            rf"|reporter|editor|editorial|journalist|correspondent|columnist|contributor|freelancer?|blogger"
            rf"|producer|author|staff|newsroom|covering|covers|contributing|intern|content (?:manager|marketer"
            rf"|strategist|creator)|bylines|graduate of|writes about|passionate about|years of experience|follow "
            rf"(?:him|her|them)|university|professor|fellow|founder|ceo|consultant|specialist)\b.{{0,900}}$",
            words=(
                "writer", "reporter", "editor", "editorial", "journalist", "correspondent", "columnist",
                "contributor", "freelance", "freelancer", "blogger", "producer", "newsroom", "contributing",
                "bylines", "writes", "passionate", "follow", "copywriter", "marketer", "strategist",
            ),
        ),
        removes=(
            "Jane Doe is a senior reporter covering immigration.",
            "John Smith writes about technology and is the author of two books.",
        ),
        keeps=("The minister is under pressure to resign.",),
    ),
    Rule(
        name="en.profile",
        reason=Reason.BIOGRAPHY,
        finds=Phrase(
            rf"^\W{{0,3}}{_PERSON}(?:,[^,.]{{2,40}},)? (?:is|was|has been|serves as|works as)(?: currently| also"
            rf"| now)? (?:an?|the|our|one of)\b(?:(?!\b(?:agency|platform|software|company|firm|marketplace|program"
            rf"|tool|service|brand|college|university|app|store|team)\b)[^.]){{0,120}}?\b(?:(?:co-?)?(?:founder"
            rf"|owner)|ceo|cto|cfo|president|vp|consultant|specialist|analyst|advis[eo]r|planner"
            rf"|attorney|lawyer|cpa|accountant|realtor|engineer|developer|architect|designer|photographer|chef"
            rf"|dietitian|nutritionist|physician|nurse|therapist|psychologist|coach|trainer|teacher|instructor"
            rf"|lecturer|expert|enthusiast|practitioner|manager|director|executive|strategist|marketer|researcher)"
            rf"\b.{{0,900}}$",
            words=(
                "founder", "cofounder", "owner", "ceo", "cto", "cfo", "president", "vp", "consultant", "specialist",
                "analyst", "advisor", "adviser", "planner", "attorney", "lawyer", "cpa", "accountant", "realtor",
                "engineer", "developer", "architect", "designer", "photographer", "chef", "dietitian",
                "nutritionist", "physician", "nurse", "therapist", "psychologist", "coach", "trainer", "teacher",
                "instructor", "lecturer", "expert", "enthusiast", "practitioner", "manager", "director",
                "executive", "strategist", "marketer", "researcher",
            ),
        ),
        removes=(
            "Jane Doe is the owner of Doe Cleaning, a local company, and has a background in chemistry.",
            "John A. Smith is a certified personal trainer who helps runners stay fit.",
        ),
        keeps=(
            "Acme Media is a marketing agency with a team of experts.",
            "The director is a friend of the minister.",
            "Doe is the owner of the bridge.",
        ),
    ),
    Rule(
        name="en.about-author",
        reason=Reason.BIOGRAPHY,
        finds=Lines(
            "about the author", "about the authors", "about author", "about the writer", "about the reporter",
            "meet the author", "author bio", "author profile", "author information", "author details",
            "about the editor", "about the contributor", "the author", "more about the author",
            "more about the authors", "posts by this author", "about the author(s)", "contributors", "our authors",
            "meet our experts", "about our experts", "about the expert", "meet the expert", "about the team",
            "posted by the author",
        ),
        removes=("About the Author", "ABOUT THE AUTHORS"),
        keeps=("About the author little is known.",),
        scope=Scope.SECTION,
        sure=True,
    ),
    Rule(
        name="en.read-time",
        reason=Reason.DATE,
        finds=Phrase(
            r"^\W{0,3}(?:\d{1,3}(?:\s?[-–]\s?\d{1,3})?[ -]?min(?:ute)?s?\.?(?: (?:read|watch|listen|to read|reading "
            r"time))?|(?:estimated )?(?:reading|read) ?time\s?[:–-]?\s?(?:about |~ "
            r"?)?\d{0,3}\s?(?:min(?:ute)?s?)?\.?(?: read)?|\d{1,3} ?(?:min|minutes?) (?:read|watch"
            r"|listen)\b.{0,40})$",
            words=("min", "mins", "minute", "minutes"),
            starts=("reading", "read", "estimated", "•", "·", "|", "-", "–", "~", "("),
        ),
        removes=(
            "5 min read",
            "3-minute read",
            "Reading time: 4 minutes",
            "Estimated reading time",
            "8 min read | May 3",
        ),
        keeps=("5 minutes later the siren went off.",),
        sure=True,
    ),
)  # fmt: skip
