"""`search --export`: results written into a file."""

from index.reader import Reader


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


def test_ctrl_c_leaves_no_half_file_and_says_so(run, filled, tmp_path, monkeypatch):
    target = tmp_path / "out" / "found.csv"
    target.parent.mkdir()
    target.write_text("old")

    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(Reader, "rows", interrupted)
    code, output, errors = run("search", "rained", "--export", target, "--replace")
    assert (code, output) == (130, "")
    assert "stopped; no file was written" in errors
    assert [(path.name, path.read_text()) for path in target.parent.iterdir()] == [("found.csv", "old")]


def test_a_fact_check_sheet_is_a_table_if_its_name_says_so(run, filled, tmp_path):
    assert run("search", "rained", "--export", tmp_path / "sheet.factcheck.csv")[0] == 0
    header, row = (tmp_path / "sheet.factcheck.csv").read_text(encoding="utf-8-sig").splitlines()
    assert header.startswith("number,checked,checked_by,checked_at,")
    assert ",no,,," in row
    assert run("check", row.partition(",")[0])[0] == 0
    assert run("search", "rained", "--export", tmp_path / "by.factcheck.csv", "--by", "Ada Moss")[0] == 0
    assert ",yes,Ada Moss,2" in (tmp_path / "by.factcheck.csv").read_text(encoding="utf-8-sig")


def test_what_was_exported_as_json_lines_is_imported_again(run, filled, tmp_path):
    assert run("search", "rained", "--export", tmp_path / "found.jsonl")[0] == 0
    for command in ("import", "import-library"):
        folder = tmp_path / command
        assert run(command, tmp_path / "found.jsonl", "--library", folder)[0] == 0
        code, output, _ = run("search", "rained", "--library", folder)
        assert (code, "rained" in output) == (0, True)
