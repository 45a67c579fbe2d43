package dev.limbeck.render;

import dev.limbeck.model.TableName;
import dev.limbeck.ops.AlterSequence;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateSequence;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.CreateTrigger;
import dev.limbeck.ops.CreateView;
import dev.limbeck.ops.DropSequence;
import dev.limbeck.ops.DropTable;
import dev.limbeck.ops.DropTrigger;
import dev.limbeck.ops.DropView;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.RenameTable;
import dev.limbeck.ops.ReplaceView;
import java.util.ArrayList;
import java.util.List;

/**
 * The upgrade or downgrade method of a revision, laid out so that tables are easy to find and the limits of javac are
 * respected: 64 KB of code per method and 65,535 constants per class (JVMS 4.7.3 and 4.11). With more than 50
 * operations, operations that take several lines are moved to a private method for each table. With more than 1,000
 * operations, or very many names, these methods are moved to nested classes. The nested classes inherit the builders
 * themselves: if they called the inherited builders of the outer class, javac would add a method to the outer class for
 * every call.
 */
final class DirectionWriter {
    private static final int METHODS_FROM = 50;
    private static final int CLASSES_FROM = 1_000;
    private static final int CONSTANTS = 20_000;
    private static final int TABLES_A_CLASS = 200;
    private static final SubjectWalk SUBJECTS = new SubjectWalk();

    private final String name;
    private final List<Group> groups = new ArrayList<>();
    private final int size;

    /** Creates the method with the statements that the writer returns. */
    DirectionWriter(String name, List<Operation> operations, OperationCalls words) {
        this.name = name;
        size = operations.size();
        for (Operation operation : operations) {
            List<CodeStatement> statements = words.write(operation);
            String subject = operation.accept(SUBJECTS).toString();
            boolean same =
                    !groups.isEmpty() && groups.get(groups.size() - 1).subject().equals(subject);
            if (!same && !statements.isEmpty()) {
                groups.add(new Group(subject, new ArrayList<>()));
            }
            if (!statements.isEmpty()) {
                groups.get(groups.size() - 1).statements().addAll(statements);
            }
        }
    }

    /** {@return upgrade or downgrade} */
    String name() {
        return name;
    }

    /** Consecutive statements for one table. */
    private record Group(String subject, List<CodeStatement> statements) {

        String lines(int indent) {
            List<String> lines =
                    statements.stream().map(each -> each.format(indent)).toList();
            return String.join("\n", lines);
        }
    }

    /**
     * A method and the members that it calls.
     *
     * @param body the statements, indented for a method of the revision
     * @param members the methods and classes to add to the revision, indented for its body; may be empty
     */
    record Code(String body, String members) {}

    boolean isEmpty() {
        return groups.isEmpty();
    }

    Code write() {
        if (size <= METHODS_FROM) {
            return new Code(join(groups, 8), "");
        }
        List<List<Group>> parts = parts();
        if (parts.size() == 1) {
            return methods(groups, new Place(name, 4, "private void "));
        }
        StringBuilder calls = new StringBuilder();
        StringBuilder classes = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            String type = capitalize(name) + (i + 1);
            Code code = methods(parts.get(i), new Place("on", 8, "private static void "));
            calls.append(i == 0 ? "" : "\n").append("        ").append(type).append(".run(op);");
            classes.append("\n    private abstract static class ")
                    .append(type)
                    .append(" extends Migration {\n        static void run(Operations op) {\n")
                    .append(code.body())
                    .append("\n        }\n")
                    .append(code.members())
                    .append("    }\n");
        }
        return new Code(calls.toString(), classes.toString());
    }

    /**
     * Specifies how the methods of one class are written: the prefix of their names, their indentation, and their
     * modifiers.
     */
    private record Place(String prefix, int indent, String declaration) {}

    private static Code methods(List<Group> groups, Place place) {
        String margin = " ".repeat(place.indent());
        MethodNames names = new MethodNames(place.prefix());
        StringBuilder body = new StringBuilder();
        StringBuilder members = new StringBuilder();
        for (Group group : groups) {
            String lines = group.lines(place.indent() + 4);
            body.append(body.isEmpty() ? "" : "\n");
            if (lines.indexOf('\n') < 0) {
                body.append(lines);
            } else {
                String method = names.assign(group.subject());
                body.append(margin).append("    ").append(method).append("(op);");
                members.append("\n")
                        .append(margin)
                        .append(place.declaration())
                        .append(method)
                        .append("(Operations op) {\n")
                        .append(lines)
                        .append("\n")
                        .append(margin)
                        .append("}\n");
            }
        }
        return new Code(body.toString(), members.toString());
    }

    /** Divides the groups so that the names of each part fit into one class. */
    private List<List<Group>> parts() {
        int all = groups.stream().mapToInt(DirectionWriter::constants).sum();
        if (size <= CLASSES_FROM && all <= CONSTANTS) {
            return List.of(groups);
        }
        List<List<Group>> parts = new ArrayList<>();
        int constants = 0;
        for (Group group : groups) {
            int added = constants(group);
            boolean full = parts.isEmpty()
                    || parts.get(parts.size() - 1).size() == TABLES_A_CLASS
                    || constants + added > CONSTANTS / 2;
            if (full) {
                parts.add(new ArrayList<>());
                constants = 0;
            }
            parts.get(parts.size() - 1).add(group);
            constants += added;
        }
        return parts;
    }

    /**
     * Returns an upper bound for the number of constants in the group: the number of quotation marks and calls in its
     * statements.
     */
    private static int constants(Group group) {
        return (int) group.lines(0).chars().filter(c -> c == '"' || c == '(').count();
    }

    /** Joins the groups. One-line statements form a block; a longer statement has an empty line before and after it. */
    private static String join(List<Group> groups, int indent) {
        StringBuilder text = new StringBuilder();
        boolean longBefore = false;
        for (Group group : groups) {
            String lines = group.lines(indent);
            boolean longNow = lines.indexOf('\n') >= 0;
            if (!text.isEmpty()) {
                text.append(longBefore || longNow ? "\n\n" : "\n");
            }
            text.append(lines);
            longBefore = longNow;
        }
        return text.toString();
    }

    private static String capitalize(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    /** Finds the table that an operation changes. */
    private static final class SubjectWalk implements Operation.Visitor<TableName> {
        private static final TableName STATEMENTS = TableName.of("Statements");

        @Override
        public TableName visit(CreateTable operation) {
            return operation.table().name();
        }

        @Override
        public TableName visit(DropTable operation) {
            return operation.table().name();
        }

        @Override
        public TableName visit(RenameTable operation) {
            return operation.from();
        }

        @Override
        public TableName visit(AlterTable operation) {
            return operation.table();
        }

        @Override
        public TableName visit(AlterTable.Comment operation) {
            return operation.table();
        }

        @Override
        public TableName visit(CreateView operation) {
            return operation.view().name();
        }

        @Override
        public TableName visit(DropView operation) {
            return operation.view().name();
        }

        @Override
        public TableName visit(ReplaceView operation) {
            return operation.after().name();
        }

        @Override
        public TableName visit(CreateTrigger operation) {
            return operation.trigger().table();
        }

        @Override
        public TableName visit(DropTrigger operation) {
            return operation.trigger().table();
        }

        @Override
        public TableName visit(CreateSequence operation) {
            return operation.sequence().name();
        }

        @Override
        public TableName visit(AlterSequence operation) {
            return operation.before().name();
        }

        @Override
        public TableName visit(DropSequence operation) {
            return operation.sequence().name();
        }

        @Override
        public TableName visit(ExecuteSql operation) {
            return STATEMENTS;
        }
    }
}
