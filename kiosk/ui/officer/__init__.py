"""The officer's pages, behind his PIN: notices, offers, what goes up, a look at the glass."""
