"""What each thing that makes a good group is worth. A triad has 90 points, and up to 15 more for wishes.

The six goals and their shares are the programme's: near schools, one focus, and people who do not know each other yet
weigh more than balanced experience, which a trained coach makes up for.
"""

import numpy as np

SHARED_FOCUS = 10 / 3
"""A pair with a focus in common."""
FOCUS_OF_ALL = 20.0
"""A focus that everybody in the group has."""
OTHER_DEPARTMENT = 15 / 3
"""A pair from different departments."""
NEAR = 20 / 3
"""A pair at the same school."""
SAME_REGION = 0.6
"""The part of `NEAR` for a pair whose schools are in one region."""
NEW_TO_EACH_OTHER = 15 / 3
"""A pair that was not together before; less the weight of their history."""
WISH = 2.5
WISHES_COUNTED = 2
"""In a pair: each of the two may wish for the other."""
BALANCE = 10.0
"""Experience in the group as in the whole round."""
BALANCE_REACH = 1.5
"""Years (on the scale of experience) from the mean, per person, at which balance is worth nothing."""

SIZE_FACTOR = np.array([0.0, 0.0, 0.9, 1.0, 0.9])
"""A pair or a four is worth a little less than a triad with the same people in it would be."""
PAIR_FACTOR = np.array([0.0, 0.0, 3.0, 1.0, 0.5])
"""Pairs of people in a pair, a triad and a four: 1, 3 and 6, all counted as three."""
