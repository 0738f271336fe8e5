"""Articles in scripts without spaces or case keep their paragraphs and lose what stands around them."""

from __future__ import annotations

import html
from typing import NamedTuple

import pytest

from cleaner.extract import extract
from cleaner.models import Article, Kind, Page
from cleaner.strip import SCORERS, strip


class Story(NamedTuple):
    """A page of our own writing: what stands above the story, the story, what stands below."""

    headline: str
    above: tuple[str, ...]
    body: tuple[str, ...]
    below: tuple[str, ...]


CHINESE = Story(
    headline="市议会决定关闭旧铁桥进行维修",
    above=("首页", "新闻", "体育", "登录"),
    body=(
        "市议会星期一投票决定,将跨河旧铁桥封闭至明年五月进行大修。市长在会后表示,这是近五十年来规模最大的一次维修工程。",
        "工程师上周在十二座桥墩中的四座发现裂缝,车辆当天即改道新桥通行。专家认为,如果不及时加固,冬季的浮冰可能造成更严重的损坏。",
        "东岸的商户担心客流减少,已请求市政府减免部分租金。“我们已经熬过了两个艰难的年头,”一家面馆的老板说。",
        "维修费用预计为九百万元,其中大部分由省政府承担。市议会将于下个月公布详细的施工计划和交通安排。",
    ),
    below=("相关阅读", "分享到微信", "版权所有 未经许可不得转载"),
)
JAPANESE = Story(
    headline="市議会、老朽化した鉄橋の閉鎖を決定",
    above=("ホーム", "ニュース", "ログイン"),
    body=(
        "市議会は月曜日、老朽化した鉄橋を来年五月まで閉鎖し、大規模な修繕工事を行うことを賛成多数で決めた。市長は「過去五十年で最大の工事になる」と述べた。",
        "先週の点検で、十二本の橋脚のうち四本にひび割れが見つかり、車両は新しい道路へ迂回している。専門家は早急な補強が必要だと指摘する。",
        "東岸の商店主らは客足の減少を心配し、市に家賃の支援を求めている。「この二年間をようやく乗り切ったところだ」と食堂の店主は話した。",
        "工事費は九億円に上る見込みで、その大半を県が負担する。市は来月、詳しい工程と交通規制の計画を公表する予定だ。",
    ),
    below=("関連記事", "この記事をシェア", "無断転載を禁じます"),
)
ARABIC = Story(
    headline="مجلس المدينة يقرر إغلاق الجسر القديم للإصلاح",
    above=("الرئيسية", "أخبار", "تسجيل الدخول"),
    body=(
        "صوت مجلس المدينة يوم الاثنين على إغلاق الجسر الحديدي القديم حتى شهر مايو لإجراء أعمال صيانة واسعة، وقال رئيس البلدية إنها الأكبر منذ خمسين عاما.",
        "وكان المهندسون قد عثروا الأسبوع الماضي على شقوق في أربع من الدعامات الاثنتي عشرة، وحولت حركة السير إلى الطريق الجديد منذ ذلك الحين.",
        "ويخشى أصحاب المتاجر في الضفة الشرقية تراجع أعمالهم، وقد طلبوا من المجلس مساعدتهم في دفع الإيجارات خلال فترة الإغلاق الطويلة.",
        "وتبلغ كلفة الإصلاح تسعة ملايين دولار تدفع الحكومة معظمها، ومن المقرر أن يعلن المجلس الشهر المقبل تفاصيل الخطة ومواعيدها.",
    ),
    below=("اقرأ أيضا", "شارك الخبر", "جميع الحقوق محفوظة"),
)
STORIES = {"zh": CHINESE, "ja": JAPANESE, "ar": ARABIC}


@pytest.fixture(params=sorted(STORIES))
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=sorted(SCORERS))
def scorer(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def stripped(content: str, kind: Kind, scorer: str) -> Article:
    page = Page(id="page", content=content, kind=kind)
    outcome = strip(page, extract(page), scorer=scorer)
    assert isinstance(outcome, Article)
    return outcome


def test_a_clean_article_is_left_alone(language: str, scorer: str) -> None:
    text = "\n".join(STORIES[language].body)
    assert stripped(text, Kind.TEXT, scorer).text == text


def test_a_text_keeps_every_paragraph_and_loses_the_menu(language: str, scorer: str) -> None:
    story = STORIES[language]
    page = "\n\n".join([*story.above, story.headline, *story.body, *story.below])
    article = stripped(page, Kind.TEXT, scorer)
    for paragraph in story.body:
        assert paragraph in article.text
    for line in (*story.above, *story.below):
        assert line not in article.text.split("\n")
    assert article.language == language


def test_a_page_keeps_every_paragraph_and_loses_the_menu(language: str, scorer: str) -> None:
    story = STORIES[language]

    def tags(name: str, lines: tuple[str, ...]) -> str:
        return "".join(f"<{name}>{html.escape(line)}</{name}>" for line in lines)

    def links(lines: tuple[str, ...]) -> str:
        return "".join(f'<li><a href="/{i}">{html.escape(line)}</a></li>' for i, line in enumerate(lines))

    page = (
        f'<html lang="{language}"><head><title>{story.headline}</title></head><body><nav><ul>{links(story.above)}</ul></nav>'
        f'<main><article><h1>{story.headline}</h1><div class="content">{tags("p", story.body)}</div></article></main>'
        f"<aside><ul>{links(story.below[:2])}</ul></aside><footer><p>{story.below[2]}</p></footer></body></html>"
    )
    article = stripped(page, Kind.HTML, scorer)
    assert article.text.split("\n") == list(story.body)
    assert article.headline == story.headline
