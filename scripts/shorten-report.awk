# Called by pull-request-report with the variables limit (in bytes) and link (where the whole report is): prints a report in
# Markdown that fits into a comment of GitHub. The parts that a reviewer needs least are left out first: diagrams, the
# revision file, the history, the SQL of the downgrade, definitions, the SQL of the upgrade, the costs of hazards; then, from
# the end, changes, hazards and the rest. A line below the title names what was left out.

function begin(class, name) {
    n++
    rank[n] = class
    title[n] = name
    text[n] = ""
}

function drop(i) {
    total -= length(text[i])
    text[i] = ""
    if (title[i] == "") return
    if (!(title[i] in dropped)) names[++kinds] = title[i]
    dropped[title[i]]++
}

function described(name) {
    return name == "change" || name == "hazard" ? dropped[name] " " name (dropped[name] == 1 ? "" : "s") : name
}

BEGIN { begin(100, "") }

fence != "" {
    if ($0 == fence) fence = ""
    text[n] = text[n] $0 "\n"
    next
}

/^```/ {
    match($0, /^`+/)
    fence = substr($0, 1, RLENGTH)
}

folded {
    text[n] = text[n] $0 "\n"
    if ($0 == "</details>") {
        folded = 0
        begin(section == "definitions" ? 50 : 100, "")
    }
    next
}

/^<details><summary>/ {
    name = $0
    sub(/^<details><summary>/, "", name)
    sub(/<\/summary>$/, "", name)
    class = name ~ /^SQL of the downgrade/ ? 40 : name ~ /^SQL / ? 60 : name ~ /^Rev_|\.(java|sql)$/ ? 20 : 50
    begin(class, class == 50 ? "the definitions" : name)
    folded = 1
}

/^### / {
    section = /^### Affected/ ? "diagrams" : /^### Definitions/ ? "definitions" : /^### History/ ? "history" : ""
    begin(section == "diagrams" ? 10 : section == "history" ? 30 : section == "definitions" ? 50 : 100, \
        section == "diagrams" ? "the diagrams" : "")
}

/^## / || /^> / { section = ""; begin(100, "") }

/^- `/ && section == "history" { begin(30, "the history") }

/^(\| `|- `)/ && section != "history" { section = ""; begin(80, "change") }

/^- ⚠/ { begin(90, "hazard") }

/^  - / && rank[n] == 90 { begin(70, "the costs of hazards") }

{
    part = $0 == "" || /^  - / || folded || fence != "" || section != "" || /^(\| `|- `|- ⚠|##)/
    if (!part && rank[n] != 100) begin(100, "")
    text[n] = text[n] $0 "\n"
}

END {
    for (i = 1; i <= n; i++) total += length(text[i])
    limit -= 2000 # for the line below the title
    for (class = 10; class <= 100; class += 10)
        for (i = n; i > 2 && total > limit; i--)
            if (rank[i] == class && text[i] != "") drop(i)
    left = ""
    for (k = 1; k <= kinds && k <= 8; k++) left = left (k == 1 ? "" : ", ") described(names[k])
    if (kinds > 8) left = left " and more"
    if (kinds == 0) left = "the rest"
    for (i = 1; i <= n; i++) {
        printf "%s", text[i]
        if (i == 2) printf "\n> **Note:** GitHub limits the length of this text. Left out: %s.%s\n", left, link
    }
}
