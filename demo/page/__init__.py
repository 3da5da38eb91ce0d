"""Block Kit as a browser shows it: JSON in, escaped HTML out, nothing kept and nothing sent.

Each block, element and piece of rich text has a template of its type's name below `templates/`; a type without one is
an `UnknownType`. What a script needs stands on the controls: `data-block-id`, `data-action-id`, `data-value` where the
value is fixed, `data-dispatch` where the app hears of each change, `data-most` where so many may be chosen, and
`data-confirm`, the id of a dialog that asks first and whose yes is `data-confirms`.
"""

from demo.page.environment import STATIC, UnknownType
from demo.page.surfaces import Frame, render_blocks, render_home, render_message, render_modal

__all__ = ["STATIC", "Frame", "UnknownType", "render_blocks", "render_home", "render_message", "render_modal"]
