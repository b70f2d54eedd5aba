"""A night of sweeps by Airflow 3: copy into its folder of DAGs.

Nightjar's exit codes decide what Airflow does: 0 is a good night, whoever won; 3 (interrupted, the cluster broke,
or another process still runs the study) is tried again, and goes on with the sweep that was cut; 1 and 2 (no usable
trial, a wrong job) fail at once, as another try would end the same. Schedule and --until (06:00Z) are
both UTC.
"""

import datetime

from airflow.exceptions import AirflowException, AirflowFailException
from airflow.providers.standard.hooks.subprocess import SubprocessHook
from airflow.sdk import DAG, BaseOperator

NIGHTJAR = "/opt/nightjar/scripts/nightjar"
RESULTS = "/srv/nightjar/results"
CUT_SHORT = 3


class NightjarOperator(BaseOperator):
    """Runs a command line of Nightjar; a try after the first one resumes."""

    def __init__(self, command, **kwargs):
        super().__init__(**kwargs)
        self.command = command
        self.hook = SubprocessHook()

    def execute(self, context):
        again = ["--resume"] if context["ti"].try_number > 1 else []
        code = self.hook.run_command(self.command + again).exit_code
        if code == CUT_SHORT:
            raise AirflowException(f"Nightjar was cut short (exit code {code})")
        if code != 0:
            raise AirflowFailException(f"Nightjar failed (exit code {code})")

    def on_kill(self):
        # SIGTERM: Nightjar ends its sweep in order, and keeps everything finished.
        self.hook.send_sigterm()


with DAG(
    dag_id="nightjar",
    schedule="0 22 * * 1-5",
    start_date=datetime.datetime(2026, 1, 1, tzinfo=datetime.timezone.utc),
    # A night that was missed is over, and no two share the machine.
    catchup=False,
    max_active_runs=1,
    dagrun_timeout=datetime.timedelta(hours=10),
    tags=["nightjar"],
):
    night = NightjarOperator(
        task_id="night",
        # --seed date: every night tries something else, and --resume what that night tried.
        command=[
            NIGHTJAR, "night", "/opt/nightjar/job/digits-mlp.yaml", "--until", "06:00Z", "--seed", "date",
            "--results", RESULTS, "--no-progress",
        ],
        retries=2,
        retry_delay=datetime.timedelta(minutes=5),
        # The night ends by itself; this is for one that hangs.
        execution_timeout=datetime.timedelta(hours=9),
    )
    prune = NightjarOperator(
        task_id="prune",
        command=[NIGHTJAR, "prune", RESULTS, "--keep-days", "90", "--keep-last", "30", "--delete"],
    )
    night >> prune
