"""`search --export`: results written into a file."""


def test_search_writes_what_it_finds_into_a_file(run, filled, tmp_path):
    target = tmp_path / "found.csv"
    code, output, errors = run("search", "rained", "--export", target)
    assert (code, output) == (0, "")
    assert f"1 statements written into {target}" in errors
    assert len(target.read_text(encoding="utf-8").splitlines()) == 2


def test_a_file_that_is_there_stays_unless_it_may_be_replaced(run, filled, tmp_path):
    target = tmp_path / "found.md"
    target.write_text("old")
    code, _, errors = run("search", "rained", "--export", target)
    assert code == 1
    assert "the copy of the statements was not written (there is a file of this name already)" in errors
    assert target.read_text() == "old"
    assert run("search", "rained", "--export", target, "--replace")[0] == 0
    assert "rained" in target.read_text(encoding="utf-8")


def test_nothing_found_makes_no_file(run, filled, tmp_path):
    code, _, errors = run("search", "zebra", "--export", tmp_path / "found.csv")
    assert code == 1
    assert "there is no file" in errors
    assert not (tmp_path / "found.csv").exists()
