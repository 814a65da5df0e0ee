"""The screens of the newsroom that people work on, below `/admin/`."""

SCREENS = (
    *("", "pages/", "pages/{section}/", "pages/search/?q=x", "pages/{page}/history/"),
    *("pages/{page}/edit/", "pages/add/items/policypage/{section}/"),
    *("pages/{page}/usage/", "pages/{page}/revisions/compare/earliest...latest/"),
    *("pages/{page}/delete/", "pages/{page}/copy/", "pages/{warning}/edit/"),
    *("images/", "images/add/", "images/multiple/add/", "images/{picture}/"),
    *("documents/", "documents/multiple/add/", "documents/edit/{recording}/"),
    *("desks/prices/", "desks/prices/enter/", "desks/prices/upload/"),
    *("desks/weather/", "desks/weather/new/", "desks/warnings/", "desks/feeds/"),
    *("desks/feeds/new/", "stations/", "stations/{station}/", "letters/", "proposals/"),
    *(
        "account/",
        "users/",
        "users/new/",
        "groups/",
        "collections/",
        "workflows/list/",
        "withdrawal/",
    ),
    *("reports/site-history/", "reports/workflow/", "reports/aging-pages/"),
    *("settings/areas/county/", "settings/desks/outside/"),
)


def names(things):
    """Return what fills the holes of the screens' addresses."""
    held = {"page": things.policy, "section": things.policy.get_parent(), "warning": things.warning}
    held |= {name: getattr(things, name) for name in ("picture", "recording", "station")}
    return {name: one.pk for name, one in held.items()}
