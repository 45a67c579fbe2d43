package dev.limbeck.mariadb.ddl;

import dev.limbeck.dialect.Planner.BrokenUser;
import dev.limbeck.dialect.token.SqlToken;
import dev.limbeck.mariadb.syntax.MariadbTokens;
import dev.limbeck.model.NameRule;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.TableName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Determines from a statement's text whether it might drop or replace a broken view or trigger. */
final class MariadbRepairs {
    /** The first words of statements that run other statements without showing them in their text. */
    private static final Set<String> RUNS_OTHERS =
            Set.of("call", "execute", "begin", "if", "case", "loop", "while", "repeat", "for");

    private static final Set<String> CHANGES = Set.of("create", "alter", "drop");
    private static final Set<String> KINDS =
            Set.of("view", "trigger", "table", "index", "procedure", "function", "package", "sequence");

    private final BrokenUser user;
    private final NameRules names;

    private MariadbRepairs(BrokenUser user, NameRules names) {
        this.user = user;
        this.names = names;
    }

    /** {@return whether the statement might drop or replace the view or trigger} */
    static boolean may(String sql, BrokenUser user, NameRules names) {
        return new MariadbRepairs(user, names).may(withoutSettings(MariadbTokens.meaningful(sql)));
    }

    /** Returns the tokens without the prefix {@code SET STATEMENT … FOR}. */
    private static List<SqlToken> withoutSettings(List<SqlToken> tokens) {
        int at = 0;
        if (tokens.size() > 2 && tokens.get(0).is("set") && tokens.get(1).is("statement")) {
            while (at < tokens.size() && !tokens.get(at++).is("for")) {}
        }
        return tokens.subList(at, tokens.size());
    }

    private boolean may(List<SqlToken> tokens) {
        if (tokens.isEmpty() || isOneOf(tokens.get(0), RUNS_OTHERS)) {
            return !tokens.isEmpty();
        }
        Optional<SqlToken> kind =
                tokens.stream().filter(token -> isOneOf(token, KINDS)).findFirst();
        if (kind.isEmpty() || !isOneOf(tokens.get(0), CHANGES)) {
            return false;
        }
        List<SqlToken> named = tokens.subList(tokens.indexOf(kind.get()) + 1, tokens.size());
        TableName on = user.table();
        if (on == null) {
            return kind.get().is("view") && names(named).stream().anyMatch(name -> names.same(name, user.name()));
        }
        return kind.get().is("trigger")
                ? names(named).stream()
                        .anyMatch(name -> NameRule.ASCII_INSENSITIVE.same(
                                name.name(), user.name().name()))
                : kind.get().is("table")
                        && tokens.get(0).is("drop")
                        && names(named).stream().anyMatch(name -> names.same(name, on));
    }

    private static boolean isOneOf(SqlToken token, Set<String> words) {
        return token.kind() == SqlToken.Kind.WORD && words.contains(token.name());
    }

    /** Returns the names in the statement that precede the beginning of its definition. */
    private static List<TableName> names(List<SqlToken> tokens) {
        return tokens.stream()
                .takeWhile(token -> !token.is("as") && !token.is('(') && !token.is("before") && !token.is("after"))
                .filter(SqlToken::isName)
                .map(token -> TableName.of(token.name(NameRule.EXACT)))
                .toList();
    }
}
