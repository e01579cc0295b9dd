"""Articles are read and shown when nothing is more urgent."""

from pytestqt.qtbot import QtBot

from tests.desktop.driving import settled


def test_an_article_is_shown_after_the_answer_that_was_under_way(qtbot: QtBot, window):
    settled(qtbot, window)
    told = []
    window.browsing.answered.connect(lambda _: told.append("rows"))
    window.browsing.article_shown.connect(lambda: told.append("article"))
    article_id = window.context.article_id
    window.browsing.forget_article()
    window.browsing.show_article(article_id)
    qtbot.keyClicks(window.bar.field, " ")
    qtbot.waitUntil(lambda: "article" in told)
    assert told == ["rows", "article"]
    assert window.context.article_id == article_id


def test_an_article_comes_also_if_the_search_failed(qtbot: QtBot, window):
    settled(qtbot, window)
    article_id = window.context.article_id
    window.browsing.forget_article()
    window.browsing.searching.set_query("bridge")
    window.browsing.show_article(article_id)
    assert window.browsing.searching.is_pending
    window.browsing.searching.expect("bridge")  # somebody else asks
    window.browsing.searching.failed.emit(ValueError("no index"))
    qtbot.waitUntil(lambda: window.context.article_id == article_id)


def test_of_two_wanted_articles_only_the_newest_is_shown(qtbot: QtBot, window):
    settled(qtbot, window)
    article_id = window.context.article_id
    window.browsing.show_article(article_id + 1_000)
    window.browsing.forget_article()
    with qtbot.waitSignal(window.browsing.article_shown):
        window.browsing.show_article(article_id)
    assert window.context.article_id == article_id
