"""Release trees over HTTP: static files, a bell that rings for each release, a box for what goes up.

For one county, for a township that relays several, for a trial. Where a large
web server stands before it, that may give out the files itself.
"""

from content.serve.app import Tree, app
from content.serve.inbox import Inbox
from content.serve.web import Server, server

__all__ = ["Inbox", "Server", "Tree", "app", "server"]
