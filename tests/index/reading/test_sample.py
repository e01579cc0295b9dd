import hashlib

from index.model import ParagraphRole
from index.reading import sample


def test_the_built_in_article_is_shipped_unchanged():
    digest = hashlib.sha256(sample.path().read_bytes()).hexdigest()
    assert digest == "37a98c0555d5005b14d99c53d7b86b8f7ef5bd92dac98a81ad79a3efe99a50d0"


def test_its_headline_is_its_first_line_and_the_rest_is_unknown():
    record = sample.record()
    assert record.headline == sample.article().text.partition("\n")[0]
    assert (record.authors, record.outlet, record.published, record.url) == ((), None, None, None)


def test_its_paragraphs_have_their_roles():
    roles = [paragraph.role for paragraph in sample.article().paragraphs]
    assert roles[0] is ParagraphRole.HEADLINE
    assert roles.count(ParagraphRole.LEFT_OUT) == 1
    assert roles.count(ParagraphRole.ASIDE) == 2
    assert roles.count(ParagraphRole.STORY) == 18
