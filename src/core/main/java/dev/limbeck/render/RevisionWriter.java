package dev.limbeck.render;

import dev.limbeck.model.CaseFolding;
import dev.limbeck.model.NameRule;
import dev.limbeck.model.NameRules;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.Recreate;
import dev.limbeck.ops.evolution.MappedOperation;
import dev.limbeck.ops.evolution.NameMapping;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the text of a revision file. The same revision always results in the same text. The text ends in a line feed,
 * contains no other line terminators, and compiles with {@code -Xlint:all -Werror}.
 */
public final class RevisionWriter {
    /**
     * The maximum length of a message in the annotation: a constant has at most 65,535 bytes, and a character takes at
     * most 3 bytes.
     */
    private static final int MAX_MESSAGE = 65_535 / 3;
    /** The width of the indentation, {@code message = } and the comma after it. */
    private static final int MESSAGE_INDENT = 20;

    private RevisionWriter() {}

    /** {@return the whole file} */
    public static String render(RevisionText revision) {
        return render(revision, null);
    }

    /**
     * {@return the whole file of a revision that was imported from another tool, or of one of Limbeck's own revisions
     * if {@code details} is null}
     */
    public static String render(RevisionText revision, @Nullable ImportDetails details) {
        ImportDetails.Untranslated unfinished = details == null ? null : details.untranslated();
        NameMapping names = NameMapping.writing(revision.names(), revision.forms(), hasMostlyExactNames(revision));
        OperationCalls calls = new OperationCalls(revision.costs(), details == null, names);
        DirectionWriter upgrade = new DirectionWriter("upgrade", revision.upgrade(), calls);
        DirectionWriter downgrade = new DirectionWriter("downgrade", revision.downgrade(), calls);
        DirectionWriter.Code up = upgrade.write();
        DirectionWriter.Code down = downgrade.write();
        String upgradeBody = upgrade.isEmpty() ? emptyUpgrade(revision, details) : up.body();
        String downgradeBody = downgrade.isEmpty() ? emptyDowngrade(revision, upgrade) : down.body();
        if (unfinished != null) {
            upgradeBody = unfinished(upgrade, upgradeBody, unfinished, unfinished.upgrade());
            downgradeBody = unfinished(downgrade, downgradeBody, unfinished, unfinished.downgrade());
        }
        return header(revision, details)
                + method("upgrade", upgradeBody)
                + up.members()
                + method("downgrade", downgradeBody)
                + down.members()
                + "}\n";
    }

    /** Adds the untranslated code, if there is any, to the translated operations. */
    private static String unfinished(
            DirectionWriter direction, String body, ImportDetails.Untranslated unfinished, String code) {
        if (code.isEmpty()) {
            return body;
        }
        String comment = CodeComment.writeUntranslated(direction.name(), unfinished, code);
        return direction.isEmpty() ? comment : body + "\n\n" + CodeComment.PARTIAL + comment;
    }

    private static String header(RevisionText revision, @Nullable ImportDetails details) {
        String place = revision.packageName().isEmpty() ? "" : "package " + revision.packageName() + ";\n\n";
        return place
                + "import dev.limbeck.Migration;\n"
                + (hasMostlyExactNames(revision) ? "import dev.limbeck.Names;\n" : "")
                + "import dev.limbeck.Operations;\nimport dev.limbeck.Revision;\n"
                + (recreates(revision) ? "import dev.limbeck.ops.Recreate;\n" : "")
                + "\n"
                + JavadocMessage.comment(revision.message())
                + annotation(revision, details)
                + "\npublic final class "
                + revision.className()
                + " extends Migration {\n";
    }

    /**
     * Returns whether the file declares that all its names are exact, because most of them are, and writing the others
     * as exact names makes no difference on any database.
     */
    private static boolean hasMostlyExactNames(RevisionText revision) {
        List<String> exact = new ArrayList<>();
        List<String> plain = new ArrayList<>();
        List<String> folded = new ArrayList<>();
        NameMapping sorting = NameMapping.writing(revision.names(), revision.forms(), false)
                .observed((key, written) -> (NameRule.isExact(written)
                                ? exact
                                : isFolded(revision, key, written) ? folded : plain)
                        .add(written));
        Stream.concat(revision.upgrade().stream(), revision.downgrade().stream())
                .forEach(operation -> MappedOperation.of(operation, sorting));
        return folded.isEmpty() && exact.size() > plain.size();
    }

    /**
     * Returns whether the entities write the name without quotes, in which case some databases store it in a different
     * case.
     */
    private static boolean isFolded(RevisionText revision, NameRules.Key key, String written) {
        return !written.equals(key.name())
                || (revision.forms().written().containsKey(key)
                        && !CaseFolding.fold(written).equals(written));
    }

    private static boolean recreates(RevisionText revision) {
        return Stream.concat(revision.upgrade().stream(), revision.downgrade().stream())
                .anyMatch(RevisionWriter::recreates);
    }

    private static boolean recreates(Operation operation) {
        return operation instanceof AlterTable batch && batch.recreate() != Recreate.AUTO;
    }

    private static String annotation(RevisionText revision, @Nullable ImportDetails details) {
        List<String> values = new ArrayList<>();
        values.add("id = " + JavaString.literal(revision.id()));
        values.add("downRevision = " + array(revision.downRevisions()));
        values.add("created = "
                + JavaString.literal(
                        revision.created().truncatedTo(ChronoUnit.SECONDS).toString()));
        message(revision.message()).ifPresent(values::add);
        if (!revision.branchLabels().isEmpty()) {
            values.add("branchLabels = " + array(revision.branchLabels()));
        }
        if (!revision.dependsOn().isEmpty()) {
            values.add("dependsOn = " + array(revision.dependsOn()));
        }
        String irreversible = details == null ? null : details.irreversible();
        if (irreversible != null) {
            values.add("irreversible = " + JavaString.literal(irreversible));
        }
        if (hasMostlyExactNames(revision)) {
            values.add("names = Names.EXACT");
        }
        String line = "@Revision(" + String.join(", ", values) + ")";
        return line.length() <= Layout.WIDTH && line.indexOf('\n') < 0
                ? line
                : "@Revision(\n        " + String.join(",\n        ", values) + ")";
    }

    /**
     * Returns the {@code message} attribute of the annotation; empty if there is no message, or if the message is too
     * long for a constant (JVMS 4.4.7).
     */
    private static Optional<String> message(String whole) {
        String line = JavadocMessage.firstLine(whole);
        boolean fits = line.length() <= MAX_MESSAGE;
        return line.isEmpty() || !fits
                ? Optional.empty()
                : Optional.of("message = "
                        + String.join(
                                "\n                + ", JavaString.literals(line, Layout.WIDTH - MESSAGE_INDENT)));
    }

    private static String array(List<String> values) {
        return values.size() == 1
                ? JavaString.literal(values.get(0))
                : values.stream().map(JavaString::literal).collect(Collectors.joining(", ", "{", "}"));
    }

    private static String method(String name, String body) {
        return "\n    @Override\n    public void " + name + "(Operations op) {\n" + body + "\n    }\n";
    }

    private static String emptyUpgrade(RevisionText revision, @Nullable ImportDetails details) {
        if (details != null && revision.downRevisions().size() < 2) {
            return "        // Nothing to do.";
        }
        return revision.downRevisions().size() > 1
                ? "        // Nothing to do: this revision joins branches."
                : "        // What this revision does, for instance:\n"
                        + "        // op.addColumn(\"user\", column(\"phone\", varchar(20)));";
    }

    private static String emptyDowngrade(RevisionText revision, DirectionWriter upgrade) {
        if (revision.downRevisions().size() > 1) {
            return "        // Nothing to revert.";
        }
        return upgrade.isEmpty()
                ? "        // How to revert it, for instance:\n        // op.dropColumn(\"user\", \"phone\");"
                : "        // Nothing reverts this yet.";
    }
}
