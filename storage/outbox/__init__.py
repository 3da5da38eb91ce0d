"""The outbox: what use cases owe people, and how the notifier works it off."""

from storage.outbox.deliveries import Deliveries
from storage.outbox.delivery import Delivery, DeliveryState, Living, Missed
from storage.outbox.notices import SqlOutbox

__all__ = ["Deliveries", "Delivery", "DeliveryState", "Living", "Missed", "SqlOutbox"]
