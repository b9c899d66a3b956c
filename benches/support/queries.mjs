// Fifty queries over German laws, mixed as readers mix them: fixed, so that runs can be compared.
// What they find is not judged here; the judged sets are in tests/search.

export const QUERIES = [
  // plain words
  "haftung", "datenschutz", "zuständige behörde", "antrag frist", "verwaltungsverfahren",
  "arbeitszeit nachtarbeit", "kündigung mietvertrag", "gebühren bundesnetzagentur", "akteneinsicht beteiligte",
  "öffentliche auftraggeber", "ehrenamtliche richter", "elektronische signatur",
  // parts of compounds, and compounds taken apart
  "beauftragter", "schutz abfall", "verordnung spielzeug", "beihilfe", "datenschutzverletzung meldung",
  "urlaubsanspruch berechnung", "grundstücksverkehr genehmigung", "haushaltsführung",
  // other forms and spellings
  "behoerden", "aenderung", "massnahmen gefahrenabwehr", "häuser", "mitarbeiter:innen", "mitarbeitende",
  "bürgermeisterin", "STEUERPFLICHTIGE",
  // typing errors
  "datenschuz", "umsatzsteur", "verwaltunsgakt", "krankenversicherng", "immisionsschutz",
  // beginnings of words
  "bundesdat", "versicherungspf", "umweltver", "arbeitss",
  // questions
  "wer haftet für schäden am dienstwagen", "wie lange muss man rechnungen aufbewahren",
  "wann verjährt ein anspruch", "wer darf eine trauung vornehmen", "was kostet ein reisepass",
  "welche fristen gelten für den widerspruch",
  // numbers and codes
  "§ 4", "§ 35a", "art 12 gg", "bgbl 2002", "vgv", "\"höhere gewalt\"", "steuer -umsatzsteuer",
];
