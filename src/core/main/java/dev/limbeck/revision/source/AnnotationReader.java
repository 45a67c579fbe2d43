package dev.limbeck.revision.source;

import dev.limbeck.revision.RevisionException;
import dev.limbeck.revision.RevisionHeader;
import dev.limbeck.revision.RevisionId;
import dev.limbeck.revision.source.JavaLexer.Kind;
import dev.limbeck.revision.source.JavaLexer.NotJava;
import dev.limbeck.revision.source.JavaLexer.Token;
import dev.limbeck.text.NearestName;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the attributes in the parentheses of {@code @Revision(…)}: strings and lists of strings. */
final class AnnotationReader {
    private static final Set<String> LISTS = Set.of("downRevision", "branchLabels", "dependsOn");
    private static final String NAMES = "names";
    private static final Set<String> NAME_FORMS = Set.of("PLAIN", "EXACT");
    private static final Set<String> TEXTS = Set.of("id", "created", "message", "irreversible");

    private final Path source;
    private final int line;
    private final JavaLexer lexer;
    private final Map<String, List<String>> values = new HashMap<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private Token token = new Token(Kind.END, "", 1);

    AnnotationReader(Path source, int line, JavaLexer lexer) {
        this.source = source;
        this.line = line;
        this.lexer = lexer;
    }

    /** {@return the header} Moves the lexer past the closing parenthesis. */
    RevisionHeader read(Token first) throws NotJava {
        token = first;
        if (!token.is("(")) {
            throw failure(line, "@Revision needs at least id, downRevision and created.");
        }
        advance();
        while (!token.is(")")) {
            attribute();
            if (token.is(",")) {
                advance();
            } else if (!token.is(")")) {
                throw literal(token);
            }
        }
        return header();
    }

    /** {@return the message; empty if there is none} */
    String message() {
        return values.getOrDefault("message", List.of("")).get(0);
    }

    private void attribute() throws NotJava {
        Token name = token;
        if (!LISTS.contains(name.text())
                && !TEXTS.contains(name.text())
                && !name.text().equals(NAMES)) {
            List<String> known = new ArrayList<>(LISTS);
            known.addAll(TEXTS);
            known.add(NAMES);
            String advice = NearestName.find(name.text(), known)
                    .map(near -> "Did you mean " + near + "?")
                    .orElse(
                            "Its attributes are id, downRevision, created, message, names, branchLabels, dependsOn and irreversible.");
            throw failure(name.line(), "@Revision has no \"" + name.text() + "\". " + advice);
        }
        advance();
        if (!token.is("=")) {
            throw failure(token.line(), name.text() + " must be followed by an equals sign.");
        }
        advance();
        lines.put(name.text(), token.line());
        List<String> value =
                name.text().equals(NAMES) ? List.of(nameForm()) : token.is("{") ? list(name) : List.of(text());
        if (values.put(name.text(), value) != null) {
            throw failure(name.line(), "@Revision has " + name.text() + " twice.");
        }
    }

    /** Reads {@code Names.EXACT}, which may be qualified by its package or imported statically. */
    private String nameForm() throws NotJava {
        Token last = token;
        advance();
        while (token.is(".")) {
            advance();
            last = token;
            advance();
        }
        if (last.kind() != Kind.WORD || !NAME_FORMS.contains(last.text())) {
            throw failure(last.line(), "names must be Names.PLAIN or Names.EXACT.");
        }
        return last.text();
    }

    private List<String> list(Token name) throws NotJava {
        if (!LISTS.contains(name.text())) {
            throw failure(token.line(), name.text() + " is one string, not a list.");
        }
        List<String> texts = new ArrayList<>();
        advance();
        while (!token.is("}")) {
            texts.add(text());
            if (token.is(",")) {
                advance();
            } else if (!token.is("}")) {
                throw literal(token);
            }
        }
        advance();
        return texts;
    }

    /** Reads string literals joined with plus signs, possibly in parentheses. */
    private String text() throws NotJava {
        StringBuilder text = new StringBuilder();
        while (true) {
            if (token.is("(")) {
                advance();
                text.append(text());
                if (!token.is(")")) {
                    throw literal(token);
                }
            } else if (token.kind() == Kind.STRING) {
                text.append(token.text());
            } else {
                throw literal(token);
            }
            advance();
            if (!token.is("+")) {
                return text.toString();
            }
            advance();
        }
    }

    private RevisionException literal(Token found) {
        String what = found.kind() == Kind.END ? "the end of the file" : "\"" + found.text() + "\"";
        return failure(
                found.line(),
                "@Revision needs a string literal here, not " + what + ".\n"
                        + "The file is read without compiling it, so constants and calls cannot be used.");
    }

    private void advance() throws NotJava {
        do {
            token = lexer.next();
        } while (token.kind() == Kind.JAVADOC);
    }

    private RevisionHeader header() {
        String id = required("id").get(0);
        RevisionId.problem(id).ifPresent(problem -> {
            throw failure(lineOf("id"), problem);
        });
        List<String> labels = values.getOrDefault("branchLabels", List.of());
        labels.forEach(label -> RevisionId.labelProblem(label).ifPresent(problem -> {
            throw failure(lineOf("branchLabels"), problem);
        }));
        String reason = values.getOrDefault("irreversible", List.of("")).get(0);
        return new RevisionHeader(
                id,
                required("downRevision"),
                labels,
                values.getOrDefault("dependsOn", List.of()),
                reason.isEmpty() ? null : reason,
                created(required("created").get(0)),
                values.getOrDefault(NAMES, List.of("PLAIN")).contains("EXACT"));
    }

    /**
     * Reads a time. The form that Limbeck writes is read without a formatter, because this is ten times as fast and
     * histories can be long.
     */
    private Instant created(String text) {
        try {
            if (isUtc(text)) {
                LocalDate day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
                return day.atTime(number(text, 11, 13), number(text, 14, 16), number(text, 17, 19))
                        .toInstant(ZoneOffset.UTC);
            }
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw failure(
                    lineOf("created"),
                    "created is \"" + text + "\", which is not a valid time. Write it as 2026-11-23T07:45:12Z.");
        }
    }

    private static boolean isUtc(String text) {
        String form = "0000-00-00T00:00:00Z";
        boolean fits = text.length() == form.length();
        for (int at = 0; fits && at < form.length(); at++) {
            char c = text.charAt(at);
            fits = form.charAt(at) == '0' ? c >= '0' && c <= '9' : c == form.charAt(at);
        }
        return fits;
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private List<String> required(String name) {
        List<String> value = values.get(name);
        if (value == null) {
            String example = LISTS.contains(name) ? " = {} for a first revision" : "";
            throw failure(line, "@Revision needs " + name + example + ".");
        }
        return value;
    }

    private int lineOf(String name) {
        return lines.getOrDefault(name, line);
    }

    private RevisionException failure(int where, String message) {
        return RevisionReader.failure(source, where, message);
    }
}
