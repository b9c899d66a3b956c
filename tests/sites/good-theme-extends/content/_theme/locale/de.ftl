page-search = Finden
