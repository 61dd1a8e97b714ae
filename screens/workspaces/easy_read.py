"""The Easy Read edition as pages: a draft, and here alone. No public address leads to one."""

from collections.abc import Iterator

from explainer.languages.easy_read import EASY, load_easy_read
from rules.loading.project import Project
from screens.content import Published
from screens.templating import environment


class EasyPages:
    """Every page of the edition, by id. Raises ContentError while its file is not right."""

    def __init__(self, content: Published, project: Project) -> None:
        found = load_easy_read(project)
        self._edition = found.filled(content.wording) if found else None
        self._title = content.screens["site"]["title"]
        self._templates = environment(content)
        self._templates.globals["language"] = EASY.tag

    def __iter__(self) -> Iterator[str]:
        return iter(page.id for page in (self._edition.pages if self._edition else ()))

    def draw(self, name: str) -> str:
        """A page as a whole document."""
        assert self._edition
        page = next(page for page in self._edition.pages if page.id == name)
        return self._templates.get_template("easy_read.html").render(
            page=page,
            edition=self._edition,
            hard_words=self._edition.explained_on(page),
            title=self._title.format(heading=page.title.text),
        )
