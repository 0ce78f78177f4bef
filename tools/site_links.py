"""Links of the docs that leave docs/, as the site shows them: to the repository, or as plain text without one.

mkdocs calls `on_page_markdown`; see `hooks` in mkdocs.yml.
"""

import posixpath
import re
from typing import Any

LEAVING = re.compile(r"\[(?P<text>[^\]]+)\]\((?P<target>\.\./[^)\s]+)\)")


def on_page_markdown(markdown: str, *, page: Any, config: Any, **_: Any) -> str:
    """The text of a page whose links lead somewhere."""
    folder = posixpath.join("docs", posixpath.dirname(page.file.src_uri))

    def replaced(link: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(folder, link["target"]))
        if not config["repo_url"]:
            return link["text"]
        return f"[{link['text']}]({config['repo_url'].rstrip('/')}/blob/main/{target})"

    return LEAVING.sub(replaced, markdown)
