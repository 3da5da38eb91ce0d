"""The one composition root: settings and a clock in, a bot that can be fed, ticked, served and stopped out."""

import os
from collections.abc import Callable, Mapping
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from secrets import token_hex
from threading import Event

from slack_bolt import App

from bot.bolt import bolt_app
from bot.clock import Clock
from bot.databases import opened_for_serving, tombstone_file
from bot.directory import Directory
from bot.duties import Nights
from bot.erasures import Erasures
from bot.errands import Errands
from bot.forming import FormingJob, InAProcess, InThisProcess
from bot.front_filter import Answer, FrontFilter
from bot.goodbyes import Goodbyes
from bot.health import Health
from bot.inbound import Inbound
from bot.limits import Limits
from bot.metrics import Metrics
from bot.nightly import Retention, duties
from bot.notifier import Notifier, Recorder, Report
from bot.outages import Watch
from bot.payloads import Payload
from bot.reconcile import Reconciliation
from bot.serving import serve
from bot.settings import Settings
from bot.slack_client import SlackClient
from bot.surroundings import Inline, Later, SlackAnswers, SlackModals
from bot.unsent import Unsent
from bot.use_cases import use_cases_of
from bot.workspace import Home
from coaching.outages import Outage
from coaching.people import Reader, SlackUserId, WorkspaceId
from coaching.understanding import Encoder
from coaching.use_cases.coordinators import Coordinators
from coaching.use_cases.learning import Learning
from coaching.use_cases.notices import Notices
from coaching.use_cases.outages import Outages
from coaching.use_cases.prompts import Prompts
from coaching.use_cases.understanding import NoEncoder
from coaching.use_cases.widening import Widening
from handlers import register
from handlers.context import Surroundings, UseCases
from storage.database import Database
from storage.outbox import Deliveries, DeliveryState
from storage.workspaces import Workspaces as WorkspaceRows

LAZY_THREADS = 32


@dataclass(frozen=True)
class PeerCoach:
    """All parts of one process, put together."""

    settings: Settings
    clock: Clock
    database: Database
    slack: SlackClient
    home: Home
    deliveries: Deliveries
    app: App
    inbound: Inbound
    notifier: Notifier
    reconciliation: Reconciliation
    directory: Directory
    erasures: Erasures
    forming: FormingJob
    nights: Nights
    widening: Widening
    learning: Learning
    prompts: Prompts
    health: Health
    metrics: Metrics
    lazy: Executor
    started: Event = field(default_factory=Event)
    stopping: Event = field(default_factory=Event)

    def serve(self) -> bool:
        """Serve until `stop`; False where something had to be cut off at the end."""
        return serve(self)

    def stop(self) -> None:
        """Ask for the end; `serve` returns when what has begun is finished, after ten seconds at most."""
        self.stopping.set()

    @property
    def wsgi(self) -> FrontFilter:
        """Slack's requests and our own pages over HTTP; the pages alone where Slack comes by Socket Mode."""
        secret = self.settings.slack_signing_secret
        pages = {"/healthz": self.health.page, "/metrics": lambda: Answer(200, self.metrics.page())}
        if self.settings.socket_mode or secret is None:
            return FrontFilter(pages, refused=self.metrics.refused)
        return FrontFilter(pages, self._answer, secret.get_secret_value(), self.metrics.refused)

    def tick(self, now: datetime) -> list[Report]:
        """Everything due at `now`, in this thread: people looked up, steps taken, messages sent, doubts settled.

        Nobody waits for what is learnt of requests: that is a job of its own, `learning`.
        """
        self.home.look_after(now)
        self._look_up(now)
        self._climb(now)
        self._form(now)
        self._prompt(now)
        reports = self.notifier.drain(now)
        self._settle(now)
        self.health.ticked()
        return reports + self.notifier.drain(now)

    def run_job(self, name: str) -> None:
        """One beat of a job of `bot/scheduler.py`."""
        now = self.clock()
        match name:
            case "deliver":
                self.health.ticked()
                self.notifier.wake()
            case "look-up":
                self._look_up(now)
            case "settle":
                self._settle(now)
                self.notifier.wake()
            case "workspace":
                self.home.look_after(now)
            case "learning":
                self._study(now)
            case "ladder" | "forming" | "prompts":
                if self._owing[name](now):
                    self.notifier.wake()
            case "duties":
                self._duties(now)

    @property
    def _owing(self) -> Mapping[str, Callable[[datetime], int]]:
        """Jobs after which somebody may be owed something."""
        return {"ladder": self._climb, "forming": self._form, "prompts": self._prompt}

    def _look_up(self, now: datetime) -> None:
        if self.home.id and not self.home.is_parked:
            self.directory.look_up(self.home.id, now)

    def _settle(self, now: datetime) -> None:
        if self.home.id and not self.home.is_parked:
            self.reconciliation.settle(now)

    def _climb(self, now: datetime) -> int:
        return self.widening.climb(self.home.id, now) if self.home.id and not self.home.is_parked else 0

    def _study(self, now: datetime) -> int:
        return self.learning.study(self.home.id, now) if self.home.id and not self.home.is_parked else 0

    def _prompt(self, now: datetime) -> int:
        return self.prompts.tick(self.home.id, now) if self.home.id and not self.home.is_parked else 0

    def _form(self, now: datetime) -> int:
        return self.forming.run(self.home.id, now) if self.home.id and not self.home.is_parked else 0

    def _duties(self, now: datetime) -> None:
        if self.home.id:
            self.nights.work(self.home.id, now)

    def close(self) -> None:
        """Let go of threads and connections."""
        self.lazy.shutdown(wait=False, cancel_futures=True)
        self.database.close()

    def _answer(self, payload: Payload, headers: Mapping[str, str]) -> Answer:
        response = self.inbound(payload, headers)
        return Answer(response.status, response.body, {name: values[0] for name, values in response.headers.items()})


def build(
    settings: Settings,
    clock: Clock,
    *,
    inline: bool = False,
    slack: SlackClient | None = None,
    encoder: Encoder | None = None,
) -> PeerCoach:
    """The bot, not started; `inline` does without threads. Named errors where the database cannot be used."""
    slack = slack or _slack(settings)
    database = opened_for_serving(settings, clock)
    erasures = Erasures(database, tombstone_file(settings))
    erasures.replay(clock())
    lazy = Inline() if inline else ThreadPoolExecutor(LAZY_THREADS, thread_name_prefix="lazy")
    health, limits, deliveries = Health(), Limits(), Deliveries(database)
    home = _home(database, slack, settings)
    metrics = Metrics(lambda: _gauges(health, home, limits, clock), lambda: _counted(deliveries))
    use_cases = use_cases_of(database, encoder or NoEncoder())
    directory = Directory(slack, use_cases.people)
    retention = Retention(database, erasures, Goodbyes(slack))
    errands = Errands(deliveries, Notices(database.read), slack, limits, directory.doubt)
    worker = f"{os.getpid()}-{token_hex(4)}"
    prompts = Prompts(database.begin, database.read)
    unsent = Unsent(deliveries, prompts)
    notifier = Notifier(errands, _recorder(database, deliveries, home, metrics, unsent), clock, worker)
    app = bolt_app(home, settings.slack_api_url, lazy)
    register(app, _surroundings(use_cases, slack, lazy, clock), Reader(settings.language, "UTC"))
    health.checks |= {"database": lambda: _database_fault(database), "slack": lambda: _slack_fault(home)}
    return PeerCoach(
        settings=settings,
        clock=clock,
        database=database,
        slack=slack,
        home=home,
        deliveries=deliveries,
        app=app,
        inbound=Inbound(app, wake=notifier.wake, took=metrics.answered),
        notifier=notifier,
        reconciliation=Reconciliation(deliveries, slack, limits, unsent),
        directory=directory,
        erasures=erasures,
        widening=Widening(database.begin, database.read),
        prompts=prompts,
        learning=use_cases.learning,
        forming=FormingJob(database, InThisProcess() if inline else InAProcess(), clock, worker),
        nights=Nights(database, duties(home, directory, retention, use_cases), worker),
        health=health,
        metrics=metrics,
        lazy=lazy,
    )


def _home(database: Database, slack: SlackClient, settings: Settings) -> Home:
    home = Home(WorkspaceRows(database), slack, _token(settings))
    home.load()
    home.on_known = _naming_coordinators(database, settings)
    return home


def _recorder(database: Database, deliveries: Deliveries, home: Home, metrics: Metrics, unsent: Unsent) -> Recorder:
    def waited() -> int:
        return deliveries.counts()[DeliveryState.RETRY] + 1  # and the one that has just gone out

    watch = Watch(waited, _telling_of_outages(home, database))
    return Recorder(deliveries, home.park, metrics.ended, watch.saw, unsent)


def _surroundings(use_cases: UseCases, slack: SlackClient, lazy: Executor, clock: Clock) -> Surroundings:
    answers = SlackAnswers(slack, lazy)
    return Surroundings(use_cases, SlackModals(slack, answers), answers, Later(lazy), clock)


def _counted(deliveries: Deliveries) -> dict[str, float]:
    return {str(state): float(count) for state, count in deliveries.counts().items()}


def _telling_of_outages(home: Home, database: Database) -> Callable[[Outage, datetime], None]:
    def over(outage: Outage, now: datetime) -> None:
        if home.id:
            Outages(database.begin).over(home.id, outage, now)

    return over


def _naming_coordinators(database: Database, settings: Settings) -> Callable[[WorkspaceId, datetime], None]:
    members = [SlackUserId(member) for member in settings.coordinators]

    def name(workspace: WorkspaceId, now: datetime) -> None:
        Coordinators(database.begin, database.read).named(workspace, members, now)

    return name


def _token(settings: Settings) -> str:
    return settings.slack_bot_token.get_secret_value() if settings.slack_bot_token else ""


def _slack(settings: Settings) -> SlackClient:
    return SlackClient.to(settings.slack_api_url, _token(settings))


def _database_fault(database: Database) -> str | None:
    with database.read(WorkspaceId("")):  # beginning is enough: it needs the file, or the server
        return None


def _slack_fault(home: Home) -> str | None:
    if home.known is None:
        return "the workspace is not known yet"
    return f"sending stopped: {home.known.parked_because}" if home.is_parked else None


def _gauges(health: Health, home: Home, limits: Limits, clock: Clock) -> dict[str, float]:
    return {
        "peer_coach_tick_age_seconds": health.tick_age(),
        "peer_coach_parked": float(home.is_parked),
        "peer_coach_rate_limited": float(limits.waiting(clock())),
    }
