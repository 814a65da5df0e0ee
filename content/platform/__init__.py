"""The county's site: where its people write, review, send and follow what a village is told.

A Wagtail site. Wagtail does the editing, the drafts, the workflow, the scheduling,
the history, the audit log, the roles and the Chinese words around them; what stands
here is what a county needs beyond that. One Django app a concern:

    areas       the tree of places, and what lies below what
    people      who works here, and for which places
    review      nobody approves his own; what a role may do in which section
    items       a page type for each kind of item, and how a page becomes an item
    desks       what is no article: prices, forecast, warnings
    intake      what stations send, stored once; the API for a county's own systems
    fleet       the stations: who they are, how they fare, their letters
    publishing  the separate process that signs; import and export of a content folder

Nothing outside imports this package, and nothing outside knows Django.
"""
