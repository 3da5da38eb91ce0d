"""What follows from a message that has not come and will not: a question is no question then."""

from dataclasses import dataclass
from datetime import datetime

from coaching.notices import NoticeKind
from coaching.prompts.values import PromptId
from coaching.use_cases.prompts import Prompts
from storage.outbox import Deliveries, Delivery


@dataclass(frozen=True, slots=True)
class Unsent:
    """Told of each delivery that ends without having come; done twice it is the same."""

    deliveries: Deliveries
    prompts: Prompts

    def __call__(self, delivery: Delivery, now: datetime) -> None:
        """The question as one that was not sent, unless its message stood once and only an edit of it was lost."""
        if delivery.kind is not NoticeKind.PROMPT or delivery.only_edit:
            return
        if self.deliveries.living(delivery) is None:
            self.prompts.not_sent(delivery.workspace, PromptId(delivery.about), now)
