package dev.limbeck.execute.step;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.execute.OperationTarget.RowWork;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.ExecuteSql.EnumValues;
import dev.limbeck.ops.Operation;

/** One step of a recorded revision. */
sealed interface Step {

    /** {@return the text that identifies the step in the journal} Steps with the same text have the same effect. */
    String text();

    /** {@return the step as part of a sentence, for instance {@code drop column age of user}} */
    String describe();

    /**
     * A step that an operation describes.
     *
     * @param operation the operation, completed with details from the schema
     */
    record Change(Operation operation) implements Step {
        @Override
        public String text() {
            return RecordText.encode(operation);
        }

        @Override
        public String describe() {
            return operation.describe();
        }

        /**
         * {@return this step with the values that an enum type has now, if it replaces them} They are needed to revert
         * the step if the revision remains incomplete.
         */
        Change withCurrentValues(Catalog catalog) {
            if (!(operation instanceof ExecuteSql sql)) {
                return this;
            }
            EnumValues values = sql.values();
            if (values == null || sql.isReversible()) {
                return this;
            }
            return catalog.enumerations().entrySet().stream()
                    .filter(type -> catalog.schema().names().same(type.getKey(), values.type()))
                    .map(type -> new Change(new ExecuteSql(null, null, values, values.withValues(type.getValue()))))
                    .findFirst()
                    .orElse(this);
        }

        /** {@return whether the recorded step is the same, even if it includes the previous values of an enum type} */
        boolean isSame(Operation recorded) {
            boolean added = recorded instanceof ExecuteSql sql
                    && sql.values() != null
                    && operation instanceof ExecuteSql own
                    && !own.isReversible();
            return operation.equals(added ? ((ExecuteSql) recorded).withReverseSql(null) : recorded);
        }
    }

    /**
     * A step that reads and writes rows with Java code.
     *
     * @param name the name, unique within the revision
     * @param work the code
     */
    record Rows(String name, RowWork<?> work) implements Step {
        @Override
        public String text() {
            return name;
        }

        @Override
        public String describe() {
            return "run \"" + name + "\"";
        }
    }
}
