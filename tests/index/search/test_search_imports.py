"""What importing the search costs: it is on the way to the first window."""

import subprocess
import sys


def modules_after(code: str) -> set[str]:
    """The modules a fresh interpreter holds after running some code."""
    run = f"import sys\n{code}\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", run], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_understanding_a_query_needs_no_whoosh() -> None:
    assert "whoosh" not in modules_after("from index.search import query; query.parse('tide'); query.refine")


def test_the_modules_of_searcher_and_index_load_whoosh_only_when_used() -> None:
    assert "whoosh" not in modules_after("import index.search.searcher, index.search.indexer, index.search.fields")


def test_whoosh_comes_without_network_modules_queries_and_scoring() -> None:
    loaded = modules_after("import index.search.segments, index.search.matching, index.search.ranking")
    assert "whoosh.index" in loaded
    assert not loaded & {"urllib.request", "http.client", "ssl", "email"}
    assert not loaded & {"whoosh.searching", "whoosh.query", "whoosh.qparser", "whoosh.writing", "whoosh.scoring"}


def test_the_network_module_is_the_real_one_afterwards() -> None:
    modules_after("import index.search.whoosh_names\nimport urllib.request\nassert urllib.request.urlopen")


def test_a_network_module_that_is_loaded_stays() -> None:
    modules_after(
        "import urllib.request as before\nimport index.search.whoosh_names\nimport urllib.request as after\n"
        "assert before is after"
    )


def test_whoever_catches_the_stand_in_gets_the_real_functions() -> None:
    modules_after(
        "from index.search import whoosh_names\n"
        "stand_in = whoosh_names._StandIn('urllib.request')\n"
        "sys.modules['urllib.request'] = stand_in\n"
        "assert stand_in.urlopen.__module__ == 'urllib.request'\n"
        "assert sys.modules['urllib.request'] is not stand_in"
    )
