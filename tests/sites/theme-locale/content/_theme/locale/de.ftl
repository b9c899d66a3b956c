page-search = Finden
kein Satz
