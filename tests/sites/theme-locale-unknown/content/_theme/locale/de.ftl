page-search = Finden
page-serach = Tippfehler
