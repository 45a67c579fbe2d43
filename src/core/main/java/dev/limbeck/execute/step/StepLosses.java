package dev.limbeck.execute.step;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Planner;
import dev.limbeck.dialect.Planner.Loss;
import dev.limbeck.dialect.Planner.Loss.Effect;
import dev.limbeck.dialect.Statement;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AlterTable;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the objects that the remaining statements of a step would lose, and the columns that they change.
 *
 * @param planner the planner of the database
 */
record StepLosses(Planner planner) {

    /** Finds objects that a statement would lose, or otherwise affect. */
    interface Search {
        List<Loss> find(Planner planner, TableName table, Statement statement, Catalog now);
    }

    static final Search COLUMNS = Planner::findColumns;

    static final Search ALL = (planner, table, statement, now) -> Stream.concat(
                    planner.findLosses(table, statement, now).stream(),
                    planner.findColumns(table, statement, now).stream())
            .toList();

    /** {@return the losses of all remaining statements of the step, and the columns that they change} */
    Set<Loss> find(JournalEntry entry, Catalog now) {
        return find(entry, now, ALL);
    }

    /**
     * {@return the losses that the earlier statements of the step can have caused} Privileges are excluded, because
     * some servers let other programs change them despite all locks.
     */
    Set<Loss> findEffects(JournalEntry entry, Catalog now, Search search) {
        Set<Loss> losses = find(entry, now, search);
        losses.removeIf(loss -> loss.effect() == Effect.REVOKED);
        return losses;
    }

    /** {@return the objects that the remaining statements of the step recreate} */
    Set<Loss> findRestored(JournalEntry entry, Catalog now) {
        return find(entry, now, Planner::findRestored);
    }

    private Set<Loss> find(JournalEntry entry, Catalog now, Search search) {
        Set<Loss> losses = new LinkedHashSet<>();
        if (entry.operation() instanceof AlterTable batch) {
            entry.statements()
                    .subList(entry.done(), entry.statements().size())
                    .forEach(statement -> losses.addAll(search.find(planner, batch.table(), statement, now)));
        }
        return losses;
    }

    /** {@return the updated known losses after a statement that does not block other programs} */
    static Set<Loss> changed(Iterable<Loss> known, Set<Loss> before, Set<Loss> after) {
        Set<Loss> all = new LinkedHashSet<>();
        known.forEach(all::add);
        before.stream().filter(loss -> !after.contains(loss)).forEach(all::remove);
        after.stream()
                .filter(loss -> !before.contains(loss) && loss.effect() != Effect.REVOKED)
                .forEach(all::add);
        return all;
    }

    /** {@return a message that states what other programs have changed, and how to continue} */
    static String refusal(Set<Loss> losses) {
        Map<Effect, Set<String>> names = new EnumMap<>(Effect.class);
        losses.forEach(loss -> names.computeIfAbsent(loss.effect(), effect -> new LinkedHashSet<>())
                .add(loss.description()));
        return names.entrySet().stream()
                .map(each -> refusal(each.getKey(), each.getValue()))
                .collect(Collectors.joining(" "));
    }

    private static String refusal(Effect effect, Set<String> names) {
        boolean one = names.size() == 1 && effect != Effect.REVOKED;
        String them = one ? "it" : "them";
        String subject = String.join(", ", names);
        return Character.toUpperCase(subject.charAt(0)) + subject.substring(1) + (one ? " was " : " were ")
                + (effect == Effect.REVOKED ? "changed" : "created or changed")
                + " after the step was planned, and would "
                + switch (effect) {
                    case OVERWRITTEN ->
                        "revert to " + (one ? "its" : "their") + " earlier definition. Define " + them
                                + " as before, continue the revision, and change " + them + " again.";
                    case DROPPED -> "be lost. Drop " + them + ", continue the revision, and create " + them + " again.";
                    case REVOKED -> "be lost. Revoke them, continue the revision, and grant them again.";
                    case RESTORED, REWRITTEN -> throw new IllegalArgumentException("Nothing is lost: " + subject);
                };
    }
}
