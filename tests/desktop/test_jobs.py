"""Lanes: delivery, failure, cancelling, newest wins, closing."""

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop.jobs import Lane
from desktop.worker import Step, Worker
from index.errors import QueryError


@pytest.fixture
def lane(qapp) -> Iterator[Lane]:
    made = Lane(Worker("lane"))
    yield made
    made.close()


def test_what_the_work_returns_is_delivered_in_the_window_s_thread(qtbot: QtBot, lane: Lane):
    threads = []
    job = lane.submit(lambda _: threading.current_thread().name)
    job.done.connect(lambda _: threads.append(threading.current_thread()))
    with qtbot.waitSignal(job.done) as caught:
        pass
    assert caught.args == ["lane"]
    assert threads == [threading.main_thread()]


def test_a_known_error_is_delivered_as_it_is(qtbot: QtBot, lane: Lane):
    error = QueryError("no")

    def work(_):
        raise error

    with qtbot.waitSignal(lane.submit(work).failed) as caught:
        pass
    assert caught.args == [error]


def test_an_unexpected_error_is_delivered_too_and_logged(qtbot: QtBot, lane: Lane, caplog):
    def work(_):
        raise ZeroDivisionError

    with qtbot.waitSignal(lane.submit(work).failed) as caught:
        pass
    assert isinstance(caught.args[0], ZeroDivisionError)
    assert "unexpected failure" in caplog.text


def test_work_stops_at_its_next_report_after_it_was_cancelled(qtbot: QtBot, lane: Lane):
    started, go_on = threading.Event(), threading.Event()

    def work(progress):
        started.set()
        go_on.wait(5)
        progress(1, 2, "half")

    job = lane.submit(work)
    assert started.wait(5)
    with qtbot.waitSignal(job.stopped):
        job.cancel()
        go_on.set()


def test_progress_arrives_as_steps(qtbot: QtBot, lane: Lane):
    job = lane.submit(lambda progress: progress(2, 2, "bridge.txt"))
    steps = []
    job.progressed.connect(steps.append)
    with qtbot.waitSignal(job.done):
        pass
    assert steps == [Step(done=2, total=2, what="bridge.txt")]


def test_of_jobs_with_one_name_only_the_newest_answers(qtbot: QtBot, lane: Lane):
    answers = []
    go_on = threading.Event()
    jobs = [lane.submit(lambda _: go_on.wait(5) and "old", replacing="search")]
    jobs += [lane.submit(lambda _, n=n: n, replacing="search") for n in range(5)]
    for job in jobs:
        job.done.connect(answers.append)
    with qtbot.waitSignal(lane.idle):
        go_on.set()
    assert answers == [4]


def test_jobs_of_another_name_are_left_alone(qtbot: QtBot, lane: Lane):
    answers = []
    for name in ("a", "b"):
        lane.submit(lambda _, name=name: name, replacing=name).done.connect(answers.append)
    qtbot.waitUntil(lambda: answers == ["a", "b"])


def test_closing_waits_for_the_work_and_delivers_nothing_more(qtbot: QtBot, lane: Lane):
    answers, ended = [], []
    started, go_on = threading.Event(), threading.Event()

    def work(_):
        started.set()
        go_on.wait(5)
        ended.append("work")

    lane.submit(work).done.connect(answers.append)
    assert started.wait(5)
    threading.Timer(0.05, go_on.set).start()
    lane.close(lambda: ended.append(threading.current_thread().name))
    assert ended == ["work", "lane"]
    qtbot.wait(10)
    assert answers == []
    assert not lane.busy


def test_a_closed_lane_takes_no_more_work(qtbot: QtBot, lane: Lane):
    lane.close()
    with qtbot.assertNotEmitted(lane.submit(lambda _: 1).done, wait=20):
        assert not lane.busy


def test_a_lane_without_a_job_has_no_thread_to_close(lane: Lane):
    lane.close()
    assert not any(thread.name == "lane" for thread in threading.enumerate())


def test_what_was_promised_is_done_although_the_lane_is_closed_before_its_turn(qtbot: QtBot, qapp):
    lane, done, ready, jobs = Lane(Worker("lane")), [], threading.Event(), []

    def wait_for_the_end(_):
        ready.wait(5)
        jobs[0]._give_up.wait(5)

    lane.submit(wait_for_the_end)
    jobs.append(lane.submit(lambda _: done.append("other")))
    job = lane.submit(lambda _: done.append("promised"), is_promised=True)
    with qtbot.assertNotEmitted(job.done):
        ready.set()
        lane.close()
    assert done == ["promised"]


def test_what_was_promised_comes_between_the_steps_of_long_work(qtbot: QtBot, qapp):
    worker = Worker("lane")
    lane = Lane(worker)
    started, go_on, done = threading.Event(), threading.Event(), []

    def long_work(_):
        started.set()
        go_on.wait(5)
        worker.serve()
        done.append("long work")

    long = lane.submit(long_work)
    started.wait(5)
    lane.submit(lambda _: done.append("in its turn"))
    jobs = [lane.submit(lambda _, n=n: done.append(n), is_promised=True) for n in (1, 2)]
    # What is promised before the long work has ended may still come between.
    with qtbot.waitSignals([job.done for job in (long, *jobs)]):
        go_on.set()
    with qtbot.waitSignal(lane.submit(lambda _: done.append("last"), is_promised=True).done):
        pass
    assert done == [1, 2, "long work", "in its turn", "last"]
    lane.close()
