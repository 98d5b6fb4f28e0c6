# SPDX-License-Identifier: GPL-2.0-or-later
"""Markdown of answers: what is shown, and what can not get through."""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser

import pytest

from rs_assistant.engine.markdown import link_parts, literal, plain, to_html

ALLOWED_TAGS = set(
    "p b i s code pre br hr a ul ol li table tr th td blockquote h3 h4 h5 h6".split()
)


class Tags(HTMLParser):
    """Collects tags, attributes and whether they nest."""

    def __init__(self) -> None:
        super().__init__()
        self.stack: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))
        if tag not in ("br", "hr"):
            self.stack.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.stack.pop() == tag


def tags(markdown: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = Tags()
    parser.feed(to_html(markdown))
    parser.close()
    assert parser.stack == []
    return parser.seen


def test_bold_italic_and_code_are_shown():
    assert to_html("**12** *ships* `here`") == "<p><b>12</b> <i>ships</i> <code>here</code></p>"


def test_underscores_inside_words_are_letters():
    assert to_html("land_cover_map") == "<p>land_cover_map</p>"


def test_unfinished_markdown_shows_as_it_stands():
    assert to_html("there are **12 sh") == "<p>there are **12 sh</p>"
    assert to_html("see [12 ships](feat") == "<p>see [12 ships](feat</p>"
    assert to_html("```\nabc") == "<pre>abc</pre>"


@pytest.mark.parametrize("target", ["features:ship", "feature:3", "cell:top-left", "turn:ab12"])
def test_links_of_the_dock_become_links(target):
    assert f'<a href="{target}">x</a>' in to_html(f"[x]({target})")


def test_a_label_with_a_space_survives_in_a_link():
    assert '<a href="features:tennis%20court">' in to_html("[2](features:tennis court)")
    assert link_parts("features:tennis%20court") == ("features", "tennis court")


@pytest.mark.parametrize(
    "target",
    [
        "http://example.org",
        "https://example.org/?q=features:ship",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:text/html,x",
        "FEATURES:x",
        "ship",
        "features:" + "x" * 295,
    ],
)
def test_any_other_link_is_text(target):
    assert "<a" not in to_html(f"[x]({target})")


@pytest.mark.parametrize(
    "text",
    [
        "<img src='http://example.org/a.png'>",
        "<script>alert(1)</script>",
        "![picture](http://example.org/a.png)",
        "![picture](file:///etc/passwd)",
        "<a href='file:///'>x</a>",
        '[x](features:"onclick=1)',
        "| <b>a</b> | b |\n|---|---|\n| <img src=x> | y |",
        "# <h1 onclick=x>",
        "- <object>",
        "`<b>`",
        "```\n</pre><img src=x>\n```",
        '[<img src=x>](features:"><img src=x>)',
        "**<i>**</i>",
    ],
)
def test_html_and_pictures_never_get_through(text):
    for tag, attributes in tags(text):
        assert tag in ALLOWED_TAGS
        assert set(attributes) <= {"href", "align", "border", "cellspacing", "cellpadding"}
        assert link_parts(attributes.get("href") or "features:") is not None


def test_marks_that_cross_do_not_break_the_nesting():
    for text in ("**a *b** c*", "*a **b* c**", "__a *b__ c*", "**[a**](features:x)", "~~a **b~~"):
        tags(text)


def test_tables_keep_rows_columns_and_sides():
    html = to_html("| class | share |\n|:--|--:|\n| forest | 40 % |\n| water | 8 % | extra |\nend")
    assert html.count("<tr>") == 3
    assert '<th align="right">share</th>' in html
    assert '<td align="right">40 %</td>' in html
    assert "extra" not in html
    assert html.endswith("<p>end</p>")


def test_lists_nest_once_and_keep_their_start():
    html = to_html("3. a\n4. b\n   - c\n   - d\n5. e")
    assert html == (
        '<ol start="3"><li>a</li><li>b<ul><li>c</li><li>d</li></ul></li><li>e</li></ol>'
    )


def test_headings_quotes_rules_and_breaks():
    html = to_html("# Title\n> said\n\n---\na  \nb\nc")
    assert html == "<h3>Title</h3><blockquote>said</blockquote><hr/><p>a<br/>b c</p>"


@pytest.mark.parametrize(
    "piece", ["**", "*a ", "[", "[a](", "`", "|", "> ", "- ", "\\", "```\n", "|-|\n", "_a", "# "]
)
def test_endless_repetition_is_read_in_one_pass(piece):
    # Quadratic time would need minutes here and stop the whole test run.
    tags(piece * 50_000)


def test_plain_text_has_no_marks():
    assert plain("## **12** [ships](features:ship) `here`\n- a") == "12 ships here\na"


def test_words_of_others_are_shown_as_they_are_and_read_so() -> None:
    words = "*two* __ships__ [here](turn:1) `x` ~~no~~ | <b> \\ end"
    assert to_html(literal(words)) == f"<p>{escape(words)}</p>"
    assert plain(literal(words)) == words
