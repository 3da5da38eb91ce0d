"""Files of the workspace and what Slack says of one: named first, then their bytes, then shown in a message.
The methods and the upload address decide what is allowed; this keeps what came."""

import mimetypes
from dataclasses import dataclass, field

from demo.slack.ids import Ids
from demo.slack.payload_types import Payload


@dataclass(frozen=True, slots=True)
class File:
    """One file as it is now."""

    id: str
    name: str
    length: int
    owner: str
    created: int
    title: str = ""
    content: bytes | None = field(default=None, repr=False)
    """None until it was uploaded."""
    is_complete: bool = False
    """Whether the upload was finished; before that nobody can see it."""

    @property
    def shown_name(self) -> str:
        """What people read: the title, or the name where there is none."""
        return self.title or self.name


class Files:
    """All files, and the addresses given out for their bytes."""

    def __init__(self, ids: Ids) -> None:
        self._ids = ids
        self._files: dict[str, File] = {}
        self._paths: dict[str, str] = {}

    def expect(self, name: str, length: int, owner: str, created: int) -> tuple[File, str]:
        """A file that is to come, and the path to send its bytes to."""
        file = File(self._ids.new("F"), name, length, owner, created)
        path = f"/upload/v1/{self._ids.number():032x}"
        self._files[file.id] = file
        self._paths[path] = file.id
        return file, path

    def at(self, path: str) -> File | None:
        """The file whose bytes belong to this path."""
        return self._files.get(self._paths.get(path, ""))

    def get(self, file_id: str) -> File | None:
        """The file with this id."""
        return self._files.get(file_id)

    def put(self, file: File) -> None:
        """Keeps another version of a file."""
        self._files[file.id] = file


def file_object(file: File) -> Payload:
    """The `file` inside a message."""
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return _new_file_object(file) | {"mimetype": kind, "filetype": file.name.rpartition(".")[2]}


def _new_file_object(file: File) -> Payload:
    return {
        "id": file.id,
        "created": file.created,
        "timestamp": file.created,
        "name": file.name,
        "title": file.shown_name,
        "mimetype": "",
        "filetype": "",
        "pretty_type": "",
        "user": file.owner,
        "editable": False,
        "size": file.length,
        "mode": "hosted",
        "is_external": False,
        "external_type": "",
        "is_public": False,
        "public_url_shared": False,
        "display_as_bot": False,
        "username": "",
        "url_private": f"https://files.invalid/{file.id}/{file.name}",
        "url_private_download": f"https://files.invalid/{file.id}/download/{file.name}",
        "permalink": f"https://files.invalid/{file.owner}/{file.id}",
        "has_rich_preview": False,
        "file_access": "visible",
    }


def completed_object(file: File) -> Payload:
    """The `file` in the answer of files.completeUploadExternal. Slack looks into files and shares them after it
    has answered, so kind and shares are still empty there; the timestamp of the message never is in it."""
    places: Payload = {"channels": [], "groups": [], "ims": [], "shares": {}, "comments_count": 0}
    return _new_file_object(file) | places
