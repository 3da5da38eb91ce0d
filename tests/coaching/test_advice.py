"""Drafts as colleagues write them: advice in many disguises, and questions that only ask."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching.advice import Sign, advice_in

LONGEST = 3000
"""Letters that Slack lets a person type into a form's field."""

DISGUISED = (
    (Sign.IF_I_WERE_YOU, "If I were you", "If I were you, I'd begin with a quiet task"),
    (Sign.IF_I_WERE_YOU, "If it were my", "If it were my class, I would move them"),
    (Sign.IF_I_WERE_YOU, "In your shoes I", "In your shoes I would have stopped there"),
    (Sign.IF_I_WERE_YOU, "I would have", "I would have asked them first"),
    (Sign.WHAT_I_DO, "What I do", "What I do is give them a minute first"),
    (Sign.WHAT_I_DO, "What I usually do", "What I usually do is count to ten"),
    (Sign.WHAT_I_DO, "In my class", "In my class they hand in a slip at the end"),
    (Sign.WHAT_I_DO, "I always start", "I always start with a picture"),
    (Sign.WHAT_I_DO, "worked well for me", "That worked well for me last year"),
    (Sign.WHAT_I_DO, "With my pupils", "With my pupils a timer helps"),
    (Sign.WHY_NOT, "Why not", "Why not let them choose?"),
    (Sign.WHY_NOT, "Why don't", "Why don't you split the class?"),
    (Sign.WHY_NOT, "Why didn’t", "Why didn’t you stop there?"),
    (Sign.WHY_NOT, "Why did you not", "Why did you not stop there?"),
    (Sign.HAVE_YOU_TRIED, "Have you tried", "Have you tried exit tickets?"),
    (Sign.HAVE_YOU_TRIED, "Have you ever considered", "Have you ever considered moving the tables?"),
    (Sign.HAVE_YOU_TRIED, "Did you try", "Did you try a shorter task?"),
    (Sign.HAVE_YOU_TRIED, "Have you perhaps thought", "Have you perhaps thought of asking the parents?"),
    (Sign.HAVE_YOU_TRIED, "Would you consider", "Would you consider splitting the lesson?"),
    (Sign.HAVE_YOU_TRIED, "So, have you tried", "So, have you tried it with 8B?"),
    (Sign.HOLDS_ITS_ANSWER, "Could you not", "Could you not give them more time?"),
    (Sign.HOLDS_ITS_ANSWER, "Couldn’t you", "Couldn’t you give them more time?"),
    (Sign.HOLDS_ITS_ANSWER, "Wouldn't it", "Wouldn't it be better to begin with the text?"),
    (Sign.HOLDS_ITS_ANSWER, "Would it not", "Would it not be better to begin with the text?"),
    (Sign.HOLDS_ITS_ANSWER, "Would it help", "Would it help to write the steps on the board?"),
    (Sign.HOLDS_ITS_ANSWER, "Don't you", "Don't you think they were tired?"),
    (Sign.HOLDS_ITS_ANSWER, "Isn't the", "Isn't the task too long?"),
    (Sign.HOLDS_ITS_ANSWER, "Could it be", "Could it be that the task was too hard?"),
    (Sign.HOLDS_ITS_ANSWER, "Could you give", "Could you give them more time?"),
    (Sign.HOLDS_ITS_ANSWER, "didn't they", "They talked more than before, didn't they?"),
    (Sign.NAMES_A_SOLUTION, "What if you", "What if you used mini whiteboards?"),
    (Sign.NAMES_A_SOLUTION, "How about giving", "How about giving them roles?"),
    (Sign.NAMES_A_SOLUTION, "How about you", "How about you let them mark each other's work?"),
    (Sign.NAMES_A_SOLUTION, "What would happen if you", "What would happen if you asked them to write first?"),
    (Sign.NAMES_A_SOLUTION, "What keeps you from asking", "What keeps you from asking them directly?"),
    (Sign.NAMES_A_SOLUTION, "I'd suggest", "I'd suggest a shorter start"),
    (Sign.NAMES_A_SOLUTION, "Maybe you could put", "Maybe you could put them in pairs"),
    (Sign.NAMES_A_SOLUTION, "Perhaps try giving", "Perhaps try giving them the answers"),
    (Sign.NAMES_A_SOLUTION, "My advice", "My advice: start later"),
    (Sign.NAMES_A_SOLUTION, "It might be better", "It might be better to skip the film"),
    (Sign.NAMES_A_SOLUTION, "The best thing", "The best thing to do is to wait"),
    (Sign.NAMES_A_SOLUTION, "There's a great app", "There's a great app for that"),
    (Sign.YOU_SHOULD, "You should", "You should stop talking sooner"),
    (Sign.YOU_SHOULD, "I think you need to", "I think you need to be stricter"),
    (Sign.YOU_SHOULD, "You'd better", "You'd better plan the ending"),
    (Sign.YOU_SHOULD, "When it gets loud you should", "When it gets loud you should wait"),
    (Sign.YOU_SHOULD, "so you have to", "They wait for you, so you have to begin"),
    (Sign.JUST, "Just give", "Just give them a minute"),
    (Sign.JUST, "just ask", "It is easy: just ask them"),
    (Sign.JUST, "It's just a matter of", "It's just a matter of practice"),
    (Sign.PRAISE, "Great lesson", "Great lesson!"),
    (Sign.PRAISE, "Well done", "Well done, what comes next?"),
    (Sign.PRAISE, "You are such a natural", "You are such a natural teacher"),
    (Sign.PRAISE, "I'm impressed", "I'm impressed, how do you do that?"),
    (Sign.PRAISE, "I loved how", "I loved how you handled it"),
    (Sign.PRAISE, "What a great lesson", "What a great lesson, what was your aim?"),
    (Sign.PRAISE, "I think you did really well", "I think you did really well"),
    (Sign.SEVERAL, "What did they say?", "What did you see? What did they say?"),
    (Sign.SEVERAL, "and what did", "What did you expect and what did they do?"),
    (Sign.SEVERAL, "and how did", "How did it start, and how did it end?"),
    (Sign.SEVERAL, "what did", "What did you plan, what did you change?"),
    (Sign.WHY, "Why", "Why did you stop the film?"),
    (Sign.WHY, "But why", "They went quiet. But why?"),
    (Sign.WHY, "What was the reason why", "What was the reason why you changed seats?"),
    (Sign.WHY, "and why", "What happened, and why?"),
    (Sign.CLOSED, "Did the", "Did the pupils understand the task?"),
    (Sign.CLOSED, "Was it", "Was it hard to wait?"),
    (Sign.CLOSED, "Could groups", "Could groups work here?"),
    (Sign.CLOSED, "did they", "When the bell rang, did they leave at once?"),
    (Sign.CLOSED, "right?", "You were nervous, right?"),
    (Sign.CLOSED, "Do you", "Do you enjoy teaching this group"),
)
OPEN = (
    "What did you notice first?",
    "What surprised you in how they worked?",
    "How did the quieter pupils take part?",
    "Where in the lesson did the talk change?",
    "At what point did you decide to go on?",
    "In what way did the plan change?",
    "To whom did the pupils turn first?",
    "When did you notice it?",
    "How long did you wait?",
    "How was it for you?",
    # Words of advice where they give none
    "What have you tried so far?",
    "What else have you tried?",
    "What have you not tried yet?",
    "What do you think you should do next?",
    "What should I look for?",
    "What do you need in order to feel ready?",
    "What would you have to give up?",
    "What is one thing you could try?",
    "What could you do differently?",
    "What stops you?",
    "What about the quieter pupils?",
    "What would happen if nothing changed?",
    "What would happen if you did nothing?",
    "What just happened in the room?",
    "If you could change just one thing, what would it be?",
    "What good work did you see?",
    "What makes a good start for this class?",
    "What would a good lesson look like to you?",
    "What I heard was that the start went slowly; what would you add?",
    "When does the difficulty you have stay away?",
    "How could you find out?",
    "You could hear a pin drop; what had happened?",
    # Softer than why
    "What led to that moment?",
    "How come the noise went down?",
    "What makes you think so?",
    # One question in two parts
    "When pupils come in, what do they do first?",
    "If time were no limit, how would you prepare?",
    "What will you do first, and by when?",
    "As you watch, what do you see pupils do?",
    "Three pupils raised their hands before you had finished. What do you make of it?",
    "I saw pupils write before they spoke; what did you see?",
    # Yes or no in form only
    "Could you tell me more about the ending?",
    "Can you describe the first five minutes?",
    "Would you like to say more about that?",
    "Would you mind describing the start?",
    "Can you take us through the start of the lesson?",
    "Is there anything you would like to add?",
    "Was there a moment when it turned?",
    "Shall we begin?",
    "May I ask about the group work?",
    "Do you want to go first?",
    # No question, and no advice either
    "Tell me about the lesson",
    "Say more about the beginning",
    "I noticed that three groups stopped talking",
    "I wonder what the pupils would say",
    "Thank you for letting us in",
    # Asked ahead
    "What do you hope for?",
    "How sure are you about the first step?",
    "What would be a first step you would enjoy?",
    "Which part would you like to look at together?",
    "How would you know that it worked?",
    "What will tell you that it's time to stop?",
    "Who else has met this?",
    "",
    " ?",
)


@pytest.mark.parametrize(("sign", "words", "draft"), DISGUISED)
def test_advice_is_seen_through_its_disguise(sign: Sign, words: str, draft: str) -> None:
    signal = advice_in(draft)
    assert signal is not None
    assert (signal.sign, draft[signal.start : signal.end]) == (sign, words)


@pytest.mark.parametrize("draft", OPEN)
def test_a_question_that_only_asks_has_no_sign(draft: str) -> None:
    assert advice_in(draft) is None


def test_there_are_at_least_sixty_sentences_each_way_and_three_of_each_sign() -> None:
    signs = Counter(sign for sign, _, _ in DISGUISED)
    assert len(DISGUISED) >= 60
    assert len(OPEN) >= 60
    assert min(signs[sign] for sign in Sign) >= 3


@pytest.mark.parametrize("draft", [draft for _, _, draft in DISGUISED])
def test_it_does_not_matter_how_letters_and_apostrophes_are_typed(draft: str) -> None:
    told = advice_in(draft)
    assert advice_in(draft.upper()) == told
    assert advice_in(draft.replace("'", "’")) == told


@pytest.mark.parametrize("language", ["fi", "sv", "de", ""])
def test_the_rules_of_english_are_not_applied_to_other_languages(language: str) -> None:
    assert [draft for _, _, draft in DISGUISED if advice_in(draft, language=language)] == []


@pytest.mark.parametrize("language", ["en", "en-GB", "en_US"])
def test_english_is_english_everywhere(language: str) -> None:
    assert advice_in("You should wait", language=language) is not None


def test_of_several_signs_the_most_telling_one_is_told() -> None:
    signal = advice_in("Did it work? Have you tried pairs? You should!")
    assert signal is not None
    assert signal.sign is Sign.HAVE_YOU_TRIED


def test_a_signal_holds_places_and_no_words() -> None:
    assert "pairs" not in repr(advice_in("Have you tried pairs?"))


@given(st.text(max_size=200) | st.lists(st.sampled_from(" ".join(OPEN).split()), max_size=40).map(" ".join))
def test_whatever_is_typed_has_at_most_one_signal_within_the_text(draft: str) -> None:
    signal = advice_in(draft)
    assert signal is None or 0 <= signal.start < signal.end <= len(draft)


@pytest.mark.parametrize("piece", ["when a,", "what and how ", ", maybe ", "? ", "you led a ", '"', "if we you ", " "])
def test_the_longest_draft_that_can_be_typed_is_answered(piece: str) -> None:
    advice_in((piece * LONGEST)[:LONGEST])
