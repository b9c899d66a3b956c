// The search box for other websites. The build puts the path of the search engine's script here.
var engine = "__VERBUNDWIKI_ENGINE__";
