"""Whoosh's files while they are written, so that none stays open.

Whoosh closes a file where it has written all of it. Where the disk is full it leaves the files open that it had in
hand; until Python collects them they keep the place on the disk, also after they are deleted, and no medium can be
taken out.
"""

from contextlib import suppress

from index.search.whoosh_names import FileObject, FileStorage


class WrittenStorage(FileStorage):  # type: ignore[misc]
    """Files in a folder, and in folders for the moment inside it; knows those that may be open."""

    def __init__(self, folder: str, *, files: list[FileObject] | None = None) -> None:
        super().__init__(folder)
        self._files: list[FileObject] = [] if files is None else files

    def create_file(self, name: str, *args: object, **kwargs: object) -> FileObject:
        """A new file."""
        file = super().create_file(name, *args, **kwargs)
        self._files.append(file)
        return file

    def open_file(self, name: str, *args: object, **kwargs: object) -> FileObject:
        """A file that is there."""
        file = super().open_file(name, *args, **kwargs)
        self._files.append(file)
        return file

    def temp_storage(self, name: str | None = None) -> "WrittenStorage":
        """A folder for the moment."""
        folder: str = super().temp_storage(name).folder
        return WrittenStorage(folder, files=self._files)

    def close_files(self) -> None:
        """Closes what is still open; what could not be written of it is lost."""
        for file in self._files:
            # Closing first writes what waits to be written, for which there is no room; it is closed all the same.
            with suppress(OSError):
                file.file.close()
        self._files.clear()
