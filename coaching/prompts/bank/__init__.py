"""The questions that every programme begins with: our own, in three languages, a module per stage.

Finnish and Swedish are not yet reviewed by native speakers. What a coordinator changes is kept as edits beside them.
"""

from coaching.prompts.bank.analysis import ANALYSIS
from coaching.prompts.bank.goal import GOAL
from coaching.prompts.bank.lesson import LESSON
from coaching.prompts.bank.plan import PLAN
from coaching.prompts.bank.sharing import SHARING
from coaching.prompts.bank.starting_point import STARTING_POINT
from coaching.prompts.questions import Bank

BANK = Bank(STARTING_POINT + GOAL + PLAN + LESSON + ANALYSIS + SHARING)
