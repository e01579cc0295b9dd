"""Which language a text is in; English must never be taken for another one."""

import subprocess
import sys

import pytest

from index.errors import ModelDamaged, ModelMissing
from index.languages import UNNAMED, language_name
from index.reading import language
from index.reading.language import language_of
from tests.index.reading.foreign import FOREIGN

ENGLISH = (
    "The mayor said on Tuesday that the new bridge would not open before spring, because the council had not yet "
    "agreed who should pay for it. She asked the people of the town to be patient."
)
TRANSCRIPT = (
    "INTERVIEWER: Thank you. When will it open?\n\nQUILL: In spring. Not before.\n\nINTERVIEWER: And who pays?\n\n"
    "QUILL: We do. They do. Everybody does, I suppose.\n\nINTERVIEWER: Everybody?\n\nQUILL: Yes.\n"
)
TEAMS = (
    "Goalkeepers: Jorge Morales (Puerto Nuevo), Luís Carvalho (Vila Nova). Defenders: Ángel Ibáñez (Montaña), Óscar "
    "Núñez (Puerto Nuevo), João Teixeira (Vila Nova), Raúl Quiñones (Las Lomas), Íñigo Echeverría (Montaña). "
    "Midfielders: Andrés Peña (Las Lomas), Tomás Saldaña (Puerto Nuevo), Martín Ordóñez (Montaña)."
)
RESULTS = (
    "Örnsköld 3 Västerby 1 (half-time 2-0), Rheinfelden 0 Oberndorf 0, Saint-Aubin 2 Montreuil 4 (after extra time), "
    "Ferenczi bt Halmos 6-4 3-6 7-5, Dvořák bt Šimek 6-1 6-2, Kowalczyk lost to Wiśniewska 2-6 4-6, Lindqvist 71 68 70"
)
GUESTS = (
    "Guests at the dinner: Baron Friedrich von Altenau, Gräfin Elisabeth zu Solms, Señor Juan Carlos de la Vega y "
    "Ruiz, Madame Geneviève de Saint-Exupère, Signora Lucia della Torre, Dr Þórunn Guðmundsdóttir, Nguyễn Thị Hoa."
)
RECIPE = (
    "Ingredients: 200g flour, 3 eggs, pinch salt, 1 onion, olive oil, basil, mozzarella, prosciutto. Chop onion, fry "
    "gently, add garlic, stir, season, serve hot. Cooking time: 20 minutes. Serves four. Keeps three days in fridge."
)
MARKETS = (
    "Shares in Nordvik rose 3.2% to 41.10, Hansa Stahl fell 1.8% to 17.44, Crédit du Midi lost 0.4%, Banco Sur gained "
    "2.1%. Oil at 71.20 dollars a barrel, gold at 1,911.50 dollars an ounce. Ten-year yields up three basis points."
)
QUOTING_GERMAN = (
    "The mayor of Altenau told reporters that the bridge would not open before spring. “Wir bitten um Geduld, weil der "
    "Rat sich noch nicht geeinigt hat, wer die neue Brücke bezahlt”, she said, and added that the ferry would go on as "
    "before. “Niemand soll nasse Füße bekommen”, she said with a smile, while her driver waited with the car."
)
QUOTING_RUSSIAN = (
    f"{ENGLISH} “Мы просим о терпении, потому что совет ещё не решил, кто заплатит”, she told a Russian newspaper."
)


@pytest.mark.parametrize("tag", FOREIGN)
def test_other_languages_are_recognised(tag):
    assert language_of(FOREIGN[tag]) == tag


@pytest.mark.parametrize("tag", FOREIGN)
def test_other_languages_are_recognised_in_capitals(tag):
    assert language_of(FOREIGN[tag].upper()) == tag


@pytest.mark.parametrize("text", [ENGLISH, ENGLISH.upper(), ENGLISH.lower(), ENGLISH.title(), ENGLISH * 500])
def test_english_is_recognised_however_it_is_written(text):
    assert language_of(text) == "en"


@pytest.mark.parametrize("text", [TRANSCRIPT, QUOTING_GERMAN, QUOTING_RUSSIAN, RECIPE, MARKETS])
def test_english_that_is_no_plain_prose_is_english(text):
    assert language_of(text) == "en"


@pytest.mark.parametrize("text", [TEAMS, RESULTS, GUESTS, TRANSCRIPT, RECIPE, MARKETS])
def test_lists_and_short_lines_are_never_taken_for_another_language(text):
    assert language_of(text) in {"en", None}


@pytest.mark.parametrize("change", [str.upper, str.lower])
@pytest.mark.parametrize("text", [RESULTS, GUESTS, TRANSCRIPT, RECIPE, MARKETS])
def test_they_are_not_either_where_capitals_do_not_tell_names(text, change):
    assert language_of(change(text)) in {"en", None}


def test_letters_that_only_look_special_are_latin_ones():
    bold = {letter: 0x1D41A + number for number, letter in enumerate("abcdefghijklmnopqrstuvwxyz")}
    assert language_of(ENGLISH.lower().translate({ord(letter): code for letter, code in bold.items()})) == "en"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n",
        "1,204 – 17.5 % (2021)",
        "Brücke geschlossen",
        "Neue Brücke öffnet erst im Frühling",
        "Ça va?",
        "東京",
        "π",
    ],
)
def test_too_short_a_text_is_left_undecided(text):
    assert language_of(text) is None


@pytest.mark.parametrize(
    ("text", "tag"), [("市长星期二表示", "zh"), ("새 다리는 봄에 열린다", "ko"), ("Νέα γέφυρα", "el")]
)
def test_other_scripts_are_recognised_in_short_texts(text, tag):
    assert language_of(text) == tag


def test_a_language_that_stays_unsure_is_still_not_english():
    assert language_of("Председник") == UNNAMED


@pytest.mark.parametrize(("english", "german", "expected"), [(3, 1, "en"), (2, 1, "en"), (1, 7, "de")])
def test_the_larger_part_decides(english, german, expected):
    assert language_of("\n\n".join([ENGLISH] * english + [FOREIGN["de"]] * german)) == expected


def test_the_same_text_always_gets_the_same_answer():
    texts = [*FOREIGN.values(), ENGLISH, TEAMS]
    assert [language_of(text) for text in texts] == [language_of(text) for text in reversed(texts)][::-1]


def test_every_language_that_can_be_found_has_a_name():
    tags = {language._WIDER.get(tag, tag) for tag in language._model().labels} - {"zxx"}
    assert [tag for tag in sorted(tags) if language_name(tag) is None] == []


def test_english_does_not_load_the_model():
    program = (
        "import sys; from index.reading.plain_text import read_text; "
        f"article = read_text({ENGLISH!r}); print(article.record.language, 'py3langid' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.split() == ["en", "False"]


@pytest.fixture
def model_at(monkeypatch):
    """Lets the model be looked for elsewhere."""
    from py3langid import langid

    language._model.cache_clear()
    yield lambda path: monkeypatch.setattr(langid, "MODEL_FILE", str(path))
    language._model.cache_clear()


def test_a_missing_model_is_reported_as_such(model_at, tmp_path):
    model_at(tmp_path / "model.npz.xz")
    with pytest.raises(ModelMissing):
        language_of(FOREIGN["de"])


@pytest.mark.parametrize("content", [b"", b"no archive"])
def test_a_damaged_model_is_reported_as_such(model_at, tmp_path, content):
    path = tmp_path / "model.npz.xz"
    path.write_bytes(content)
    model_at(path)
    with pytest.raises(ModelDamaged):
        language_of(FOREIGN["de"])
