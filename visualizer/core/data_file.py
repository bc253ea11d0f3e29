"""What has to hold of a file that somebody else has made before any of it is read."""

from __future__ import annotations

import zipfile
from pathlib import Path

from visualizer.core.sentence import Problem, Sentence

# A few bytes that are packed in other ways may unpack to gigabytes at once, whatever they say.
PLAIN_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def check_file(path: Path) -> None:
    """Make sure that a path leads to what can be read to its end; to nothing is all right, too.

    Raises
    ------
    Problem
        If it is a pipe, which would be waited for, or a device, which never ends.
    """
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise Problem(
            Sentence("DataFile", "{file} cannot be opened: it is no file.").format(file=path.name)
        )


def unpacked_sizes(archive: zipfile.ZipFile) -> dict[str, int]:
    """Return the name and the size (bytes) of everything in an archive, unpacked.

    Raises
    ------
    zipfile.BadZipFile
        If something is packed so that it may unpack to more than that.
    """
    members = archive.infolist()
    if any(member.compress_type not in PLAIN_PACKINGS for member in members):
        raise zipfile.BadZipFile("packed in a way unknown here")
    return {member.filename: member.file_size for member in members}
