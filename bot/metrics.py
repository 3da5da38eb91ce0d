"""What monitoring may read: counts and ages, never ids or words. One registry for each process object."""

from collections.abc import Callable, Iterable, Mapping

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

Gauges = Callable[[], Mapping[str, float]]
"""The state of the moment, by name."""

ACK_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0)

ABOUT = {
    "peer_coach_outbox": "Deliveries by state",
    "peer_coach_tick_age_seconds": "Seconds since the last tick",
    "peer_coach_socket_connected": "1 while the Socket Mode connection is up",
    "peer_coach_parked": "1 while Slack refuses the token and nothing is sent",
    "peer_coach_rate_limited": "Channels and methods that Slack has closed for a while",
}


class Metrics:
    """Counts what happens and asks for the state when somebody looks."""

    def __init__(self, gauges: Gauges, states: Gauges) -> None:
        self._registry = CollectorRegistry()
        self._answers = Counter("peer_coach_answers", "Answers to Slack by status", ["status"], registry=self._registry)
        self._seconds = Histogram(
            "peer_coach_answer_seconds", "How long Slack waited", registry=self._registry, buckets=ACK_SECONDS
        )
        self._refused = Counter(
            "peer_coach_refused", "Requests refused at the door", ["reason"], registry=self._registry
        )
        self._deliveries = Counter("peer_coach_deliveries", "Deliveries by their end", ["end"], registry=self._registry)
        self._registry.register(State(gauges, states))

    def answered(self, seconds: float, status: int) -> None:
        """One answer to Slack."""
        self._answers.labels(status=str(status)).inc()
        self._seconds.observe(seconds)

    def refused(self, reason: str) -> None:
        """One request that came no further than the door."""
        self._refused.labels(reason=reason).inc()

    def ended(self, end: str) -> None:
        """One end of a delivery, by its kind."""
        self._deliveries.labels(end=end).inc()

    def page(self) -> str:
        """All of it in Prometheus's text form."""
        return generate_latest(self._registry).decode()


class State(Collector):
    """Gauges made at the moment of asking."""

    def __init__(self, gauges: Gauges, states: Gauges) -> None:
        self._gauges = gauges
        self._states = states

    def describe(self) -> Iterable[GaugeMetricFamily]:
        """Nothing: the state is not asked before somebody looks."""
        return []

    def collect(self) -> Iterable[GaugeMetricFamily]:
        """One family for each gauge."""
        for name, value in self._gauges().items():
            yield GaugeMetricFamily(name, ABOUT[name], value=value)
        outbox = GaugeMetricFamily("peer_coach_outbox", ABOUT["peer_coach_outbox"], labels=["state"])
        for state, count in self._states().items():
            outbox.add_metric([state], count)
        yield outbox
