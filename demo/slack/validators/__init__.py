"""What Slack would refuse in a message or a view. Four judges, each blind where another sees:
blockkit (lengths, required fields), slack_sdk.models, rules of whole messages and views, and the
table of surfaces.

    faults_of_message({"text": "Hi", "blocks": [...]}) -> []
    faults_of_view({"type": "modal", ...}) -> ["Length must be … [json-pointer:/title]"]
"""

from demo.slack.validators.messages import faults_of_message
from demo.slack.validators.views import faults_of_view

__all__ = ["faults_of_message", "faults_of_view"]
