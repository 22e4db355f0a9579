import os

from quizapp.cli.own_process import run_apart


def test_work_goes_on_in_a_process_that_is_nobody_s_child() -> None:
    outcome, side = os.pipe()

    def work() -> None:
        is_silent = os.path.sameopenfile(1, os.open(os.devnull, os.O_WRONLY))
        os.write(side, f"{os.getpid()} {os.getsid(0)} {is_silent}".encode())

    run_apart(work)
    os.close(side)
    process, session, is_silent = os.read(outcome, 100).decode().split()
    os.close(outcome)
    assert int(process) != os.getpid()
    assert int(session) not in (os.getsid(0), int(process))
    assert is_silent == "True"
